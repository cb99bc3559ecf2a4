package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Says of a column whether it names rows, stays or patients, from which nothing can be learnt. */
final class RowNames {

    private static final int FEWEST_ROWS = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final int LONG_NUMBER = 7;
    /** Nothing is measured to so many digits. Numbers of them may differ in the last, which is lost. */
    private static final int LONGEST_MEASURED = 16;
    /** More different names of patients are no groups of them. */
    private static final int MOST_KNOWN_PATIENTS = 10;

    private static final String OF_PATIENT = "by its name it says which patient a row is of";

    /** As in northern countries: a birthday, a sign and three to five digits, {@code 19450218-1245}. */
    private static final Pattern PERSONAL = Pattern.compile(
            "(?:(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])|\\d{2}(?:0[1-9]|1[0-2])|[0-7]\\d\\d{2})\\d{2}[-+ A]\\d{3,5}[\\dA-Z]?");

    private static final Pattern PHONE = Pattern.compile("[+(]?\\d(?:[\\s()./-]{0,2}\\d){6,14}");

    private final TableSurvey table;
    private final ColumnCells cells;
    private final Findings findings;

    RowNames(TableSurvey table, ColumnCells cells, Findings findings) {
        this.table = table;
        this.cells = cells;
        this.findings = findings;
    }

    /**
     * What it is left out as; empty if it names no rows.
     *
     * @param areNumbers whether most cells are numbers as people write them
     */
    Optional<ColumnFinding> finding(BooleanSupplier areNumbers) {
        if (isSecondId(areNumbers)) {
            Optional<ColumnFinding> ofPatients = ofRepeatedPatients();
            if (ofPatients.isPresent()) {
                return ofPatients;
            }
            boolean isNamed = NamedLike.identifier(cells.name());
            boolean isNamedCode = !isNamed && NamedLike.coded(cells.name());
            return Optional.of(
                    isNamed || !isNamedCode && areMostlyDifferent()
                            ? findings.leftOut(Taken.SECOND_ID, "different in nearly all rows")
                            : findings.leftOut(
                                    Taken.CODE,
                                    "most of its values stand in one row only, so that little can be learnt from them"));
        }
        int different =
                cells.textCells() == 0 ? cells.differentWholes() : cells.texts().size();
        if (different <= MOST_KNOWN_PATIENTS || !WholeNumbers.are(cells)) {
            return Optional.empty();
        }
        if (NamedLike.patient(cells.name())) {
            return ofRepeatedPatients().or(() -> Optional.of(findings.leftOut(Taken.SECOND_ID, OF_PATIENT)));
        }
        return NamedLike.numberOfStay(cells.name())
                ? Optional.of(findings.leftOut(Taken.SECOND_ID, "by its name it says which stay a row is of"))
                : Optional.empty();
    }

    private Optional<ColumnFinding> ofRepeatedPatients() {
        boolean isKnown = !NamedLike.group(cells.name()) || table.labelsNamePatients(cells);
        return (isKnown ? Optional.<String>empty() : RepeatedNames.of(cells).ofPatients())
                .map(clause -> findings.leftOut(Taken.SECOND_ID, OF_PATIENT + "; " + clause));
    }

    private boolean areMostlyDifferent() {
        return cells.textCells() == 0
                ? cells.differentWholes() >= NEARLY_ALL * cells.filled()
                : cells.areTextsDifferent(NEARLY_ALL);
    }

    /** Whether nearly all texts differ and are numbers of persons, some of which may look like times, or long numbers under a name of such. */
    private boolean arePersonal() {
        boolean isNamed = NamedLike.identifier(cells.name());
        return cells.areTextsDifferent(NEARLY_ALL)
                && cells.dates() < NEARLY_ALL * cells.filled()
                && cells.cellsWith(text -> PERSONAL.matcher(text).matches()
                                || isNamed && PHONE.matcher(text).matches())
                        >= NEARLY_ALL * cells.cellsOfTexts();
    }

    private boolean isSecondId(BooleanSupplier areNumbers) {
        if (cells.textCells() == 0 && WholeNumbers.name(cells, table)) {
            boolean named = table.namesSomething(cells);
            boolean distinct = cells.differentWholes() >= NEARLY_ALL * cells.filled();
            boolean several =
                    (named || cells.sameLength() >= LONGEST_MEASURED) && 2 * cells.differentWholes() > cells.filled();
            return cells.filled() >= FEWEST_ROWS
                    && (named && distinct
                            || several
                            || distinct
                                    && cells.sameLength() >= LONG_NUMBER
                                    && cells.differentWholes() == cells.filled());
        }
        if (cells.textCells() < FEWEST_ROWS || cells.plainNumbers() > 0) {
            return false;
        }
        if (arePersonal()) {
            return true;
        }
        if (cells.meanWords() >= 1.5) {
            return false;
        }
        long once = cells.texts().values().stream().filter(count -> count == 1).count();
        if (SeveralNumbers.areMarks(cells) || SeveralNumbers.arePairs(cells)) {
            return false;
        }
        boolean mostlyOnce = !cells.knowsAllTexts() || once > cells.textCells() / 2;
        return mostlyOnce && cells.dates() == 0 && !cells.isImageNames() && !areNumbers.getAsBoolean();
    }
}
