package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables of measurements without a column of times that hold these in another form, and how to turn them. */
final class TableTurns {

    /** So many columns that count on are no chance. */
    private static final int FEWEST = 3;

    private static final Pattern COUNTED = Pattern.compile("(\\D*?)[_ .-]?(\\d{1,3})");

    private TableTurns() {}

    /**
     * @param columns the columns without the one that names the patient
     * @param variable what was measured
     * @param value what came out
     * @return how to turn the table: a clause; empty where it is not known
     */
    static Optional<String> clause(List<SeriesColumn> columns, Optional<String> variable, Optional<String> value) {
        List<String> counted = columns.stream()
                .filter(column -> column.content().isNumber())
                .map(SeriesColumn::name)
                .filter(name -> COUNTED.matcher(name).matches())
                .toList();
        boolean areOfOne = counted.stream().map(TableTurns::stem).distinct().count() == 1;
        if (variable.isPresent() && counted.size() >= FEWEST && areOfOne) {
            return Optional.of(ColumnNames.of(counted)
                    + " seem to be times: write a row for each of them, with a column of times and one of values, for example with"
                    + " KNIME's node Unpivot");
        }
        boolean areOnlyPairs = variable.isPresent()
                && value.isPresent()
                && columns.stream()
                        .allMatch(
                                column -> variable.filter(column.name()::equals).isPresent()
                                        || value.filter(column.name()::equals).isPresent()
                                        || SeriesNames.unit(column.name()));
        return areOnlyPairs
                ? Optional.of(
                        "write the time of each value into a column of its own, or, if each patient has one value of each '"
                                + variable.get()
                                + "', turn the table, so that each '" + variable.get()
                                + "' is a column and each patient a row, for example with KNIME's node Pivot")
                : Optional.empty();
    }

    private static String stem(String name) {
        Matcher counted = COUNTED.matcher(name);
        return counted.matches() ? counted.group(1) : name;
    }
}
