package org.multimodalbtw.spark.engine;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.spark.engine.PatientRows.PatientRow;

/** Rows of a raw table as the encoder of a modality reads them; the patient is the rows' id. */
final class ModalityRows implements TableRows {

    private final List<PatientRow> rows;
    private final CellReader reader;
    private final List<TableColumn> columns;
    private final boolean areTexts;
    private final boolean isOneAPatient;
    private final String remedy;
    private PatientRow current;

    /**
     * @param rows the rows
     * @param encoder reads them
     * @param reader gives it the cells
     */
    ModalityRows(PatientRows rows, FittedEncoder encoder, CellReader reader) {
        this.reader = reader;
        columns = reader.columns();
        areTexts = rows.facts().isTexts();
        remedy = "Keep one row for each patient; a series with several rows a patient goes to the Series Encoder.";
        isOneAPatient = encoder.reads() == RawKind.CELLS || encoder.reads() == RawKind.NUMBERS;
        boolean areTextsJoined =
                encoder.reads() == RawKind.TEXTS && encoder.patientColumn().isEmpty();
        if (rows.facts().areNamesInRows()) {
            this.rows = NamesInRows.joined(rows.rows());
        } else {
            this.rows = areTextsJoined ? joined(rows.rows()) : rows.rows();
        }
    }

    private ModalityRows(PatientRows rows, CellReader reader, boolean isOneAPatient, String remedy) {
        this.reader = reader;
        columns = reader.columns();
        areTexts = rows.facts().isTexts();
        this.isOneAPatient = isOneAPatient;
        this.remedy = remedy;
        this.rows = rows.rows();
    }

    /**
     * @param rows the rows of a table of one row a patient
     * @param reader gives their cells
     * @param remedy what to do where a patient has several rows
     * @return the rows for an encoder that learns from them
     */
    static ModalityRows ofTable(PatientRows rows, CellReader reader, String remedy) {
        return new ModalityRows(rows, reader, true, remedy);
    }

    /**
     * @param rows rows of measurements or pictures, any number a patient
     * @param reader gives their cells
     * @return the rows for an encoder that learns from them
     */
    static ModalityRows ofSeveral(PatientRows rows, CellReader reader) {
        return new ModalityRows(rows, reader, false, "");
    }

    /** Several texts of a patient are one, in the order of the rows, as where a folder of files is read. */
    private static List<PatientRow> joined(List<PatientRow> rows) {
        Map<String, PatientRow> joined = new LinkedHashMap<>();
        rows.forEach(row -> joined.merge(row.patient(), row, ModalityRows::join));
        return List.copyOf(joined.values());
    }

    private static PatientRow join(PatientRow first, PatientRow second) {
        Object[] cells = first.cells().clone();
        for (int cell = 0; cell < cells.length; cell++) {
            Object next = second.cells()[cell];
            boolean areBoth = cells[cell] instanceof String && next instanceof String;
            cells[cell] = areBoth ? cells[cell] + "\n" + next : cells[cell] == null ? next : cells[cell];
        }
        return new PatientRow(first.patient(), first.file(), cells);
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public boolean areTexts() {
        return areTexts;
    }

    /** @return where a row is that is being read, in a message; empty while none is */
    Optional<String> current() {
        return Optional.ofNullable(current).map(row -> "File " + row.file() + ", patient '" + row.patient() + "': ");
    }

    @Override
    public void forEach(Visitor visitor) {
        Set<String> seen = new HashSet<>();
        for (PatientRow row : rows) {
            current = row;
            if (isOneAPatient && !seen.add(row.patient())) {
                throw new InputException("The id '" + row.patient() + "' occurs twice.", remedy);
            }
            visitor.visit(new Visited(row));
        }
        current = null;
    }

    private final class Visited implements Row {

        private final PatientRow row;

        Visited(PatientRow row) {
            this.row = row;
        }

        @Override
        public String id() {
            return row.patient();
        }

        @Override
        public boolean isMissing(int column) {
            return row.cells()[column] == null;
        }

        @Override
        public double number(int column) {
            return reader.number(row.cells()[column], column);
        }

        @Override
        public String category(int column) {
            return reader.text(row.cells()[column], column);
        }

        @Override
        public double[] vector(int column) {
            return (double[]) row.cells()[column];
        }

        @Override
        public InputStream image(int column) {
            return new ByteArrayInputStream((byte[]) row.cells()[column]);
        }
    }
}
