package org.multimodalbtw.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.decide.EventRows;
import org.multimodalbtw.engine.decide.NumberRows;
import org.multimodalbtw.engine.decide.RowGroups;
import org.multimodalbtw.engine.decide.SubgroupColumn;

/** Rows with a prediction and a known truth, by which a model is judged. */
public final class JudgedRows {

    private final List<String> modalities;
    private final List<Row> rows = new ArrayList<>();
    private final List<SubgroupColumn> columns = new ArrayList<>();
    private boolean groupsCountAsOne;

    /**
     * A row.
     *
     * @param prediction one probability a class or label, or one number
     * @param truth in the same form
     * @param lacks whether it lacks each modality
     * @param group what it belongs to; {@code null} if to nothing but itself
     */
    public record Row(double[] prediction, double[] truth, boolean[] lacks, String group) {}

    /** @param modalities the modalities' names */
    public JudgedRows(List<String> modalities) {
        this.modalities = List.copyOf(modalities);
    }

    /**
     * @param row a row with a prediction and a known truth
     * @return this
     */
    public JudgedRows add(Row row) {
        rows.add(row);
        return this;
    }

    /**
     * Tells rows apart by a column, beside what they lack.
     *
     * @param column with one value for each row that was added
     * @return this
     */
    public JudgedRows by(SubgroupColumn column) {
        if (column.valueOf().length != rows.size()) {
            throw new IllegalArgumentException(column.valueOf().length + " values of " + rows.size() + " rows");
        }
        columns.add(column);
        return this;
    }

    /**
     * Has intervals resample groups instead of rows.
     *
     * @return this
     */
    public JudgedRows groupsCountAsOne() {
        groupsCountAsOne = true;
        return this;
    }

    /** @return how many rows there are */
    public int size() {
        return rows.size();
    }

    List<Row> rows() {
        return rows;
    }

    EventRows event(int output) {
        boolean[] happened = new boolean[rows.size()];
        for (int row = 0; row < happened.length; row++) {
            happened[row] = rows.get(row).truth[output] > .5;
        }
        return new EventRows(predictions(output), happened, groups());
    }

    NumberRows numbers() {
        return new NumberRows(
                predictions(0), rows.stream().mapToDouble(row -> row.truth[0]).toArray(), groups());
    }

    private double[] predictions(int output) {
        return rows.stream().mapToDouble(row -> row.prediction[output]).toArray();
    }

    private RowGroups groups() {
        return groupsCountAsOne
                ? RowGroups.of(rows.stream().map(Row::group).toArray(String[]::new))
                : RowGroups.none(rows.size());
    }

    /** What rows are told apart by: the columns that were given, and each modality that some rows lack and others have. */
    List<SubgroupColumn> subgroups() {
        List<SubgroupColumn> all = new ArrayList<>(columns);
        IntStream.range(0, modalities.size())
                .mapToObj(this::lacking)
                .filter(column -> column.values().size() > 1)
                .forEach(all::add);
        return all;
    }

    private SubgroupColumn lacking(int modality) {
        return SubgroupColumn.ofTexts(
                "lacks " + modalities.get(modality),
                rows.stream().map(row -> row.lacks[modality] ? "yes" : "no").toArray(String[]::new));
    }
}
