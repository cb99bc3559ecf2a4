package org.multimodalbtw.engine.encode.table;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.Cells;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.storage.WrittenText;

/**
 * What a first reading of the training rows tells: how many cells are filled, which categories, how long vectors are.
 */
final class TrainingSurvey {

    private final List<TableColumn> columns;
    private final long[] filled;
    private final int[] lengths;
    private final List<Map<String, Long>> categories = new ArrayList<>();
    private long rows;

    /** @param columns of the rows that are added */
    TrainingSurvey(List<TableColumn> columns) {
        this.columns = List.copyOf(columns);
        this.filled = new long[columns.size()];
        this.lengths = new int[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            lengths[i] = -1;
            categories.add(new HashMap<>());
        }
    }

    /**
     * @throws org.multimodalbtw.engine.InputException if a number is infinite or the vectors of a column differ in
     *     length
     */
    static TrainingSurvey of(TableRows rows, ProgressMonitor monitor) {
        TrainingSurvey survey = new TrainingSurvey(rows.columns());
        RowProgress progress = new RowProgress(monitor, "Training rows", rows.size());
        rows.forEach(row -> {
            progress.next();
            survey.add(row);
        });
        return survey;
    }

    /**
     * Counts a row.
     *
     * @throws InputException as of {@link #of}
     */
    void add(TableRows.Row row) {
        rows++;
        for (int i = 0; i < columns.size(); i++) {
            if (isFilled(row, i)) {
                filled[i]++;
            }
        }
    }

    private boolean isFilled(TableRows.Row row, int column) {
        String name = columns.get(column).name();
        return switch (columns.get(column).kind()) {
            case NUMBER -> !Double.isNaN(Cells.number(row, column, name));
            case CATEGORY ->
                !row.isMissing(column) && categories.get(column).merge(row.category(column), 1L, Long::sum) > 0;
            case CODES -> !row.isMissing(column) && count(column, CodeList.names(row.category(column)));
            case IMAGE ->
                throw new InputException(
                        "Column '" + name + "' holds images, which cannot be encoded as numbers or categories.",
                        "Leave it out here, and encode it with the Image Encoder.");
            case TIME ->
                throw new InputException(
                        "Column '" + name + "' holds dates, which are neither numbers nor categories.",
                        "Leave it out, or convert it to a number, for example of days since a date.");
            case VECTOR -> {
                double[] vector = Cells.vector(row, column, name, lengths[column]);
                lengths[column] = vector == null ? lengths[column] : vector.length;
                yield vector != null;
            }
        };
    }

    private boolean count(int column, List<String> names) {
        names.forEach(name -> categories.get(column).merge(name, 1L, Long::sum));
        return !names.isEmpty();
    }

    /**
     * Adds what was counted in other rows.
     *
     * @throws InputException if their vectors have another length
     */
    void add(TrainingSurvey other) {
        rows += other.rows;
        for (int i = 0; i < filled.length; i++) {
            filled[i] += other.filled[i];
            if (lengths[i] >= 0 && other.lengths[i] >= 0 && lengths[i] != other.lengths[i]) {
                throw new InputException(
                        "Column '" + columns.get(i).name() + "' has lists of " + lengths[i] + " numbers and of "
                                + other.lengths[i] + ".",
                        "Use lists of one length in all rows.");
            }
            lengths[i] = Math.max(lengths[i], other.lengths[i]);
            Map<String, Long> counts = categories.get(i);
            other.categories.get(i).forEach((name, count) -> counts.merge(name, count, Long::sum));
        }
    }

    /** Writes what was counted. */
    void write(DataOutput out) throws IOException {
        out.writeLong(rows);
        for (int i = 0; i < filled.length; i++) {
            out.writeLong(filled[i]);
            out.writeInt(lengths[i]);
            out.writeInt(categories.get(i).size());
            for (Map.Entry<String, Long> category : categories.get(i).entrySet()) {
                WrittenText.write(category.getKey(), out);
                out.writeLong(category.getValue());
            }
        }
    }

    /** Reads what {@link #write} wrote of rows with the same columns. */
    static TrainingSurvey read(List<TableColumn> columns, DataInput in) throws IOException {
        TrainingSurvey survey = new TrainingSurvey(columns);
        survey.rows = in.readLong();
        for (int i = 0; i < survey.filled.length; i++) {
            survey.filled[i] = in.readLong();
            survey.lengths[i] = in.readInt();
            for (int category = in.readInt(); category > 0; category--) {
                survey.categories.get(i).put(WrittenText.read(in), in.readLong());
            }
        }
        return survey;
    }

    /** @return the columns that were counted */
    List<TableColumn> columns() {
        return columns;
    }

    /** @return the number of training rows */
    long rows() {
        return rows;
    }

    /** @return in how many rows a column has a value */
    long filled(int column) {
        return filled[column];
    }

    /** @return the length of a column's vectors, -1 if there are none */
    int length(int column) {
        return lengths[column];
    }

    /** @return a column's categories that so many rows have or more, frequent ones first, equally frequent ones by name */
    List<String> categories(int column, int fewest) {
        return categories.get(column).entrySet().stream()
                .filter(category -> category.getValue() >= fewest)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
