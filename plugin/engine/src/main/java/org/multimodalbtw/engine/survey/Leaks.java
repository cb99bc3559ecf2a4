package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of a column may be known only after the outcome, though it is no copy of it. */
final class Leaks {

    private static final String REMEDY = "; leave it out if it is known only after the outcome";

    private final List<String> clauses = new ArrayList<>();

    private Leaks() {}

    /** Why a date is left out: one that by its name came after the outcome is not to be read in another way either. */
    static String ofDate(String name, String usual) {
        return NamedLike.afterOutcome(name)
                ? "by its name it is the day of the outcome or of what came after it, and would tell it"
                : usual;
    }

    static Leaks of(TableSurvey table, ColumnCells cells) {
        return of(table, cells, Optional.empty());
    }

    /** As {@link #of(TableSurvey, ColumnCells)}, where it is known how cells become numbers. */
    static Leaks of(TableSurvey table, ColumnCells cells, CellReading reading) {
        return of(table, cells, Optional.of(reading));
    }

    private static Leaks of(TableSurvey table, ColumnCells cells, Optional<CellReading> reading) {
        Leaks leaks = new Leaks();
        if (table.isLabels() || table.repeatsIds()) {
            return leaks;
        }
        double share = cells.outcomes().tells(reading);
        if (share > 0) {
            leaks.clauses.add(String.format(
                    Locale.ROOT,
                    "it alone tells the outcome of %.0f %% of the rows, and it is used" + REMEDY,
                    100 * share));
        } else {
            cells.outcomes()
                    .tellsNumber(reading)
                    .ifPresent(clause ->
                            leaks.clauses.add("it alone tells the outcome: " + clause + "; it is used" + REMEDY));
        }
        cells.outcomes()
                .presenceTells(reading, share == 0)
                .ifPresent(clause -> leaks.clauses.add(
                        "that it is filled or empty alone tells the outcome: " + clause + "; it is used" + REMEDY));
        if (leaks.clauses.isEmpty() && NamedLike.afterOutcome(cells.name())) {
            leaks.clauses.add("by its name it may be known only after the outcome, and it is used; leave it out if so");
        } else if (leaks.clauses.isEmpty()) {
            table.statusBeside(cells.name())
                    .ifPresent(status -> leaks.clauses.add("beside '" + status
                            + "' it may be the time until the outcome, and it is used; leave it out if so"));
        }
        return leaks;
    }

    /** The same finding with what may be known too late; itself where the column tells nothing at all. */
    ColumnFinding with(ColumnFinding finding) {
        if (clauses.isEmpty() || !finding.isUsed() || finding.taken() == Taken.CONSTANT) {
            return finding;
        }
        List<String> reasons = new ArrayList<>(finding.reason().isEmpty() ? List.of() : List.of(finding.reason()));
        reasons.addAll(clauses);
        return new ColumnFinding(
                finding.column(),
                finding.taken(),
                true,
                String.join("; ", reasons),
                finding.reading(),
                finding.emptyShare(),
                true,
                true);
    }
}
