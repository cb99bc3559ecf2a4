package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Says of a column whether it holds numbers, and what is odd about them. */
final class NumberSurvey {

    private static final int FEWEST_ROWS = 20;

    private final TableSurvey table;
    private final ColumnCells cells;
    private final WrittenNumbers written;
    private final Findings findings;
    private final Leaks leaks;
    private final NoResult none;
    private final WordsBesideNumbers words;

    NumberSurvey(TableSurvey table, ColumnCells cells, WrittenNumbers written, Findings findings, Leaks leaks) {
        this.table = table;
        this.cells = cells;
        this.written = written;
        this.findings = findings;
        this.leaks = leaks;
        none = NoResult.in(cells);
        words = WordsBesideNumbers.of(cells, written, none);
    }

    /** What it is taken for if it holds numbers; empty otherwise. */
    Optional<ColumnFinding> finding() {
        boolean isOne = written.isOneQuantity();
        Optional<String> groups = table.isLabels() || table.isOfPatients(cells)
                ? LimitGroups.clause(cells, written, none)
                : Optional.empty();
        if (groups.isPresent()) {
            return groups.map(clause -> findings.said(Taken.CATEGORY, Kind.CATEGORY, clause));
        }
        if (!table.isValue(cells.name())
                && (Spellings.areAnswers(cells) || table.isOfPatients(cells) && Spellings.areYes(cells))) {
            return Optional.empty();
        }
        Optional<ColumnFinding> beside = new ValueUnits(table, cells, written, findings).finding();
        if (beside.isPresent()) {
            return beside;
        }
        if (table.isValue(cells.name()) && 2 * (cells.plainNumbers() + written.count()) < cells.filled()) {
            return Optional.of(measuredValues());
        }
        long filled = cells.filled() - none.cells();
        if (filled == 0) {
            return Optional.empty();
        }
        boolean plainRule = 2 * cells.plainNumbers() >= filled;
        boolean mostly = 2 * (cells.plainNumbers() + written.count()) >= filled;
        if (mostly && !isOne && maySayMixture() && written.units().areMixed()) {
            return Optional.of(findings.leftOut(Taken.NUMBER, written.units().mixture()));
        }
        if (!plainRule && !(mostly && isOne)) {
            return Optional.empty();
        }
        long others = cells.textCells() - none.cells();
        boolean hasWords = others > 0 && !(isOne && written.count() == others);
        return hasWords ? numbersAndWords(isOne) : Optional.of(number(isOne));
    }

    /** Of each patient one number, or several. */
    private boolean maySayMixture() {
        return table.isOfPatients(cells)
                || table.byMeaning()
                        && table.repeatsIds()
                        && cells.rows() >= FEWEST_ROWS
                        && !table.isValue(cells.name());
    }

    private Optional<ColumnFinding> numbersAndWords(boolean isOne) {
        if (table.isUnusedLabel(cells.name())) {
            return Optional.empty();
        }
        if (table.isValue(cells.name())) {
            return Optional.of(measuredValues());
        }
        return (table.isLabels() ? classes() : names()).or(() -> Optional.of(number(isOne)));
    }

    /** Numbers of an outcome that are classes, as the texts beside them. */
    private Optional<ColumnFinding> classes() {
        return GradedTarget.clause(cells, written, words.words())
                .map(clause -> findings.said(Taken.CATEGORY, Kind.CATEGORY, clause));
    }

    /** Numbers that are names, as the texts beside them. */
    private Optional<ColumnFinding> names() {
        if (cells.plainNumbers() == 0 && written.limits() == written.count()) {
            return Optional.of(findings.said(
                    Taken.CATEGORY,
                    Kind.CATEGORY,
                    "no cell is a number, and limits such as '" + written.limitExample()
                            + "' stand beside other texts"));
        }
        boolean areAllNumbers = written.count() == cells.textCells() - none.cells();
        boolean areSlips = isOfPatients() && words.areFew() && (written.count() == 0 || written.isOneQuantity());
        if (areSlips || cells.plainNumbers() == 0 && written.areMeasured()) {
            return Optional.empty();
        }
        if (cells.areFewWholes() && written.limits() == 0 && (written.areWhole() || !areAllNumbers)) {
            return Optional.of(findings.said(
                    Taken.CATEGORY,
                    Kind.CATEGORY,
                    "few different " + (written.areWhole() ? "whole " : "") + "numbers beside texts such as "
                            + Examples.of(List.of(example())) + " are names" + remedy()));
        }
        return Optional.empty();
    }

    /** A text that is no number, where there is one. */
    private String example() {
        return (words.words().isEmpty() ? cells.texts() : words.words())
                .keySet()
                .iterator()
                .next();
    }

    /** Where all texts are numbers with a remark or a unit, a person can say that they are numbers, or write what stands behind elsewhere. */
    private String remedy() {
        WrittenNumbers numbers = WrittenNumbers.ofNumbers(cells, written.decimals());
        boolean areNumbers = numbers.isOneQuantity() && numbers.count() == cells.textCells() - none.cells();
        return areNumbers && none.isNone()
                ? "; if what stands behind the number, in "
                        + (numbers.count() == 1 ? "1 cell" : numbers.count() + " cells")
                        + ", is only a remark, take the column as a number"
                : OneMarkBehind.remedy(cells);
    }

    private ColumnFinding number(boolean isOne) {
        Map<String, Integer> slips = slips();
        Set<String> empty = new HashSet<>(none.texts());
        empty.addAll(slips.keySet());
        CellReading reading = findings.reading(Kind.NUMBER, empty);
        List<String> reasons = new ArrayList<>();
        if (!slips.isEmpty()) {
            reasons.add(WordsBesideNumbers.clause(slips));
        }
        if (!none.isNone()) {
            reasons.add(none.clause());
        }
        boolean isWritten = isOne && (written.count() > 0 || written.changesPlainNumbers());
        if (isWritten) {
            reading = marked(table, written, reading);
            reasons.addAll(written.reasons());
            if (reading.hasLimits()) {
                reasons.add("'" + LimitColumn.nameFor(cells.name()) + "' says which");
            }
        }
        Optional<String> doubt = cells.isTyped() ? Optional.empty() : written.doubt(table.writesComma());
        doubt.ifPresent(reasons::add);
        double[] numbers = isWritten ? written.all(reading) : cells.numbers();
        LoneCodes lone = LoneCodes.NONE;
        if (table.findsSentinels()) {
            Spread spread = Spread.of(numbers);
            lone = loneCodes(spread, numbers);
            StandIns near = standIns(spread, lone.without(numbers));
            WrittenAs asRead = new WrittenAs(cells, reading);
            List<Double> far = new ArrayList<>(spread.sentinels());
            far.addAll(lone.certain());
            reading = reading.without(near.with(far), spread.farthest());
            reasons.addAll(reasons(spread, numbers, asRead));
            reasons.addAll((table.isMeasured(cells.name()) ? lone.onlyEmpty() : lone).clauses(asRead, cells.ends()));
            reasons.addAll(near.clauses(asRead));
            if (!table.isLabels() && !table.isValue(cells.name())) {
                WrittenAs as = new WrittenAs(cells, reading);
                ApartZeros.of(numbers)
                        .or(() -> table.isOfPatients(cells) ? SkewedZeros.of(cells.name(), numbers) : Optional.empty())
                        .ifPresent(zeros -> reasons.add(zeros.clause(as)));
            }
        }
        boolean areAllNumbers = cells.textCells() == none.cells() + (isWritten ? written.count() : 0);
        if (cells.rows() > 1 && areAllNumbers && written.limits() == 0 && numbers.length > 0 && isConstant(numbers)) {
            List<String> others = none.isNone() ? List.of() : List.of(none.clause());
            return leaks.with(findings.oneValue(reading, others, !none.isNone() || findings.hasEmpty()));
        }
        if (!table.isLabels() && !table.repeatsIds()) {
            WrittenAs as = new WrittenAs(cells, reading);
            if (lone.likely().isEmpty()) {
                HiddenAges.clause(cells.name(), numbers, reading).ifPresent(reasons::add);
            }
            TwoScales.of(numbers, reading, cells.name())
                    .filter(scales -> doubt.isEmpty())
                    .ifPresent(scales -> reasons.add(scales.clause(as)));
        }
        boolean mayBeNames = cells.areWhole() && table.namesSomething(cells)
                || NamedLike.catalogue(cells.name()) && table.isOfPatients(cells) && cells.hasDecimals();
        if (cells.isTyped() && cells.rows() >= FEWEST_ROWS && mayBeNames) {
            reasons.add(
                    "by its name it names something, and it is used; take it as a category if its numbers are only names");
        }
        if (cells.isTyped() && table.isOfPatients(cells)) {
            UnknownCode.ofNames(cells).ifPresent(clause -> reasons.add(clause + "; take it as a category if they do"));
        }
        if (table.isOfPatients(cells) && table.isOfRedcap() && FormStatus.mayBe(cells)) {
            reasons.add(
                    "by its name it may say how far a form of REDCap is filled in, and it is used; if so, leave it out");
        }
        if (table.isOfPatients(cells)) {
            reasons.addAll(NumberCodes.clauses(cells, numbers, reading));
        }
        return leaks(reading, isWritten)
                .with(findings.finding(Taken.NUMBER, reading, String.join("; ", reasons), !reasons.isEmpty()));
    }

    /** Of several quantities in one column, each is looked at by itself elsewhere. */
    private LoneCodes loneCodes(Spread spread, double[] numbers) {
        if (table.isValue(cells.name())) {
            return LoneCodes.NONE;
        }
        LoneCodes found = table.loneCodes(spread.others(numbers), cells.name());
        return cells.isTyped() && table.namesSomething(cells) ? found.onlyNamed() : found;
    }

    /** As of {@link #loneCodes}. */
    private StandIns standIns(Spread spread, double[] numbers) {
        return table.isValue(cells.name()) ? StandIns.NONE : StandIns.in(spread.others(numbers), cells.name());
    }

    /** What the column tells of the outcome by its numbers as they are read. */
    private Leaks leaks(CellReading reading, boolean isWritten) {
        return isWritten || reading.hasEmptyNumbers() ? Leaks.of(table, cells, reading) : leaks;
    }

    private boolean isOfPatients() {
        return table.isOfPatients(cells) && cells.areWhole();
    }

    /** Few texts among many measured numbers, which are no numbers themselves, and how often each occurs. */
    private Map<String, Integer> slips() {
        if (!isOfPatients() || !words.areFew() && !WordsBesideNumbers.areMeasuredWithSlips(cells)) {
            return Map.of();
        }
        Map<String, Integer> slips = new TreeMap<>(words.words());
        if (words.areFew()) {
            return slips;
        }
        slips.keySet().removeIf(text -> text.chars().anyMatch(Character::isDigit));
        return slips;
    }

    /** Numbers as people write them; where some are limits in a table of measurements, with a column beside it that says which. */
    static CellReading marked(TableSurvey table, WrittenNumbers numbers, CellReading plain) {
        CellReading reading = numbers.reading(plain);
        boolean marksLimits = numbers.limits() > 0 && !table.isLabels() && !table.repeatsIds();
        return marksLimits ? reading.besideLimits() : reading;
    }

    /** Values of tests of all kinds, some of which have words for a result. */
    private ColumnFinding measuredValues() {
        List<String> reasons = new ArrayList<>(written.count() > 0 ? written.reasonsAsTheyStand() : List.of());
        List<String> words = cells.texts().keySet().stream()
                .filter(text -> !written.isNumber(text))
                .toList();
        long count = words.stream().mapToLong(cells.texts()::get).sum();
        reasons.add((count == 1 ? "1 cell is" : count + " cells are") + " no number, such as " + Examples.of(words)
                + ", and " + (count == 1 ? "counts" : "count") + " as not measured");
        CellReading reading = written.asTheyStand(findings.reading(Kind.NUMBER)).withoutWords();
        return findings.finding(Taken.NUMBER, reading, String.join("; ", reasons), true);
    }

    private static boolean isConstant(double[] numbers) {
        for (double number : numbers) {
            if (number != numbers[0]) {
                return false;
            }
        }
        return true;
    }

    private static List<String> reasons(Spread spread, double[] numbers, WrittenAs as) {
        List<String> reasons = new ArrayList<>();
        if (!spread.sentinels().isEmpty()) {
            long count =
                    Arrays.stream(numbers).filter(spread.sentinels()::contains).count();
            reasons.add(spread.sentinels().stream().map(as::of).collect(Collectors.joining(" and "))
                    + (spread.sentinels().size() == 1 ? " lies" : " lie")
                    + " far from all other numbers and " + (spread.sentinels().size() == 1 ? "counts" : "count")
                    + " as empty, in " + (count == 1 ? "1 cell" : count + " cells"));
        }
        if (spread.slips() > 0) {
            reasons.add(as.of(spread.example()) + " is out of all measure and counts as empty");
        }
        return reasons;
    }
}
