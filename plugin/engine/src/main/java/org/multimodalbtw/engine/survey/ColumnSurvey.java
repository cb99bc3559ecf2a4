package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Says of each column of a table what it is taken for. The first rule that fits counts. */
public final class ColumnSurvey {

    /** Fewer rows are no evidence that a column means nothing. */
    private static final int FEWEST_ROWS = 20;

    private static final double NEARLY_ALL = 0.9;
    private static final int LONG_NUMBER = 7;
    private static final double LONG_TEXT_CHARACTERS = 30;
    private static final double LONG_TEXT_WORDS = 5;

    private static final char USUAL_SEPARATOR = ';';

    private final TableSurvey table;
    private final ColumnCells cells;
    private final boolean forcedText;
    private final Set<String> empty;
    private final Set<String> words;
    /** Found out when it is first needed, since most columns do not need it. */
    private WrittenNumbers written;

    private ColumnSurvey(TableSurvey table, ColumnCells cells, boolean forcedText) {
        this.table = table;
        this.cells = cells;
        this.forcedText = forcedText;
        words = table.wordsIn(cells);
        empty = new HashSet<>(table.emptyTexts());
        empty.removeAll(words);
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
                .or(survey::lists)
                .or(survey::leftOut)
                .or(survey::images)
                .or(survey::codes)
                .or(survey::numbers)
                .orElseGet(survey::category);
    }

    private Optional<ColumnFinding> chosen() {
        if (forcedText) {
            return Optional.of(used(Taken.CATEGORY, Kind.CATEGORY, "as chosen"));
        }
        return table.choice(cells.name()).map(choice -> switch (choice.what()) {
            case NUMBER ->
                new ColumnFinding(cells.name(), Taken.NUMBER, true, "as chosen", numbers(written()), share(), false);
            case CATEGORY -> used(Taken.CATEGORY, Kind.CATEGORY, "as chosen");
            case CODES ->
                finding(
                        Taken.CODES,
                        CellReading.codes(CodeLists.separator(cells).orElse(USUAL_SEPARATOR), empty),
                        "as chosen",
                        false);
            case DAYS -> days(choice);
            case UNUSED ->
                new ColumnFinding(
                        cells.name(), Taken.CATEGORY, false, "as chosen", reading(Kind.CATEGORY), share(), false);
        });
    }

    private ColumnFinding days(Choice choice) {
        cells.texts().keySet().stream()
                .filter(text -> Double.isNaN(TimeText.pointInTime(text)))
                .findFirst()
                .ifPresent(text -> {
                    throw new InputException(
                            "Column '" + cells.name() + "' is to be read as " + choice.word() + ", but '" + text
                                    + "' is no date that can be understood in one way only.",
                            "Write dates with the year first, as 2020-01-31, or take the column as unused.");
                });
        return finding(Taken.NUMBER, CellReading.days(empty), choice.word() + ", as chosen", false);
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
        if (cells.isCopyOfSplit() && cells.name().toLowerCase(Locale.ROOT).contains("split")) {
            return without(Taken.SPLIT, "it says the same as the split of the labels");
        }
        return Optional.empty();
    }

    private Optional<ColumnFinding> lists() {
        boolean isPossible =
                isOfMeasurements() && !table.repeatsIds() && cells.textCells() >= FEWEST_ROWS && !isImage();
        return isPossible && !hasWrittenNumbers()
                ? CodeLists.separator(cells)
                        .map(separator -> finding(
                                Taken.CODES,
                                CellReading.codes(separator, empty),
                                "several names in a cell, with '" + separator
                                        + "' between them, and each counts by itself",
                                true))
                : Optional.empty();
    }

    /** Columns that would mislead: names of rows, and dates. */
    private Optional<ColumnFinding> leftOut() {
        if (!isOfMeasurements()) {
            return Optional.empty();
        }
        if (table.repeatsIds()) {
            boolean isEvent = NamedLike.identifier(cells.name())
                    && !table.isVariable(cells.name())
                    && cells.textCells() == 0
                    && cells.areWhole();
            return isEvent
                    ? without(Taken.SECOND_ID, "by its name it names events or stays, not what was measured")
                    : Optional.empty();
        }
        if (cells.textCells() == 0 && cells.areWhole() && cells.count() && cells.filled() == cells.rows()) {
            return without(Taken.ROW_NUMBER, "it counts the rows");
        }
        if (isSecondId()) {
            return without(Taken.SECOND_ID, "different in nearly all rows");
        }
        boolean dates = cells.dates() >= NEARLY_ALL * cells.filled() && cells.filled() > 0;
        return dates
                ? without(
                        Taken.DATE,
                        "a date is no measurement; it can be read as days since another date, or replaced by an age")
                : Optional.empty();
    }

    private boolean isSecondId() {
        boolean named = NamedLike.identifier(cells.name());
        if (cells.textCells() == 0 && cells.areWhole()) {
            boolean distinct = cells.differentWholes() >= NEARLY_ALL * cells.filled();
            boolean several = named && 2 * cells.differentWholes() > cells.filled();
            return cells.filled() >= FEWEST_ROWS
                    && (named && distinct
                            || several
                            || distinct
                                    && cells.sameLength() >= LONG_NUMBER
                                    && cells.differentWholes() == cells.filled());
        }
        long once = cells.texts().values().stream().filter(count -> count == 1).count();
        boolean words = cells.plainNumbers() == 0 && cells.meanWords() < 1.5 && !isImage();
        boolean mostlyOnce = !cells.knowsAllTexts() || once > cells.textCells() / 2;
        return cells.textCells() >= FEWEST_ROWS && words && mostlyOnce && cells.dates() == 0 && !hasWrittenNumbers();
    }

    /** Before numbers: {@code 12.bmp} looks like a number with a unit. */
    private Optional<ColumnFinding> images() {
        return isImage() ? Optional.of(used(Taken.IMAGE, Kind.CATEGORY, "")) : Optional.empty();
    }

    /** What a type says is a number stays one. */
    private Optional<ColumnFinding> codes() {
        if (cells.isTyped()) {
            return Optional.empty();
        }
        boolean onlyNumbers = cells.textCells() == 0 && cells.filled() > 0;
        if (onlyNumbers && cells.leadingZeros() > 0 && cells.areWhole()) {
            return Optional.of(said(
                    Taken.CODE,
                    Kind.CATEGORY,
                    "numbers with leading zeros name something, and are read as categories"));
        }
        if (onlyNumbers && cells.areWhole() && 2 * cells.digitsEDigits() >= cells.filled()) {
            return Optional.of(said(
                    Taken.CODE,
                    Kind.CATEGORY,
                    "digits with an E between are no powers of ten, and are read as categories"));
        }
        if (onlyNumbers && cells.areWhole() && table.isVariable(cells.name())) {
            return Optional.of(used(Taken.CODE, Kind.NUMBER, ""));
        }
        boolean fewNumbers = onlyNumbers && cells.areWhole() && NamedLike.identifier(cells.name());
        return fewNumbers && cells.filled() >= FEWEST_ROWS
                ? Optional.of(said(
                        Taken.CODE,
                        Kind.CATEGORY,
                        "numbers that name something by the column's name, and are read as categories"))
                : Optional.empty();
    }

    private Optional<ColumnFinding> numbers() {
        if (cells.filled() == 0) {
            return Optional.of(said(Taken.EMPTY, Kind.NUMBER, "no row has a value"));
        }
        // "17.png" would be 17 in the unit png
        if (isImage()) {
            return Optional.empty();
        }
        WrittenNumbers written = written();
        boolean isOne = written.isOneQuantity(cells.filled());
        boolean plainRule = 2 * cells.plainNumbers() >= cells.filled();
        boolean mostly = 2 * (cells.plainNumbers() + written.count()) >= cells.filled();
        if (!plainRule && !(mostly && isOne)) {
            return Optional.empty();
        }
        boolean hasWords = cells.textCells() > 0 && !(isOne && written.count() == cells.textCells());
        return hasWords ? numbersAndWords(written, isOne) : Optional.of(number(written, isOne));
    }

    private Optional<ColumnFinding> numbersAndWords(WrittenNumbers written, boolean isOne) {
        if (table.isUnusedLabel(cells.name())) {
            return Optional.empty();
        }
        if (table.isValue(cells.name())) {
            return Optional.of(measuredValues(written));
        }
        return (table.isLabels() ? Optional.<ColumnFinding>empty() : names(written))
                .or(() -> Optional.of(number(written, isOne)));
    }

    /** Numbers that are names, as the texts beside them. */
    private Optional<ColumnFinding> names(WrittenNumbers written) {
        if (cells.plainNumbers() == 0 && written.limits() == written.count()) {
            return Optional.of(said(
                    Taken.CATEGORY,
                    Kind.CATEGORY,
                    "no cell is a number, and limits such as '" + written.limitExample()
                            + "' stand beside other texts"));
        }
        if (cells.areFewWholes() && written.limits() == 0) {
            return Optional.of(said(
                    Taken.CATEGORY,
                    Kind.CATEGORY,
                    "few different whole numbers beside texts such as "
                            + Examples.of(
                                    List.of(cells.texts().keySet().iterator().next())) + " are names"));
        }
        return Optional.empty();
    }

    private ColumnFinding number(WrittenNumbers written, boolean isOne) {
        CellReading reading = reading(Kind.NUMBER);
        List<String> reasons = new ArrayList<>();
        if (written.count() > 0 && isOne) {
            reading = numbers(written);
            reasons.addAll(written.reasons());
            if (reading.hasLimits()) {
                reasons.add("'" + LimitColumn.nameFor(cells.name()) + "' says which");
            }
        }
        if (table.findsSentinels()) {
            Spread spread = Spread.of(written.count() > 0 && isOne ? written.all(cells) : cells.numbers());
            reading = reading.without(
                    spread.sentinels().stream().mapToDouble(Double::doubleValue).toArray(), spread.farthest());
            reasons.addAll(reasons(spread));
        }
        if (cells.textCells() == 0 && isConstant(cells.numbers())) {
            return oneValue(reading);
        }
        if (cells.isTyped() && cells.areWhole() && cells.rows() >= FEWEST_ROWS && NamedLike.identifier(cells.name())) {
            reasons.add("by its name it names something; take it as a category if its numbers are only names");
        }
        reasons.addAll(leaks());
        return finding(Taken.NUMBER, reading, String.join("; ", reasons), !reasons.isEmpty());
    }

    /** Numbers as people write them; where some are limits in a table of measurements, with a column beside it that says which. */
    private CellReading numbers(WrittenNumbers numbers) {
        CellReading reading = reading(Kind.NUMBER).written(decimals());
        boolean marksLimits = numbers.limits() > 0 && !table.isLabels() && !table.repeatsIds();
        return marksLimits ? reading.besideLimits() : reading;
    }

    /** Values of tests of all kinds, some of which have words for a result. */
    private ColumnFinding measuredValues(WrittenNumbers written) {
        List<String> reasons = new ArrayList<>(written.count() > 0 ? written.reasons() : List.of());
        List<String> words = cells.texts().keySet().stream()
                .filter(text -> NumberText.parse(text, decimals()).isEmpty())
                .toList();
        long count = words.stream().mapToLong(cells.texts()::get).sum();
        reasons.add((count == 1 ? "1 cell is" : count + " cells are") + " no number, such as " + Examples.of(words)
                + ", and " + (count == 1 ? "counts" : "count") + " as not measured");
        CellReading reading = reading(Kind.NUMBER).written(decimals()).withoutWords();
        return finding(Taken.NUMBER, reading, String.join("; ", reasons), true);
    }

    /** What may be known only after the outcome, though it is no copy of it. */
    private List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        if (table.isLabels() || table.repeatsIds()) {
            return leaks;
        }
        if (NamedLike.afterOutcome(cells.name())) {
            leaks.add("by its name it may be known only after the outcome");
        }
        double share = cells.tells();
        if (share > 0) {
            leaks.add(String.format(
                    Locale.ROOT,
                    "it alone tells the outcome of %.0f %% of the rows; leave it out if it is known only after the outcome",
                    100 * share));
        }
        return leaks;
    }

    private ColumnFinding oneValue(CellReading reading) {
        return share() > 0
                ? finding(Taken.FLAG, reading, "one value, or empty", true)
                : finding(Taken.CONSTANT, reading, "the same in all rows", true);
    }

    private static boolean isConstant(double[] numbers) {
        for (double number : numbers) {
            if (number != numbers[0]) {
                return false;
            }
        }
        return true;
    }

    private ColumnFinding category() {
        List<String> reasons = new ArrayList<>();
        if (!words.isEmpty()) {
            reasons.add(Examples.of(List.copyOf(words)) + " is read as a text, because "
                    + (table.isVariable(cells.name())
                            ? "it stands beside the names of what else was measured"
                            : "no cell of the column is empty"));
        }
        if (isLongText()) {
            return finding(Taken.TEXT, reading(Kind.CATEGORY), String.join("; ", reasons), !reasons.isEmpty());
        }
        boolean constant = cells.plainNumbers() == 0 && cells.texts().size() == 1 && words.isEmpty();
        if (constant) {
            return oneValue(reading(Kind.CATEGORY));
        }
        reasons.addAll(leaks());
        return finding(Taken.CATEGORY, reading(Kind.CATEGORY), String.join("; ", reasons), !reasons.isEmpty());
    }

    private boolean isImage() {
        return 2 * (cells.images() + cells.foreignImages()) > cells.filled();
    }

    private boolean isLongText() {
        return 2 * cells.plainNumbers() < cells.filled()
                && (cells.meanCharacters() > LONG_TEXT_CHARACTERS || cells.meanWords() > LONG_TEXT_WORDS);
    }

    private boolean hasWrittenNumbers() {
        return 2 * written().count() >= cells.filled();
    }

    private WrittenNumbers written() {
        if (written == null) {
            written = WrittenNumbers.of(cells, WrittenNumbers.decimals(cells, table.prefersComma()));
        }
        return written;
    }

    private NumberText.Decimals decimals() {
        return written().decimals();
    }

    private List<String> reasons(Spread spread) {
        List<String> reasons = new ArrayList<>();
        if (!spread.sentinels().isEmpty()) {
            reasons.add(spread.sentinels().stream().map(Limits::number).collect(Collectors.joining(" and "))
                    + (spread.sentinels().size() == 1 ? " lies" : " lie")
                    + " far from all other numbers and counts as empty");
        }
        if (spread.slips() > 0) {
            reasons.add(Limits.number(spread.example()) + " is out of all measure and counts as empty");
        }
        return reasons;
    }

    private Optional<ColumnFinding> without(Taken taken, String reason) {
        return Optional.of(
                new ColumnFinding(cells.name(), taken, false, reason, reading(Kind.CATEGORY), share(), true));
    }

    private ColumnFinding used(Taken taken, Kind kind, String reason) {
        return finding(taken, reading(kind), reason, false);
    }

    private ColumnFinding said(Taken taken, Kind kind, String reason) {
        return finding(taken, reading(kind), reason, true);
    }

    private ColumnFinding finding(Taken taken, CellReading reading, String reason, boolean isSaid) {
        return new ColumnFinding(cells.name(), taken, true, reason, reading, share(), isSaid);
    }

    private CellReading reading(Kind kind) {
        return CellReading.plain(kind, empty);
    }

    private double share() {
        long filled = cells.filled()
                + words.stream()
                        .mapToLong(word -> cells.emptyTexts().getOrDefault(word, 0))
                        .sum();
        return cells.rows() == 0 ? 0 : 1 - (double) filled / cells.rows();
    }
}
