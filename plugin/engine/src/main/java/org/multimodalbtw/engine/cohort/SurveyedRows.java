package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.multimodalbtw.engine.runtime.Meanwhile;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.PatientNames;

/**
 * What the first rows of a file show: 1,000, and as many more as are in a million characters; of labels all, since only then is it known that
 * an outcome has no other value. Rows are looked at in another thread while the next ones are read; what is seen does not
 * depend on it.
 */
final class SurveyedRows {

    private static final int SAMPLED_ROWS = 1000;
    private static final long SAMPLED_CHARACTERS = 1_000_000;
    /** With more columns, one of them may tell the outcome by chance. */
    private static final int MANY_COLUMNS = 500;

    private final CsvSurvey source;
    private final String[] header;
    private final int idIndex;
    private final List<ColumnCells> cells = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final SameRows sameRows;
    private final PatientNames names = new PatientNames();

    /** Columns whose names say nothing of the rows of a patient: nearly all, after a few rows. */
    private final BitSet unnamed = new BitSet();

    private CellBlock filling;
    private CellBlock shown;
    private Meanwhile showing = Meanwhile.nothing();
    private long characters;
    private String lastId;
    private int lastKnown = -1;

    private SurveyedRows(CsvSurvey source, String[] header, int idIndex) {
        this.source = source;
        this.header = header;
        this.idIndex = idIndex;
        for (String name : header) {
            cells.add(new ColumnCells(name, source.known(), header.length > MANY_COLUMNS));
        }
        sameRows = new SameRows(source, header, idIndex);
        filling = new CellBlock(header.length, source.settings().missingTexts());
        shown = new CellBlock(header.length, source.settings().missingTexts());
    }

    /**
     * @param source the file
     * @param records its rows, of which the first were read to find the ids
     * @param id which column holds the ids
     * @return what they show
     * @throws org.multimodalbtw.engine.InputException if a row cannot be read, or rows with the same id are of different patients in the labels
     */
    static SurveyedRows of(CsvSurvey source, CsvRecords records, IdColumn id) {
        SurveyedRows rows = new SurveyedRows(source, records.header(), id.index());
        try {
            id.seen().forEach(rows::add);
            String[] row = rows.isEnough(records) ? null : records.next();
            while (row != null) {
                rows.add(row);
                row = rows.isEnough(records) ? null : records.next();
            }
        } finally {
            rows.showing.finish();
        }
        rows.show(rows.filling);
        rows.sameRows.require();
        return rows;
    }

    /** The first cells of each column of the file. */
    List<ColumnCells> cells() {
        return cells;
    }

    /** How many different ids they have. */
    int ids() {
        return ids.size();
    }

    /** What each patient has in columns of few names. */
    PatientNames names() {
        return names;
    }

    private boolean isEnough(CsvRecords records) {
        return !source.isLabels() && records.row() >= SAMPLED_ROWS && characters >= SAMPLED_CHARACTERS;
    }

    private void add(String[] row) {
        for (int index = 0; index < row.length && characters < SAMPLED_CHARACTERS; index++) {
            characters += row[index].length();
        }
        filling.add(row);
        if (filling.isFull()) {
            handOver();
        }
    }

    /** While the rows before are still being shown, this thread looks at those that it has read. */
    private void handOver() {
        while (filling.isUnseen() && !showing.isDone()) {
            filling.lookAtNext();
        }
        showing.finish();
        CellBlock full = filling;
        filling = shown;
        shown = full;
        showing = Meanwhile.of(() -> show(full));
    }

    private void show(CellBlock block) {
        block.look();
        int[] known = new int[block.size()];
        Arrays.fill(known, -1);
        for (int row = 0; row < known.length && !source.isLabels(); row++) {
            String id = block.row(row)[idIndex];
            if (!id.equals(lastId)) {
                lastId = id;
                lastKnown = source.known().find(id);
                ids.add(id);
            }
            known[row] = lastKnown;
            addNames(block, id, row);
        }
        sameRows.add(block, known);
        block.show(cells, known);
        block.clear();
    }

    private void addNames(CellBlock block, String id, int row) {
        for (int index = unnamed.nextClearBit(0); index < header.length; index = unnamed.nextClearBit(index + 1)) {
            if (index != idIndex && block.isFilled(row, index)) {
                unnamed.set(index, !names.add(header[index], id, block.row(row)[index]));
            }
        }
    }
}
