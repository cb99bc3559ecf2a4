package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Some columns of a table, with all rows.
 *
 * @param rows the table
 * @param places where the columns are in it
 */
record ChosenColumns(TableRows rows, List<Integer> places) implements TableRows {

    @Override
    public List<TableColumn> columns() {
        return places.stream().map(rows.columns()::get).toList();
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public boolean areTexts() {
        return rows.areTexts();
    }

    @Override
    public void forEach(Visitor visitor) {
        rows.forEach(row -> visitor.visit(new Chosen(row)));
    }

    private final class Chosen extends ForwardingRow {

        private Chosen(Row row) {
            super(row);
        }

        @Override
        public boolean isMissing(int column) {
            return row.isMissing(places.get(column));
        }

        @Override
        public double number(int column) {
            return row.number(places.get(column));
        }

        @Override
        public String category(int column) {
            return row.category(places.get(column));
        }

        @Override
        public double[] vector(int column) {
            return row.vector(places.get(column));
        }

        @Override
        public InputStream image(int column) throws IOException {
            return row.image(places.get(column));
        }
    }
}
