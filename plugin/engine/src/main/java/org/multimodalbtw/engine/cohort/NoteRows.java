package org.multimodalbtw.engine.cohort;

import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/** The notes of a file one by one: the patient in a first column, then texts and times; rows are numbered. */
final class NoteRows implements TableRows {

    private final TableRows rows;
    private final int[] places;

    /**
     * @param file with several notes of a patient
     * @param roles which of its columns are patient and times
     */
    NoteRows(CsvFile file, NoteRoles roles) {
        rows = new NumberedRows(file);
        List<CsvColumn> columns = file.layout().columns();
        places = IntStream.range(0, rows.columns().size())
                .filter(place -> place == 0
                        || columns.get(place - 1).isLongText()
                        || isTime(columns.get(place - 1).column().name(), roles))
                .toArray();
    }

    private static boolean isTime(String name, NoteRoles roles) {
        return name.equals(roles.time()) || roles.start().filter(name::equals).isPresent();
    }

    @Override
    public List<TableColumn> columns() {
        return IntStream.of(places).mapToObj(rows.columns()::get).toList();
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public void forEach(Visitor visitor) {
        rows.forEach(row -> visitor.visit(new Note(row, places)));
    }

    private record Note(Row row, int[] places) implements Row {

        @Override
        public String id() {
            return row.id();
        }

        @Override
        public boolean isMissing(int column) {
            return row.isMissing(places[column]);
        }

        @Override
        public double number(int column) {
            return row.number(places[column]);
        }

        @Override
        public String category(int column) {
            return row.category(places[column]);
        }

        @Override
        public double[] vector(int column) {
            return row.vector(places[column]);
        }
    }
}
