package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Says of each column of a table what it is taken for. The first rule that fits counts. */
public final class ColumnSurvey {

    /** Fewer rows are no evidence that a column means nothing. */
    private static final int FEWEST_ROWS = 20;

    private static final double NEARLY_ALL = 0.9;

    private static final char USUAL_SEPARATOR = ';';

    private final TableSurvey table;
    /** Without the words for empty. */
    private final ColumnCells cells;
    /** With these words, which may be names among names. */
    private final ColumnCells asWritten;

    private final boolean forcedText;
    private final Findings findings;
    private final Findings findingsAsWritten;
    private final Leaks leaks;
    /** Found out when it is first needed, since most columns do not need it. */
    private WrittenNumbers written;

    private ColumnSurvey(TableSurvey table, ColumnCells cells, boolean forcedText) {
        EmptyWords codes = EmptyWords.ofCodes(table, cells);
        this.table = table;
        this.forcedText = forcedText;
        asWritten = codes.isNone() ? cells : cells.withoutNumbers();
        findingsAsWritten = Findings.of(table, asWritten, codes);
        EmptyWords words = EmptyWords.of(table, asWritten);
        this.cells = asWritten.without(words.words().keySet());
        findings = words.isNone() ? findingsAsWritten : Findings.of(table, this.cells, words.with(codes));
        leaks = Leaks.of(table, asWritten);
    }

    /**
     * @param table the table that the column is in
     * @param cells the column's first cells
     * @param forcedText whether it is read as text whatever it holds
     * @return what it is taken for
     */
    static ColumnFinding of(TableSurvey table, ColumnCells cells, boolean forcedText) {
        ColumnSurvey survey = new ColumnSurvey(table, cells, forcedText);
        return survey.chosen()
                .or(survey::copies)
                .or(survey::persons)
                .or(survey::pairs)
                .or(survey::byMeaning)
                .or(survey::parted)
                .or(() -> survey.lists().map(survey.leaks::with))
                .or(survey::leftOut)
                .or(survey::images)
                .or(() -> survey.codes().map(survey.leaks::with))
                .or(survey::numbers)
                .orElseGet(survey::names);
    }

    private Optional<ColumnFinding> chosen() {
        if (forcedText) {
            return Optional.of(findingsAsWritten.chosen(Taken.CATEGORY, Kind.CATEGORY));
        }
        return table.choice(cells.name()).map(choice -> switch (choice.what()) {
            case NUMBER -> asNumbers().finding();
            case NUMBER_WITHOUT_ZERO -> asNumbers().withoutZero();
            case CATEGORY -> findingsAsWritten.chosen(Taken.CATEGORY, Kind.CATEGORY);
            case CODES ->
                findingsAsWritten.finding(
                        Taken.CODES,
                        CodeLists.asWritten(
                                asWritten,
                                CodeLists.separator(asWritten).orElse(USUAL_SEPARATOR),
                                findingsAsWritten.empty()),
                        "as chosen",
                        false);
            case TWO_NUMBERS -> pair();
            case DAYS -> new ChosenDates(table, asWritten, findingsAsWritten).days(choice);
            case DATE -> new ChosenDates(table, asWritten, findingsAsWritten).date(choice.order());
            case UNUSED -> findingsAsWritten.unused();
        });
    }

    private ChosenNumbers asNumbers() {
        return new ChosenNumbers(table, asWritten, findingsAsWritten, written().decimals());
    }

    private ColumnFinding pair() {
        Optional<TwoNumbers> pair = TwoNumbers.asChosen(asWritten);
        if (pair.isEmpty() || !table.canSplit(cells.name())) {
            throw new InputException(
                    "Column '" + cells.name() + "' is to be read as two numbers, but "
                            + (pair.isEmpty()
                                    ? "no cell holds two numbers, the larger one first, such as 135/81."
                                    : "the file has several rows for an id, or columns of the names that the two would have."),
                    "Take it as something else, or write each number into a column of its own.");
        }
        return findingsAsWritten.pair("as chosen; " + pair.get().clause(cells.name()));
    }

    private boolean isOfMeasurements() {
        return !table.isLabels() && cells.rows() >= FEWEST_ROWS;
    }

    /** Copies of the outcome and of the split. */
    private Optional<ColumnFinding> copies() {
        if (!isOfMeasurements()) {
            return Optional.empty();
        }
        if (cells.copiedOutcome() != null) {
            return without(Taken.OUTCOME, "it says the same as '" + cells.copiedOutcome() + "' of the labels");
        }
        if (cells.isCopyOfSplit()) {
            return without(Taken.SPLIT, "it says the same as the split of the labels");
        }
        return Optional.empty();
    }

    private Optional<ColumnFinding> persons() {
        return isOfMeasurements() && !table.repeatsIds() && table.isOfPatients(cells)
                ? PersonNames.clause(cells)
                        .or(() -> HomeAddresses.clause(cells))
                        .flatMap(clause -> without(Taken.SECOND_ID, clause))
                : Optional.empty();
    }

    private Optional<ColumnFinding> lists() {
        boolean isPossible =
                isOfMeasurements() && !table.repeatsIds() && cells.textCells() >= FEWEST_ROWS && !isImage();
        if (isPossible && NamedValues.are(cells)) {
            return without(
                    Taken.CATEGORY,
                    "a cell holds values with their names, such as "
                            + Examples.of(
                                    List.of(cells.texts().keySet().iterator().next()))
                            + "; to use them, write each value into a column of its own");
        }
        return isPossible && !hasWrittenNumbers()
                ? CodeLists.separator(cells)
                        .map(separator -> findings.finding(
                                Taken.CODES,
                                CodeLists.reading(cells, separator, findings.empty()),
                                "several names in a cell, with "
                                        + (separator == ' ' ? "a space" : "'" + separator + "'")
                                        + " between them, and each counts by itself"
                                        + CodeLists.countsClause(cells, separator),
                                true))
                : Optional.empty();
    }

    private Optional<ColumnFinding> parted() {
        // 20210401T140501 would be as many days
        boolean areDates =
                cells.dates() > 0 && cells.texts().keySet().stream().limit(1).anyMatch(WrittenTime::is);
        boolean isPossible = isOfMeasurements() && !table.repeatsIds() && !isImage() && !areDates;
        return isPossible ? PartedNumbers.finding(cells, findings).map(leaks::with) : Optional.empty();
    }

    /** Two numbers in a cell: they become two columns, or are left out. */
    private Optional<ColumnFinding> pairs() {
        if (!isOfMeasurements() || table.isVariable(cells.name())) {
            return Optional.empty();
        }
        // it says itself what stands beside pairs
        Optional<TwoNumbers> written = TwoNumbers.of(asWritten);
        Optional<TwoNumbers> pair = written.or(() -> cells == asWritten ? Optional.empty() : TwoNumbers.of(cells));
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        return pair.get().arePressures() && table.splitsPairs(cells.name())
                ? Optional.of((written.isPresent() ? findingsAsWritten : findings)
                        .pair(pair.get().clause(cells.name())))
                : without(
                        Taken.CATEGORY,
                        "a cell holds two numbers, such as '" + pair.get().example()
                                + "'; to use them, write each into a column of its own, for example systolic and diastolic");
    }

    /** Dates in words, and texts without spaces, which would be texts and names of rows. */
    private Optional<ColumnFinding> byMeaning() {
        if (!table.byMeaning() || !isOfMeasurements()) {
            return Optional.empty();
        }
        Optional<String> date = table.repeatsIds() ? Optional.empty() : WordyDates.example(cells);
        if (date.isPresent()) {
            return without(Taken.DATE, Leaks.ofDate(cells.name(), WordyDates.clause(date.get())));
        }
        return UnspacedTexts.are(cells)
                ? Optional.of(leaks.with(NoNotes.in(asWritten).finding(findingsAsWritten, List.of())))
                : Optional.empty();
    }

    /** Columns that would mislead: names of rows, and dates. */
    private Optional<ColumnFinding> leftOut() {
        if (!isOfMeasurements()) {
            return Optional.empty();
        }
        if (!table.isVariable(cells.name()) && MachineIds.are(cells) && !isNameOfMany()) {
            return without(Taken.SECOND_ID, MachineIds.CLAUSE);
        }
        if (table.repeatsIds()) {
            boolean namesRows = cells.textCells() == 0 ? WholeNumbers.name(cells, table) : areNamesOfRows();
            boolean isKey = cells.textCells() == 0 && SeriesColumn.isKey(cells);
            boolean isEvent = (NamedLike.identifier(cells.name()) && namesRows || isKey)
                    && !NamedLike.catalogue(cells.name())
                    && !table.isValue(cells.name())
                    && !table.isVariable(cells.name());
            return isEvent
                    ? without(
                            Taken.SECOND_ID,
                            "by its name it says which event, stay or device it was, and is not measured")
                    : Optional.empty();
        }
        if (table.isOfRedcap() && FormStatus.is(cells)) {
            return without(
                    Taken.CATEGORY,
                    "by its name and values it says how far a form of REDCap is filled in, and nothing of the patient; if it"
                            + " does, take it as a number");
        }
        if (cells.textCells() == 0 && cells.areWhole() && cells.count() && cells.filled() == cells.rows()) {
            return without(Taken.ROW_NUMBER, "it counts the rows");
        }
        if (RowCounters.are(cells)) {
            return without(Taken.ROW_NUMBER, RowCounters.clause(cells));
        }
        Optional<String> date = NumberDates.clause(cells);
        if (date.isPresent()) {
            return without(Taken.DATE, date.get());
        }
        Optional<ColumnFinding> names = new RowNames(table, cells, findings).finding(this::hasWrittenNumbers);
        if (names.isPresent()) {
            return names;
        }
        if (ClockNumbers.are(cells)) {
            return without(
                    Taken.DATE,
                    "by its name and numbers, such as " + ClockNumbers.example(cells) + ", it holds hours and minutes; "
                            + ClockTimes.NO_MEASUREMENT);
        }
        Optional<String> partial = PartialDates.example(cells);
        if (partial.isPresent()) {
            return without(
                    Taken.DATE,
                    "dates of which some lack the day or the month, such as '" + partial.get()
                            + "'; to use them, write a number, for example the years until then");
        }
        boolean dates = cells.dates() >= NEARLY_ALL * cells.filled() && cells.filled() > 0;
        if (!dates) {
            return Optional.empty();
        }
        return without(
                Taken.DATE,
                ClockTimes.clause(cells)
                        .orElseGet(() ->
                                DateOrNone.clause(Leaks.ofDate(cells.name(), ChosenDates.NO_MEASUREMENT), cells)));
    }

    /** Whether its cells are texts of which nearly each row has its own. */
    private boolean areNamesOfRows() {
        return !isImage()
                && cells.plainNumbers() == 0
                && cells.textCells() >= FEWEST_ROWS
                && cells.dates() == 0
                && cells.meanWords() < 1.5
                && cells.areTextsDifferent(NEARLY_ALL);
    }

    /** Whether each of its texts stands in many rows of a table of one row a patient, as that of a hospital does. */
    private boolean isNameOfMany() {
        return !table.repeatsIds() && RareNames.areLongNames(cells);
    }

    /** Before numbers: {@code 12.bmp} looks like a number with a unit. */
    private Optional<ColumnFinding> images() {
        return isImage() ? Optional.of(findings.used(Taken.IMAGE, Kind.CATEGORY, "")) : Optional.empty();
    }

    /** What a type says is a number stays one. */
    private Optional<ColumnFinding> codes() {
        if (cells.isTyped()) {
            return Optional.empty();
        }
        boolean onlyNumbers = cells.textCells() == 0 && cells.filled() > 0;
        if (onlyNumbers && cells.leadingZeros() > 0 && cells.areWhole()) {
            return Optional.of(findings.said(
                    Taken.CODE,
                    Kind.CATEGORY,
                    "numbers with leading zeros name something, and are read as categories"));
        }
        Optional<String> amongDigits = LetterAmongDigits.clause(cells);
        if (amongDigits.isPresent()) {
            return Optional.of(findings.said(Taken.CODE, Kind.CATEGORY, amongDigits.get()));
        }
        if (onlyNumbers && cells.areWhole() && table.isVariable(cells.name())) {
            return Optional.of(
                    table.areOnlyNames()
                            ? findings.said(
                                    Taken.CODE,
                                    Kind.CATEGORY,
                                    "numbers that name what each row is of, and are read as categories")
                            : findings.used(Taken.CODE, Kind.NUMBER, ""));
        }
        Optional<String> lettered =
                table.isOfPatients(cells) ? LetteredCodes.example(cells, written()) : Optional.empty();
        if (lettered.isPresent()) {
            return Optional.of(findings.said(
                    Taken.CODE,
                    Kind.CATEGORY,
                    "numbers beside codes with letters, such as '" + lettered.get()
                            + "', are codes, and are read as categories"));
        }
        boolean mayBeEntry =
                table.repeatsIds() ? cells.plainNumbers() > 0 : table.isOfPatients(cells) && isOfNumbersAndNames();
        boolean isEntry = mayBeEntry && NamedLike.catalogue(cells.name());
        if (isEntry && cells.filled() >= FEWEST_ROWS) {
            return Optional.of(findings.said(
                    Taken.CODE,
                    Kind.CATEGORY,
                    "by its name it holds entries of a catalogue, which are read as categories"));
        }
        Optional<String> unknown = table.isOfPatients(cells) ? UnknownCode.ofNames(cells) : Optional.empty();
        if (unknown.isPresent() && !table.namesSomething(cells)) {
            return Optional.of(
                    findings.said(Taken.CODE, Kind.CATEGORY, unknown.get() + ", so that all are read as categories"));
        }
        boolean isCatalogue = NamedLike.catalogue(cells.name()) && table.isOfPatients(cells) && cells.hasDecimals();
        Optional<String> longCodes = table.isOfPatients(cells) ? LongCodes.clause(cells) : Optional.empty();
        if (longCodes.isPresent() && !table.namesSomething(cells)) {
            return Optional.of(findings.said(Taken.CODE, Kind.CATEGORY, longCodes.get()));
        }
        boolean fewNumbers = onlyNumbers && (table.namesSomething(cells) && WholeNumbers.are(cells) || isCatalogue);
        return fewNumbers && cells.filled() >= FEWEST_ROWS
                ? Optional.of(findings.said(
                        Taken.CODE,
                        Kind.CATEGORY,
                        "numbers that name something by the column's name, and are read as categories"))
                : Optional.empty();
    }

    private Optional<ColumnFinding> numbers() {
        if (asWritten.filled() == 0) {
            return Optional.of(
                    findingsAsWritten.said(Taken.EMPTY, Kind.NUMBER, "no row has a value, so that it tells nothing"));
        }
        // "17.png" would be 17 in the unit png
        return isImage()
                ? Optional.empty()
                : new NumberSurvey(table, asWritten, written(), findingsAsWritten, leaks).finding();
    }

    private ColumnFinding names() {
        return new NameSurvey(table, asWritten, findingsAsWritten, leaks).finding();
    }

    /** Whether texts that are no numbers, and no words for no result, stand beside numbers, which are no few whole ones. */
    private boolean isOfNumbersAndNames() {
        return cells.plainNumbers() > 0
                && !cells.areFewWholes()
                && cells.texts().keySet().stream().anyMatch(text -> !written().isNumber(text) && !NoResult.says(text));
    }

    private boolean isImage() {
        return cells.isImageNames();
    }

    private boolean hasWrittenNumbers() {
        return 2 * written().count() >= cells.filled();
    }

    private WrittenNumbers written() {
        if (written == null) {
            written = WrittenNumbers.of(
                    asWritten, WrittenNumbers.decimals(asWritten, table.prefersComma(), table.writesComma()));
        }
        return written;
    }

    private Optional<ColumnFinding> without(Taken taken, String reason) {
        return Optional.of(findings.leftOut(taken, reason));
    }
}
