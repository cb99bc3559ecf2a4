package org.multimodalbtw.nodes.series;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.knime.core.data.DataColumnSpec;
import org.multimodalbtw.engine.survey.SeriesColumn;
import org.multimodalbtw.engine.survey.SeriesSurvey;

/** Columns with lists of the times at which the values in other lists were measured, by their names. */
final class ListsOfTimes {

    /** How the platform's GroupBy node names the list of a column's values. */
    private static final Pattern GROUPED = Pattern.compile("\\w+\\*?\\((.+)\\)");

    private ListsOfTimes() {}

    /** Whether a column of lists is named as times are, also {@code List(charttime)} and {@code times}. */
    static boolean isNamedSo(String column) {
        Matcher grouped = GROUPED.matcher(column);
        String name = grouped.matches() ? grouped.group(1) : column;
        return Stream.of(name, name.replaceFirst("s$", "")).anyMatch(ListsOfTimes::isTime);
    }

    private static boolean isTime(String name) {
        return SeriesSurvey.of(List.of(new SeriesColumn(name, SeriesColumn.Content.ANY_NUMBERS)))
                .time()
                .isPresent();
    }

    /** The only column of some that is named so; empty where there is none, or several are. */
    static Optional<String> among(List<DataColumnSpec> lists) {
        List<String> times = lists.stream()
                .map(DataColumnSpec::getName)
                .filter(ListsOfTimes::isNamedSo)
                .toList();
        return times.size() == 1 && lists.size() > 1 ? Optional.of(times.get(0)) : Optional.empty();
    }
}
