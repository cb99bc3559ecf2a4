package org.multimodalbtw.engine.encode.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.encode.Cells;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/** What is counted in a part of the training rows, or in all of them, by the columns that an encoder reads. */
final class TabularCounts {

    private final List<TableColumn> columns;
    private final long[] missing;
    private TrainingSurvey survey;
    /** Those of a column; of vectors one for each element. */
    private final List<List<MergedNumbers>> numbers = new ArrayList<>();

    private final long[] empty;
    private long present;

    /**
     * @param columns the columns as they are read
     * @param written how many columns the table has
     */
    TabularCounts(List<TableColumn> columns, int written) {
        this.columns = columns;
        missing = new long[written];
        survey = new TrainingSurvey(columns);
        columns.forEach(column -> numbers.add(new ArrayList<>()));
        empty = new long[columns.size()];
    }

    /** Counts rows in the first reading. */
    void addFirst(TableRows rows, TableRows read) {
        rows.forEach(row -> {
            for (int column = 0; column < missing.length; column++) {
                missing[column] += row.isMissing(column) ? 1 : 0;
            }
        });
        read.forEach(row -> {
            survey.add(row);
            for (int column = 0; column < columns.size(); column++) {
                add(row, column, true);
            }
        });
    }

    /** Counts rows in a later reading. */
    void addAgain(TableRows read, EmptyCells cells) {
        read.forEach(row -> {
            cells.add(row);
            for (int column = 0; column < columns.size(); column++) {
                add(row, column, false);
            }
        });
    }

    /** Notes the empty cells of a reading. */
    void put(EmptyCells cells) {
        present = cells.rowsPresent();
        for (int column = 0; column < empty.length; column++) {
            empty[column] = cells.inColumn(column);
        }
    }

    private void add(TableRows.Row row, int column, boolean isFirst) {
        TableColumn found = columns.get(column);
        if (found.kind() == Kind.NUMBER) {
            add(column, 0, Cells.number(row, column, found.name()), isFirst);
        } else if (found.kind() == Kind.VECTOR) {
            double[] vector = Cells.vector(row, column, found.name(), -1);
            for (int element = 0; vector != null && element < vector.length; element++) {
                add(column, element, vector[element], isFirst);
            }
        }
    }

    private void add(int column, int element, double number, boolean isFirst) {
        List<MergedNumbers> ofColumn = numbers.get(column);
        while (ofColumn.size() <= element) {
            ofColumn.add(new MergedNumbers());
        }
        if (isFirst) {
            ofColumn.get(element).add(number);
        } else {
            ofColumn.get(element).addAgain(number);
        }
    }

    /** Adds what was counted in another part. */
    void add(TabularCounts other, boolean isFirst) {
        if (isFirst) {
            survey.add(other.survey);
            for (int column = 0; column < missing.length; column++) {
                missing[column] += other.missing[column];
            }
        }
        present += other.present;
        for (int column = 0; column < empty.length; column++) {
            empty[column] += other.empty[column];
            for (int element = 0; element < other.numbers.get(column).size(); element++) {
                add(column, element, other.numbers.get(column).get(element), isFirst);
            }
        }
    }

    private void add(int column, int element, MergedNumbers other, boolean isFirst) {
        List<MergedNumbers> ofColumn = numbers.get(column);
        while (ofColumn.size() <= element) {
            ofColumn.add(new MergedNumbers());
        }
        if (isFirst) {
            ofColumn.get(element).add(other);
        } else {
            ofColumn.get(element).addAgain(other);
        }
    }

    /** Ends a reading. */
    void decide() {
        numbers.forEach(ofColumn -> ofColumn.forEach(MergedNumbers::decide));
    }

    /** Begins a later reading of all rows, which counts empty cells anew. */
    void begin() {
        present = 0;
        Arrays.fill(empty, 0);
    }

    /** Begins a later reading of a part, to which the survey of all rows does not belong. */
    void beginPart() {
        begin();
        survey = new TrainingSurvey(columns);
    }

    /** @return whether every number's statistics are known */
    boolean isDone() {
        return numbers.stream().flatMap(List::stream).allMatch(MergedNumbers::isDone);
    }

    /** @return the survey of the rows */
    TrainingSurvey survey() {
        return survey;
    }

    /** @return how often cells are missing, by the table's columns */
    long[] missing() {
        return missing;
    }

    /** @return the statistics of the features of {@link TabularFit#features} */
    List<NumberStatistics> statistics() {
        return TabularFit.features(survey).stream()
                .map(feature -> Math.max(0, feature.element())
                                < numbers.get(feature.column()).size()
                        ? numbers.get(feature.column())
                                .get(Math.max(0, feature.element()))
                                .statistics()
                        : NumberStatistics.NONE)
                .toList();
    }

    /** Adds the empty cells to a count of all rows. */
    void addTo(EmptyCells cells) {
        cells.add(present, empty);
    }

    void write(DataOutput out) throws IOException {
        survey.write(out);
        for (long count : missing) {
            out.writeLong(count);
        }
        out.writeLong(present);
        for (int column = 0; column < empty.length; column++) {
            out.writeLong(empty[column]);
            out.writeInt(numbers.get(column).size());
            for (MergedNumbers element : numbers.get(column)) {
                element.write(out);
            }
        }
    }

    static TabularCounts read(List<TableColumn> columns, int written, DataInput in) throws IOException {
        TabularCounts counts = new TabularCounts(columns, written);
        counts.survey = TrainingSurvey.read(columns, in);
        for (int column = 0; column < written; column++) {
            counts.missing[column] = in.readLong();
        }
        counts.present = in.readLong();
        for (int column = 0; column < counts.empty.length; column++) {
            counts.empty[column] = in.readLong();
            for (int element = in.readInt(); element > 0; element--) {
                counts.numbers.get(column).add(MergedNumbers.read(in));
            }
        }
        return counts;
    }
}
