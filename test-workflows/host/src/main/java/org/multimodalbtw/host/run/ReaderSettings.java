package org.multimodalbtw.host.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.DayOrder;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;

/**
 * How the Cohort Reader of the workflow that is written will read its folder: as the command line says, also with {@code --set}. What is
 * no value for a parameter is left to the node, which refuses it.
 */
final class ReaderSettings {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("Cohort Reader(?: \\(#\\d+\\))?/([^=]+)=(.*)", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("columns/(\\d+)/(column|as|since|order)");

    private final Map<String, String> given = new LinkedHashMap<>();

    private ReaderSettings(List<String> assignments) {
        for (String assignment : assignments) {
            Matcher matcher = ASSIGNMENT.matcher(assignment);
            if (matcher.matches()) {
                given.put(matcher.group(1), matcher.group(2));
            }
        }
    }

    /**
     * @param request what the command line says of the folder
     * @param assignments parameters that are changed, each {@code Node name/parameter=value}
     * @return how cells are understood
     */
    static CsvSettings of(Arguments.Cohort request, List<String> assignments) {
        return new ReaderSettings(assignments).settings(request);
    }

    /**
     * @param request what the command line says of the folder
     * @param assignments as for {@link #of}
     * @return what columns are taken as, in the order of the node's list
     */
    static Map<String, Choice> columns(Arguments.Cohort request, List<String> assignments) {
        return new ReaderSettings(assignments).columns(request.columns());
    }

    private CsvSettings settings(Arguments.Cohort request) {
        CsvSettings usual = CsvSettings.defaults();
        return new CsvSettings(
                given.containsKey("missingTexts") ? split(given.get("missingTexts")) : usual.missingTexts(),
                given.containsKey("textColumns") ? split(given.get("textColumns")) : usual.textColumns(),
                survey(request));
    }

    private SurveySettings survey(Arguments.Cohort request) {
        if ("AS_WRITTEN".equals(given.get("reading"))) {
            return SurveySettings.off();
        }
        return new SurveySettings(
                true,
                !"false".equals(given.get("sentinels")),
                split(given.getOrDefault("outcome", request.target())),
                columns(request.columns()),
                new TableForms(
                        !"JOINED".equals(given.get("notes")),
                        !"false".equals(given.get("pairs")),
                        !"false".equals(given.get("textsApart")),
                        !"false".equals(given.get("codesJoined")),
                        !"false".equals(given.get("measuredFirst")),
                        !"false".equals(given.get("byMeaning"))));
    }

    /** Those of {@code --column} come first in the node's list, and others replace them by their places. */
    private Map<String, Choice> columns(Map<String, Choice> chosen) {
        Map<Integer, String> names = new TreeMap<>();
        Map<Integer, Choice> choices = new TreeMap<>();
        Map<Integer, DayOrder> orders = new TreeMap<>();
        chosen.forEach((name, choice) -> {
            choices.put(names.size(), choice);
            names.put(names.size(), name);
        });
        given.forEach((key, value) -> {
            Matcher column = COLUMN.matcher(key);
            if (column.matches()) {
                int place = Integer.parseInt(column.group(1));
                if (column.group(2).equals("column")) {
                    names.put(place, value.strip());
                } else if (column.group(2).equals("since")) {
                    choices.put(place, Choice.daysSince(value));
                } else if (column.group(2).equals("order")) {
                    order(value).ifPresent(order -> orders.put(place, order));
                } else {
                    Choice.of(value.replace('_', ' ')).ifPresent(choice -> choices.put(place, choice));
                }
            }
        });
        orders.forEach((place, order) -> choices.computeIfPresent(place, (key, choice) -> choice.with(order)));
        Map<String, Choice> columns = new LinkedHashMap<>();
        names.forEach((place, name) -> columns.put(name, choices.getOrDefault(place, Choice.CATEGORY)));
        return columns;
    }

    private static Optional<DayOrder> order(String value) {
        return Stream.of(DayOrder.values())
                .filter(order -> order.name().equals(value.strip()))
                .findFirst();
    }

    private static Set<String> split(String texts) {
        return Stream.of(texts.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
