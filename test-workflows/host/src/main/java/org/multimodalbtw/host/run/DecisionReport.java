package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.decide.Measure;
import org.multimodalbtw.engine.decide.Subgroup;

/** What alarms find and cost, and what a score in use is worth beside the model, in a few lines. */
final class DecisionReport {

    /** Of several labels so many are shown. */
    private static final int MOST = 4;

    private static final double USUAL = .5;

    private DecisionReport() {}

    /**
     * @param decision the table "Decision" of the Prediction Evaluator
     * @param comparison its table "Comparison with a score in use"
     * @param hint what stands behind a line for .5
     * @return one line for the alarm of each event, or for .5 where there is none, and one for each score in use
     */
    static List<String> lines(BufferedDataTable decision, BufferedDataTable comparison, String hint) {
        List<String> alarms = new ArrayList<>();
        List<String> usual = new ArrayList<>();
        new TableReader(decision).forEach(row -> {
            if (row.text("Alarm of the model").equals("true")) {
                alarms.add("alarm for " + line(row));
            } else if (row.number("Threshold") == USUAL) {
                usual.add("if there were an alarm for " + line(row) + hint);
            }
        });
        List<String> chosen = alarms.isEmpty() ? usual : alarms;
        List<String> lines = new ArrayList<>(chosen.subList(0, Math.min(MOST, chosen.size())));
        if (chosen.size() > MOST) {
            lines.add((chosen.size() - MOST) + " more events: see the table of decisions");
        }
        new TableReader(comparison).forEach(row -> {
            if (row.text("Measure").equals(Measure.AUROC.title())) {
                lines.add(comparison(row));
            }
        });
        return lines;
    }

    /**
     * @param calibration the table "Calibration" of the Prediction Evaluator
     * @return how good the predictions are, a line for each event, or for the number
     */
    static List<String> quality(BufferedDataTable calibration) {
        Map<String, List<String>> figures = new LinkedHashMap<>();
        Map<String, Long> rows = new HashMap<>();
        new TableReader(calibration).forEach(row -> {
            if (row.text("Part").equals("all") && isKnown(row, "Value")) {
                String event = row.isMissing("Event") ? "" : " for " + row.text("Event");
                rows.put(event, row.count("Rows"));
                figures.computeIfAbsent(event, any -> new ArrayList<>())
                        .add(String.format(Locale.ROOT, "%s %.3f", row.text("Measure"), row.number("Value"))
                                + interval(row, "Value", " (%.3f to %.3f)", 1));
            }
        });
        List<String> lines = new ArrayList<>();
        figures.forEach((event, all) -> lines.add("on " + rows.get(event) + " rows" + event + ": "
                + String.join(", ", all.subList(0, Math.min(MOST, all.size())))));
        return lines;
    }

    /**
     * @param subgroups the table "Subgroups" of the Prediction Evaluator
     * @param file where it stands
     * @return by which columns the figures are told apart, and where; empty where none has two values
     */
    static Optional<String> subgroups(BufferedDataTable subgroups, String file) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        new TableReader(subgroups).forEach(row -> values.computeIfAbsent(row.text("Column"), name -> new HashSet<>())
                .add(row.text("Value of the column")));
        values.remove(Subgroup.ALL_ROWS);
        List<String> columns = values.keySet().stream()
                .filter(name -> values.get(name).size() > 1)
                .toList();
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of("for whom it is worse, by " + String.join(", ", columns) + ": " + file);
    }

    private static String line(TableReader.Row row) {
        if (row.count("Events") == 0) {
            return String.format(
                    Locale.ROOT,
                    "%s from %.3g on: none of %d rows is one, so that it is not known what it finds",
                    row.text("Event"),
                    row.number("Threshold"),
                    row.count("Rows"));
        }
        return String.format(
                Locale.ROOT,
                "%s from %.3g on, %d rows: finds %.0f %%%s of %d events with %.0f alarms in 100%s",
                row.text("Event"),
                row.number("Threshold"),
                row.count("Rows"),
                100 * row.number("Sensitivity"),
                interval(row, "Sensitivity", " (%.0f to %.0f)", 100),
                row.count("Events"),
                row.number("Alarms in 100"),
                row.isMissing("Positive predictive value")
                        ? ": no row has one"
                        : String.format(
                                Locale.ROOT,
                                ", of which %.0f %% are right",
                                100 * row.number("Positive predictive value")));
    }

    /** Of one patient there is none. */
    private static String interval(TableReader.Row row, String figure, String format, double factor) {
        String low = figure + " lower end (95 %)";
        String high = figure + " upper end (95 %)";
        return isKnown(row, low) && isKnown(row, high)
                ? String.format(Locale.ROOT, format, factor * row.number(low), factor * row.number(high))
                : "";
    }

    private static boolean isKnown(TableReader.Row row, String column) {
        return !row.isMissing(column) && !Double.isNaN(row.number(column));
    }

    private static String comparison(TableReader.Row row) {
        if (!isKnown(row, "Model") || !isKnown(row, "Score")) {
            return "AUROC for " + row.text("Event") + " on " + row.count("Rows") + " rows beside "
                    + row.text("Score in use")
                    + ": not defined, since it takes a row with the event and one without";
        }
        return String.format(
                Locale.ROOT,
                "AUROC for %s on %d rows: %.3f, of %s %.3f; difference %+.3f%s",
                row.text("Event"),
                row.count("Rows"),
                row.number("Model"),
                row.text("Score in use"),
                row.number("Score"),
                row.number("Difference"),
                interval(row, "Difference", " (%+.3f to %+.3f)", 1));
    }
}
