package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multimodalbtw.engine.cohort.FileReport;
import org.multimodalbtw.engine.survey.SeriesRole;
import org.multimodalbtw.engine.survey.SeriesRoles;

/** What is said of the columns of a file of measurements: which are what, as found or as chosen with {@code --set}, and how to choose one that is lacking. */
final class SeriesLines {

    private SeriesLines() {}

    /**
     * @param report the file
     * @param found which of its columns are what
     * @param nodes the workflow, by whose nodes the file is read
     * @param assignments parameters that are changed, each {@code Node name/parameter=value}
     * @return one clause each
     */
    static List<String> of(FileReport report, SeriesRoles found, FolderWorkflow nodes, List<String> assignments) {
        SeriesRoles roles = found.chosen(chosen(nodes.given(report.name(), assignments)));
        List<String> lines = new ArrayList<>(roles.lines(report.idColumn()));
        roles.lacking().keySet().stream()
                .filter(role -> roles.isWide() || !roles.unused().isEmpty())
                .map(SeriesLines::parameter)
                .sorted()
                .map(role ->
                        "to choose the " + role + ": --set '" + nodes.called(report.name()) + "/" + role + "=COLUMN'")
                .forEach(lines::add);
        return lines;
    }

    /**
     * Where a person says which column names what was measured, of a file that would be read with a variable in each column, the encoder reads
     * one measurement a row.
     *
     * @param modality the file's modality
     * @param found which of its columns are what
     * @param nodes the workflow, by whose nodes the file is read
     * @param assignments parameters that are changed, each {@code Node name/parameter=value}
     * @return further parameters that are changed
     */
    static List<String> implied(String modality, SeriesRoles found, FolderWorkflow nodes, List<String> assignments) {
        Map<String, String> given = nodes.given(modality, assignments);
        SeriesRoles roles = found.chosen(chosen(given));
        if (!found.isWide() || roles.isWide()) {
            return List.of();
        }
        Map<String, String> implied = new LinkedHashMap<>();
        implied.put("layout", "MEASUREMENTS");
        roles.values().stream().findFirst().ifPresent(value -> implied.put("value", value));
        roles.unit().ifPresent(unit -> implied.put("unit", unit));
        implied.keySet().removeAll(given.keySet());
        return implied.entrySet().stream()
                .map(entry -> nodes.called(modality) + "/" + entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static Map<SeriesRole, String> chosen(Map<String, String> given) {
        Map<SeriesRole, String> chosen = new EnumMap<>(SeriesRole.class);
        boolean isWide = "WIDE".equals(given.get("layout"));
        for (SeriesRole role : SeriesRole.values()) {
            String column = given.getOrDefault(parameter(role), "");
            if (!column.isEmpty() && (!isWide || role == SeriesRole.TIME)) {
                chosen.put(role, column);
            }
        }
        return chosen;
    }

    private static String parameter(SeriesRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
