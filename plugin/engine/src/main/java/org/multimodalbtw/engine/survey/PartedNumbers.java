package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Optional;
import org.multimodalbtw.engine.Limits;

/** Numbers that are written in parts of different units: durations, lengths in feet and inches, ages and weeks of a pregnancy. */
final class PartedNumbers {

    private PartedNumbers() {}

    /** What a column of such numbers is taken for; empty where it is none. */
    static Optional<ColumnFinding> finding(ColumnCells cells, Findings findings) {
        Optional<String> age = AgeText.example(cells);
        if (age.isPresent()) {
            String clause = AgeText.what(cells, age.get()) + " are read as years, "
                    + shown(AgeText.yearsInWords(age.get())) + "; M is a month, W a week and D a day";
            CellPart years = AgeText.areOfLetters(cells) ? CellPart.YEARS : CellPart.YEARS_IN_WORDS;
            return Optional.of(found(findings, years, clause));
        }
        Optional<String> gestation = GestationText.example(cells);
        if (gestation.isPresent()) {
            String clause = "weeks and days, such as '" + gestation.get() + "', are read as weeks, "
                    + shown(GestationText.weeks(gestation.get()));
            return Optional.of(found(findings, CellPart.WEEKS, clause));
        }
        Optional<String> duration = DurationText.example(cells);
        if (duration.isPresent()) {
            String clause = "durations, such as '" + duration.get() + "', are read as hours, "
                    + shown(DurationText.hours(duration.get()));
            return Optional.of(found(findings, CellPart.HOURS, clause));
        }
        return FeetAndInches.example(cells)
                .map(length -> found(
                        findings,
                        CellPart.INCHES,
                        "lengths in feet and inches, such as " + length + ", are read as inches, "
                                + Limits.number(FeetAndInches.inches(length))));
    }

    /**
     * Durations in all cells, also a few, and times such as {@code 8:35}.
     *
     * @param before what the clause begins with
     */
    static Optional<ColumnFinding> durations(ColumnCells cells, Findings findings, String before) {
        boolean areAll = cells.textCells() > 0
                && cells.texts().keySet().stream().noneMatch(text -> Double.isNaN(DurationText.hours(text)));
        if (!areAll) {
            return Optional.empty();
        }
        String example = cells.texts().keySet().iterator().next();
        String clause = before + "durations, such as '" + example + "', are read as hours, "
                + shown(DurationText.hours(example));
        return Optional.of(found(findings, CellPart.HOURS, clause));
    }

    private static String shown(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }

    private static ColumnFinding found(Findings findings, CellPart part, String clause) {
        return findings.finding(Taken.NUMBER, CellReading.parted(part, findings.empty()), clause, true);
    }
}
