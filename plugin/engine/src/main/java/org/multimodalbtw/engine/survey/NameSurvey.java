package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Says of a column that holds neither numbers nor anything else that is known whether it holds names, long texts or names of rows. */
final class NameSurvey {

    private static final int FEWEST_ROWS = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final double LONG_TEXT_CHARACTERS = 30;
    private static final double LONG_TEXT_WORDS = 5;

    private final TableSurvey table;
    private final ColumnCells cells;
    private final Findings findings;
    private final Leaks leaks;

    NameSurvey(TableSurvey table, ColumnCells cells, Findings findings, Leaks leaks) {
        this.table = table;
        this.cells = cells;
        this.findings = findings;
        this.leaks = leaks;
    }

    /** What it is taken for. */
    ColumnFinding finding() {
        List<String> reasons = new ArrayList<>();
        if (!findings.words().isEmpty()) {
            reasons.add(Examples.of(List.copyOf(findings.words()))
                    + (findings.words().size() == 1 ? " is a name here and not empty" : " are names here and not empty")
                    + ", because "
                    + (table.isVariable(cells.name())
                            ? "it stands beside the names of what else was measured"
                            : "no cell of the column is empty"));
        }
        Optional<ColumnFinding> rare = rareNames();
        if (rare.isPresent()) {
            return rare.get();
        }
        if (isLongText() && areLongNames()) {
            reasons.add(LongNames.clause(cells));
        } else if (isLongText()) {
            return leaks.with(NoNotes.in(cells).finding(findings, reasons));
        }
        return names(reasons);
    }

    /** Short texts that mostly differ: of several numbers, of words that come again, or names of rows. */
    private Optional<ColumnFinding> rareNames() {
        RareNames rare = RareNames.of(cells);
        if (!table.isOfPatients(cells) || !rare.areMost() || isLongText() || cells.dates() > 0) {
            return Optional.empty();
        }
        if (rare.areSeveralNumbers()) {
            return leftOut(
                    Taken.CATEGORY,
                    "a cell holds several numbers, such as '"
                            + cells.texts().keySet().iterator().next()
                            + "', and most cells differ; to use them, write each number into a column of its own");
        }
        if (rare.areOfWords()) {
            return Optional.of(
                    leaks.with(
                            findings.said(
                                    Taken.TEXT,
                                    Kind.CATEGORY,
                                    rare.count() + " of " + cells.textCells()
                                            + " cells hold texts that fewer than 5 rows have, so that they are read as texts and not as categories")));
        }
        return rare.areDifferent() ? leftOut(Taken.SECOND_ID, "different in nearly all rows") : Optional.empty();
    }

    private ColumnFinding names(List<String> reasons) {
        Spellings spellings = Spellings.of(cells, table.isLabels());
        CellReading reading = findings.reading(Kind.CATEGORY);
        if (!table.isLabels()
                && cells.rows() >= FEWEST_ROWS
                && !table.repeatsIds()
                && cells.plainNumbers() >= FEWEST_ROWS
                && !cells.areFewWholes()) {
            reasons.add(cells.plainNumbers() + " cells hold numbers, such as " + Limits.number(cells.numbers()[0])
                    + ", and "
                    + cells.textCells() + " texts, such as '"
                    + cells.texts().keySet().iterator().next()
                    + "', so that all are names; if such texts mean empty, add them to 'Texts that mean empty'");
        }
        if (table.isOfPatients(cells)) {
            if (NamedLike.identifier(cells.name()) && !NamedLike.coded(cells.name())) {
                RepeatedNames.of(cells).ofThings().ifPresent(reasons::add);
            }
            SplitBeside.clause(cells).ifPresent(reasons::add);
        }
        if (table.repeatsIds()) {
            reasons.addAll(OddEvents.clauses(cells, table.isVariable(cells.name())));
        }
        if (!spellings.names().isEmpty()) {
            reading = reading.spelt(spellings);
            reasons.add(spellings.reason());
        }
        if (!spellings.apart().isEmpty()) {
            reasons.add(spellings.apart());
        }
        List<String> different =
                cells.texts().keySet().stream().map(reading::text).distinct().toList();
        long names = different.size();
        if (cells.knowsAllTexts() && !table.repeatsIds()) {
            Initials.clause(different).ifPresent(reasons::add);
            CellReading read = reading;
            NearNames.clause(
                            different,
                            name -> cells.cellsWith(text -> read.text(text).equals(name)))
                    .ifPresent(reasons::add);
            YesNo.clause(different).ifPresent(reasons::add);
            SpreadsheetDates.clause(different).ifPresent(reasons::add);
        }
        if (cells.rows() > 1
                && cells.plainNumbers() == 0
                && names == 1
                && findings.words().isEmpty()) {
            return leaks.with(findings.oneValue(reading, reasons));
        }
        if (reasons.isEmpty() && cells.plainNumbers() == 0 && !table.isLabels() && !table.isVariable(cells.name())) {
            Optional<String> grades = GradedScale.clause(cells);
            Optional<String> numbers = cells.rows() < FEWEST_ROWS ? Optional.empty() : SeveralNumbers.clause(cells);
            if (grades.isPresent()) {
                return leaks.with(findings.finding(Taken.CATEGORY, reading, grades.get(), false));
            }
            numbers.ifPresent(reasons::add);
        }
        boolean isTime = table.repeatsIds() && cells.dates() >= NEARLY_ALL * cells.filled();
        return leaks.with(findings.finding(
                isTime ? Taken.DATE : Taken.CATEGORY, reading, String.join("; ", reasons), !reasons.isEmpty()));
    }

    private boolean areLongNames() {
        return table.byMeaning() && !table.isLabels() && !table.repeatsIds() && LongNames.are(cells);
    }

    private boolean isLongText() {
        return 2 * cells.plainNumbers() < cells.filled()
                && cells.dates() < NEARLY_ALL * cells.filled()
                && (cells.meanCharacters() > LONG_TEXT_CHARACTERS && !RareNames.areLongNames(cells)
                        || cells.meanWords() > LONG_TEXT_WORDS)
                && !(table.repeatsIds() && NamedPaths.are(cells));
    }

    private Optional<ColumnFinding> leftOut(Taken taken, String reason) {
        return Optional.of(findings.leftOut(taken, reason));
    }
}
