package org.multimodalbtw.engine.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.cohort.CheckedColumn;
import org.multimodalbtw.engine.cohort.CheckedColumn.Oddity;
import org.multimodalbtw.engine.cohort.CheckedColumn.State;
import org.multimodalbtw.engine.cohort.ColumnContent;

/**
 * What a folder with a cohort holds and what becomes of it, at a glance.
 *
 * @param conclusion how many columns are used, and whether the cohort can be read
 * @param toSee what deserves a look, the most important first
 * @param left how many others deserve one and are not shown
 * @param files each file with its columns
 */
public record CohortReport(String conclusion, List<Line> toSee, long left, List<FileLines> files) {

    /** So many lines a person reads, and a page shows quickly; the table has all. */
    private static final int MOST = 200;

    private static final int MOST_OF_A_FILE = 300;

    /**
     * One column, or one file as a whole.
     *
     * @param file the file's name
     * @param column the column's name; empty for the file as a whole
     * @param takenFor what it is taken for
     * @param used whether it is read
     * @param state how much it deserves a look: a name of {@link State}
     * @param content what it holds
     * @param oddity what is odd
     * @param remedy what to do
     */
    public record Line(
            String file,
            String column,
            String takenFor,
            boolean used,
            State state,
            @JsonUnwrapped Content content,
            Oddity oddity,
            String remedy) {}

    /**
     * What a column holds.
     *
     * @param emptyShare how many of its cells are empty, 0 to 1; NaN for a file
     * @param values its range or categories
     */
    public record Content(double emptyShare, String values) {

        private static Content of(CheckedColumn column) {
            return new Content(
                    column.content().map(ColumnContent::emptyShare).orElse(Double.NaN),
                    column.content().map(ColumnContent::text).orElse(""));
        }
    }

    /**
     * A file and its columns.
     *
     * @param file the file's name
     * @param takenFor what it holds
     * @param columns how many columns it has
     * @param lines the first of them
     */
    public record FileLines(String file, String takenFor, long columns, List<Line> lines) {}

    /** Copies the lists. */
    public CohortReport {
        toSee = List.copyOf(toSee);
        files = List.copyOf(files);
    }

    /**
     * @param checked all files and columns
     * @return the report
     */
    public static CohortReport of(List<CheckedColumn> checked) {
        List<Line> lines = checked.stream().map(CohortReport::line).toList();
        List<Line> toSee = lines.stream()
                .filter(line -> line.state != State.FINE)
                .sorted(Comparator.comparing(Line::state))
                .toList();
        List<FileLines> files = lines.stream()
                .map(Line::file)
                .filter(file -> !file.isEmpty())
                .distinct()
                .map(file -> file(
                        file,
                        lines.stream().filter(line -> line.file.equals(file)).toList()))
                .toList();
        return new CohortReport(
                conclusion(checked), toSee.stream().limit(MOST).toList(), Math.max(0, toSee.size() - MOST), files);
    }

    /**
     * @param checked all files and columns
     * @return in a sentence or two, how many columns are used, and whether the cohort can be read
     */
    public static String conclusion(List<CheckedColumn> checked) {
        Optional<CheckedColumn> stop =
                checked.stream().filter(column -> column.state() == State.STOPS).findFirst();
        long files = checked.stream()
                .map(CheckedColumn::file)
                .filter(file -> !file.isEmpty())
                .distinct()
                .count();
        List<CheckedColumn> columns =
                checked.stream().filter(column -> !column.column().isEmpty()).toList();
        Set<String> labels = checked.stream()
                .filter(CheckedColumn::isOfLabels)
                .map(CheckedColumn::file)
                .collect(Collectors.toSet());
        long beside = columns.stream()
                .filter(column -> labels.contains(column.file()))
                .count();
        long learnable = columns.size() - beside;
        long used = columns.stream()
                .filter(column -> !labels.contains(column.file()))
                .filter(CheckedColumn::isUsed)
                .count();
        long odd =
                columns.stream().filter(column -> column.state() == State.ODD).count();
        return stop.map(column -> "The Cohort Reader cannot read this folder: " + place(column)
                                + column.oddity().what()
                                + (column.oddity().what().endsWith(".") ? " " : ". "))
                        .orElse("")
                + "Of " + count(learnable, "column") + " in " + count(files - labels.size(), "file") + ", " + used
                + " are used and "
                + (learnable - used) + " left out"
                + (beside == 0
                        ? ""
                        : "; nothing is learnt from the " + count(beside, "column")
                                + " of the labels, but for what is predicted")
                + ". To look at among those that are used: " + odd + ".";
    }

    private static String place(CheckedColumn column) {
        return column.column().isEmpty() ? "" : column.file() + ", column '" + column.column() + "': ";
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static FileLines file(String file, List<Line> lines) {
        List<Line> columns =
                lines.stream().filter(line -> !line.column.isEmpty()).toList();
        return new FileLines(
                file,
                lines.get(0).takenFor,
                columns.size(),
                columns.stream().limit(MOST_OF_A_FILE).toList());
    }

    private static Line line(CheckedColumn column) {
        return new Line(
                column.file(),
                column.column(),
                column.takenFor(),
                column.isUsed(),
                column.state(),
                Content.of(column),
                column.oddity(),
                column.remedy());
    }
}
