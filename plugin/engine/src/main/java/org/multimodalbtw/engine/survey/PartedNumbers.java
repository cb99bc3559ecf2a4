package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;

/** Numbers that are written in several parts of different units: durations, and lengths in feet and inches. */
final class PartedNumbers {

    private PartedNumbers() {}

    /** What a column of such numbers is taken for; empty where it is none. */
    static Optional<ColumnFinding> finding(ColumnCells cells, Findings findings) {
        Optional<String> duration = DurationText.example(cells);
        return duration.isPresent()
                ? Optional.of(found(
                        findings,
                        CellPart.HOURS,
                        "durations, such as '" + duration.get() + "', are read as hours, "
                                + String.format(Locale.ROOT, "%.4g", DurationText.hours(duration.get()))))
                : FeetAndInches.example(cells)
                        .map(length -> found(
                                findings,
                                CellPart.INCHES,
                                "lengths in feet and inches, such as " + length + ", are read as inches, "
                                        + Limits.number(FeetAndInches.inches(length))));
    }

    private static ColumnFinding found(Findings findings, CellPart part, String clause) {
        return findings.finding(Taken.NUMBER, CellReading.parted(part, findings.empty()), clause, true);
    }
}
