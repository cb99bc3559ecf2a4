package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** Rows of which several have the same id: they are numbered from Row0 on, and the id stands in a first column. */
final class NumberedRows implements TableRows {

    private final CsvFile file;
    private final List<TableColumn> columns = new ArrayList<>();

    NumberedRows(CsvFile file) {
        this.file = file;
        columns.add(new TableColumn(file.idColumn(), TableColumn.Kind.CATEGORY));
        columns.addAll(file.columns());
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return file.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        long[] count = {0};
        file.forEach(row -> visitor.visit(new Numbered(row, count[0]++)));
    }

    private record Numbered(Row row, long number) implements Row {

        @Override
        public String id() {
            return "Row" + number;
        }

        @Override
        public boolean isMissing(int column) {
            return column > 0 && row.isMissing(column - 1);
        }

        @Override
        public double number(int column) {
            return row.number(column - 1);
        }

        @Override
        public String category(int column) {
            return column == 0 ? row.id() : row.category(column - 1);
        }

        @Override
        public double[] vector(int column) {
            return row.vector(column - 1);
        }
    }
}
