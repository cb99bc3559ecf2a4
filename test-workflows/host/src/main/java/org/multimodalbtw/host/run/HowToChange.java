package org.multimodalbtw.host.run;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.cohort.FileReport;
import org.multimodalbtw.engine.survey.ColumnFinding;

/** How the reading of a folder is changed. */
final class HowToChange {

    private HowToChange() {}

    /**
     * @param reports what was found in each file
     * @param modalities the files that are used
     * @param node one of the nodes that read them
     * @return the options, with one of the columns as an example
     */
    static String sentence(List<FileReport> reports, List<String> modalities, Optional<String> node) {
        return "To change what a column is taken for, run again with --column 'FILE/COLUMN=unused'"
                + column(reports, modalities)
                        .map(column -> ", here for example --column '" + column + "=unused'")
                        .orElse("")
                + ". FILE is without its ending; in place of unused: number, 'number without zero', category, codes, 'two numbers',"
                + " 'days since ADMITTED' with a date column of the file, 'day first'. Further: --encoder FILE=text, --modalities"
                + node.map(called -> ", --set '" + called + "/PARAMETER=VALUE'").orElse("")
                + ".";
    }

    private static Optional<String> column(List<FileReport> reports, List<String> modalities) {
        return reports.stream()
                .filter(report -> modalities.contains(report.name()))
                .flatMap(report -> report.columns().stream()
                        .filter(ColumnFinding::isUsed)
                        .map(column -> report.name() + "/" + column.column()))
                .findFirst();
    }
}
