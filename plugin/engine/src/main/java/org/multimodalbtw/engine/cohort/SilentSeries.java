package org.multimodalbtw.engine.cohort;

import java.util.List;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.Taken;

/** Files of measurements whose values are the same in all rows, or empty: they are no lists of what was measured. */
final class SilentSeries {

    private SilentSeries() {}

    /** Whether rows have a time and say what was measured, and all columns of values are the same in all rows or empty. */
    static boolean is(CsvLayout layout) {
        boolean haveRoles =
                layout.series().filter(SilentSeries::saysWhatAndWhen).isPresent();
        List<ColumnFinding> values = layout.findings().stream()
                .filter(finding -> NamedLike.result(finding.column()))
                .toList();
        return haveRoles && !values.isEmpty() && values.stream().allMatch(SilentSeries::isSilent);
    }

    private static boolean saysWhatAndWhen(SeriesRoles roles) {
        return !roles.isWide() && roles.time().isPresent() && roles.variable().isPresent();
    }

    private static boolean isSilent(ColumnFinding finding) {
        return finding.taken() == Taken.CONSTANT || finding.taken() == Taken.EMPTY;
    }

    /** The columns of such a file: none is read. */
    static List<ColumnFinding> findings(CsvLayout layout) {
        String value = layout.findings().stream()
                .map(ColumnFinding::column)
                .filter(NamedLike::result)
                .findFirst()
                .orElseThrow();
        return layout.findings().stream()
                .map(finding -> finding.isUsed() && !isSilent(finding)
                        ? finding.leftOut(
                                "the file is of measurements, whose '" + value
                                        + "' is the same in all rows, or empty; to read it as a list of names: --set 'Cohort Reader/byMeaning=false'")
                        : finding)
                .toList();
    }
}
