package org.multimodalbtw.spark.engine;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.CellText;
import org.multimodalbtw.spark.door.CellBytes;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.door.TableFacts;

/** Rows of a raw table with their cells. */
final class PatientRows {

    private final TableFacts facts;
    private final List<PatientRow> rows;

    /**
     * A row.
     *
     * @param patient whose it is
     * @param file the name of its file
     * @param cells its cells, {@code null} where they are empty
     */
    record PatientRow(String patient, String file, Object[] cells) {}

    /**
     * @param facts the table
     * @param raw some rows of it
     */
    PatientRows(TableFacts facts, List<RawRows> raw) {
        this.facts = facts;
        rows = raw.stream().flatMap(this::rows).toList();
    }

    private Stream<PatientRow> rows(RawRows raw) {
        CellBytes bytes = new CellBytes(raw.cells(), facts.columns().size());
        String file = facts.files().get(raw.file());
        return IntStream.range(0, raw.count()).mapToObj(row -> new PatientRow(raw.patient(), file, tidy(bytes.next())));
    }

    private Object[] tidy(Object[] cells) {
        for (int cell = 0; facts.isTexts() && cell < cells.length; cell++) {
            cells[cell] = tidy((String) cells[cell]);
        }
        return cells;
    }

    /** Spaces around a cell do not count, and the usual texts mean that it is empty, as where a folder of files is read. */
    private static String tidy(String cell) {
        String text = cell == null ? "" : CellText.strip(cell);
        return CellReading.USUAL_EMPTY.contains(text) ? null : text;
    }

    /** @return the table */
    TableFacts facts() {
        return facts;
    }

    /** @return the rows in their order */
    List<PatientRow> rows() {
        return rows;
    }
}
