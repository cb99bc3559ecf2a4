package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.EnumMap;
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
        Map<String, String> given = nodes.given(report.name(), assignments);
        Map<SeriesRole, String> chosen = new EnumMap<>(SeriesRole.class);
        for (SeriesRole role : SeriesRole.values()) {
            String column = given.getOrDefault(parameter(role), "");
            if (!column.isEmpty()) {
                chosen.put(role, column);
            }
        }
        SeriesRoles roles = found.chosen(chosen);
        List<String> lines = new ArrayList<>(roles.lines(report.idColumn()));
        roles.lacking().keySet().stream()
                .map(SeriesLines::parameter)
                .sorted()
                .map(role ->
                        "to choose the " + role + ": --set '" + nodes.called(report.name()) + "/" + role + "=COLUMN'")
                .forEach(lines::add);
        return lines;
    }

    private static String parameter(SeriesRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
