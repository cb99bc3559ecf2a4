package org.multimodalbtw.engine.cohort;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.Taken;

/** Comments and other long texts in a file of measurements: the file is read as measurements, without them. */
final class TextsBesideMeasurements {

    /** Where each column is a variable and more rows have a text, the texts may be what matters. */
    private static final double FEWEST_EMPTY = 0.5;

    private static final int FEWEST_VARIABLES = 2;
    private static final String WHY =
            "the file is read as measurements; to use the text, write it to a file of its own, with the ids and its time";

    private TextsBesideMeasurements() {}

    /**
     * @param findings what the columns of a file are taken for
     * @param series which of them are what, where several rows are of one id
     * @return the same; where the rows are measurements, without long texts
     */
    static List<ColumnFinding> of(List<ColumnFinding> findings, Optional<SeriesRoles> series) {
        boolean haveTexts = findings.stream().anyMatch(TextsBesideMeasurements::isRead);
        boolean arePictures = findings.stream().anyMatch(finding -> finding.taken() == Taken.IMAGE);
        return haveTexts
                        && !arePictures
                        && series.filter(roles -> areMeasured(findings, roles)).isPresent()
                ? findings.stream()
                        .map(finding -> isRead(finding) ? finding.leftOut(WHY) : finding)
                        .toList()
                : findings;
    }

    private static boolean areMeasured(List<ColumnFinding> findings, SeriesRoles roles) {
        Set<String> numbers = new HashSet<>();
        findings.stream()
                .filter(finding -> finding.isUsed() && finding.reading().kind() == Kind.NUMBER)
                .forEach(finding -> numbers.add(finding.column()));
        SeriesRoles read = roles.amongNumbers(numbers);
        if (!read.isComplete()) {
            return false;
        }
        return !read.isWide()
                || read.values().size() >= FEWEST_VARIABLES
                        && findings.stream()
                                .filter(TextsBesideMeasurements::isRead)
                                .allMatch(finding -> finding.emptyShare() >= FEWEST_EMPTY);
    }

    private static boolean isRead(ColumnFinding finding) {
        return finding.isUsed() && finding.taken() == Taken.TEXT;
    }
}
