package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.multimodalbtw.engine.Limits;

/** The cells of a column that hold a number as people write it, beside those that hold one and nothing else. */
final class WrittenNumbers {

    private static final double FEWEST_WITH_UNIT = 0.2;
    /** Doses come in a few kinds. */
    private static final int MOST_NAMES = 19;

    private static final double THOUSAND = 1000;
    private static final Pattern COMMA = Pattern.compile(".*\\d,\\d.*|,\\d.*");
    private static final Pattern THOUSANDS = Pattern.compile("\\D*[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?\\D*");
    private static final Pattern GROUPED = Pattern.compile("\\d[.' \u00A0\u202F]\\d{3}");
    private static final Pattern SEVERAL_GROUPS = Pattern.compile(".*\\d,\\d{3}(,\\d{3})+.*|.*\\d,\\d{3}\\.\\d.*");

    private final ColumnCells cells;
    private final NumberText.Decimals decimals;
    private final Optional<String> flagged;
    private final Remark remark;
    private final boolean areSaidToBe;
    private final UnaryOperator<NumberForm> form;
    /** The cells that are numbers, each as often as it occurs. */
    private final Map<String, NumberText> numbers = new LinkedHashMap<>();

    private final WrittenUnits units;
    private long count;
    private long limits;
    private String limitExample = "";

    private WrittenNumbers(ColumnCells cells, NumberText.Decimals decimals, boolean areSaidToBe) {
        this.cells = cells;
        this.areSaidToBe = areSaidToBe;
        this.decimals = decimals;
        flagged = ResultFlag.example(cells, decimals);
        boolean mayHaveRemarks = areSaidToBe
                || !cells.areFewWholes()
                || !Remark.ofResults(cells, decimals).isNone();
        remark = mayHaveRemarks ? Remark.of(cells, decimals) : Remark.NONE;
        form = form(cells);
        NumberForm written = form.apply(NumberForm.PLAIN.written(decimals, remark.seen()));
        for (String text : cells.texts().keySet()) {
            NumberText.parse(written.plain(text, flagged.isPresent()), decimals)
                    .filter(number -> !LetteredCodes.isNoNumber(text))
                    .ifPresent(number -> numbers.put(text, number));
        }
        WrittenUnits.withoutShares(numbers);
        numbers.forEach(this::count);
        units = WrittenUnits.of(cells, numbers);
    }

    /** What is within units and before limits in some cells. */
    private static UnaryOperator<NumberForm> form(ColumnCells cells) {
        UnaryOperator<NumberForm> spaced = SpacedUnits.are(cells) ? NumberForm::withSpaces : UnaryOperator.identity();
        boolean areWorded = LimitWords.are(cells);
        return form -> areWorded ? spaced.apply(form).withWords() : spaced.apply(form);
    }

    private void count(String text, NumberText number) {
        int cellsOfText = cells.texts().get(text);
        count += cellsOfText;
        limits += number.limit() == 0 ? 0 : cellsOfText;
        limitExample = limitExample.isEmpty() && number.limit() != 0 ? text : limitExample;
    }

    static WrittenNumbers of(ColumnCells cells, NumberText.Decimals decimals) {
        return new WrittenNumbers(cells, decimals, false);
    }

    /** As {@link #of}, where it is said that the column holds numbers, so that few different ones are no names. */
    static WrittenNumbers ofNumbers(ColumnCells cells, NumberText.Decimals decimals) {
        return new WrittenNumbers(cells, decimals, true);
    }

    /**
     * How a column writes decimals: with a comma where cells say so. A comma before three digits is one of thousands unless the file is of
     * the other kind, and so is a point where the file writes decimals with a comma.
     *
     * @param prefersComma whether the file is of the kind that writes decimals with a comma
     * @param writesComma whether a column of it writes decimals with a comma in a way that means nothing else
     */
    static NumberText.Decimals decimals(ColumnCells cells, boolean prefersComma, boolean writesComma) {
        boolean any = false;
        boolean onlyThousands = true;
        boolean haveBoth = false;
        for (String text : cells.texts().keySet()) {
            if (SEVERAL_GROUPS.matcher(text).matches()) {
                return NumberText.Decimals.POINT;
            }
            if (COMMA.matcher(text).matches() && isNumberWithComma(text)) {
                any = true;
                onlyThousands &= THOUSANDS.matcher(text).matches();
                haveBoth |= GROUPED.matcher(text).find();
            }
        }
        boolean areDecimals = any && !onlyThousands;
        WrittenPoints points = WrittenPoints.of(cells);
        if (cells.hasDecimals()) {
            return besidePoints(points, areDecimals, writesComma);
        }
        if (areDecimals) {
            boolean isOfBoth = points.count() > 0 && !points.mayBeThousands() && !haveBoth;
            return isOfBoth ? NumberText.Decimals.EITHER : NumberText.Decimals.COMMA;
        }
        boolean areThousands = !any && writesComma && points.areThousands(false);
        return areThousands || any && prefersComma ? NumberText.Decimals.COMMA : NumberText.Decimals.POINT;
    }

    private static boolean isNumberWithComma(String text) {
        String plain = SpacedUnits.joined(ResultFlag.strip(LimitWords.signed(text)));
        return NumberText.digits(plain)
                        .filter(digits -> digits.indexOf(',') >= 0)
                        .isPresent()
                && NumberText.parse(plain, NumberText.Decimals.COMMA).isPresent();
    }

    private static NumberText.Decimals besidePoints(WrittenPoints points, boolean areDecimals, boolean writesComma) {
        if ((areDecimals || writesComma) && points.areThousands(areDecimals)) {
            return NumberText.Decimals.COMMA;
        }
        return areDecimals ? NumberText.Decimals.EITHER : NumberText.Decimals.POINT;
    }

    Remark remark() {
        return remark;
    }

    NumberText.Decimals decimals() {
        return decimals;
    }

    long count() {
        return count;
    }

    /** Whether many different ones have decimals and a unit, so that other texts beside them are words for no result, and the numbers no names. */
    boolean areMeasured() {
        return isOneQuantity()
                && units.areKnown()
                && numbers.values().stream()
                                .map(NumberText::number)
                                .filter(number -> number != Math.rint(number))
                                .distinct()
                                .count()
                        > MOST_NAMES;
    }

    /** Whether all that is written as people write numbers is whole. */
    boolean areWhole() {
        return numbers.values().stream().allMatch(number -> number.number() == Math.rint(number.number()));
    }

    long limits() {
        return limits;
    }

    String limitExample() {
        return limitExample;
    }

    boolean isNumber(String text) {
        return numbers.containsKey(text);
    }

    WrittenUnits units() {
        return units;
    }

    /** Whether some numbers that stand alone are read in another way than as they stand: a point separates thousands. */
    boolean changesPlainNumbers() {
        return decimals == NumberText.Decimals.COMMA && cells.dotted().count() > 0;
    }

    /**
     * Whether all can be one quantity: with the same unit, some without, or in units that become one. A letter behind a few of many numbers
     * is no unit, but makes them names, as 4B.
     */
    boolean isOneQuantity() {
        boolean areMany = areSaidToBe || count >= FEWEST_WITH_UNIT * cells.filled();
        return units.isNone() || units.areOne() && (units.areUnits() || areMany);
    }

    /** How a cell becomes a number, in the way of {@code plain}. */
    CellReading reading(CellReading plain) {
        CellReading reading =
                plain.written(decimals, isOneQuantity() ? units.reading() : null, flagged.isPresent(), remark.seen());
        CellReading formed = reading.formed(form);
        return isUngrouped() ? formed.formed(NumberForm::withoutGroups) : formed;
    }

    /** As {@link #reading}, where numbers of several units are not converted, and nothing is passed over. */
    CellReading asTheyStand(CellReading plain) {
        return plain.written(decimals).formed(form);
    }

    /** Whether decimals stand behind a comma, and no point separates thousands. */
    private boolean isUngrouped() {
        return decimals == NumberText.Decimals.COMMA
                && cells.dotted().count() == 0
                && numbers.keySet().stream()
                        .noneMatch(text -> GROUPED.matcher(text).find());
    }

    /** All numbers of the column, as {@link #reading} reads them: those that stand alone, then those that people wrote. */
    double[] all(CellReading reading) {
        DoubleStream written = numbers.keySet().stream()
                .flatMapToDouble(text -> DoubleStream.generate(() -> reading.number(text))
                        .limit(cells.texts().get(text)));
        return DoubleStream.concat(Arrays.stream(cells.numbers()).map(this::plain), written)
                .filter(number -> !Double.isNaN(number))
                .toArray();
    }

    private double plain(double number) {
        if (changesPlainNumbers() && number != Math.rint(number)) {
            return THOUSAND * number;
        }
        return units.reading() != null && isOneQuantity() ? units.reading().bare(number) : number;
    }

    List<String> reasons() {
        return reasons(isOneQuantity() ? units.reasons() : List.of(units.dropped()));
    }

    /** As {@link #reasons}, where numbers of several units are not converted. */
    List<String> reasonsAsTheyStand() {
        return reasons(units.isNone() || units.isOfOne() ? units.reasons() : List.of(units.dropped()));
    }

    /** As {@link #reasons} without a word of units. */
    List<String> reasonsBesideUnits() {
        boolean isPlain = ofDecimals().isEmpty() && flagged.isEmpty() && remark.isNone() && limits == 0;
        return isPlain ? List.of() : reasons(List.of());
    }

    private List<String> reasons(List<String> ofUnits) {
        List<String> reasons = new ArrayList<>(ofUnits);
        reasons.addAll(ofDecimals());
        flagged.ifPresent(text -> reasons.add("marks beside a number, as of high and low, such as '" + text
                + "', are dropped, and the number is kept"));
        if (!remark.isNone()) {
            reasons.add(remark.clause());
        }
        if (limits > 0) {
            reasons.add((limits == 1 ? "1 cell says" : limits + " cells say")
                    + " that the number lies beyond a limit, such as '" + limitExample + "', and "
                    + (limits == 1 ? "is" : "are") + " read as the limit");
        }
        if (reasons.isEmpty() && count > 0) {
            String example = numbers.keySet().iterator().next();
            reasons.add((count == 1 ? "1 cell is" : count + " cells are") + " converted to numbers, such as '" + example
                    + "' to " + Limits.number(numbers.get(example).number()));
        }
        return reasons;
    }

    private List<String> ofDecimals() {
        WrittenPoints points = WrittenPoints.of(cells);
        List<String> reasons = new ArrayList<>();
        switch (decimals) {
            case COMMA -> {
                reasons.add("the comma is read as decimal sign");
                if (points.mayBeThousands()) {
                    reasons.add(points.clause());
                }
            }
            case EITHER ->
                reasons.add("both comma and point are read as decimal signs: " + cells(points.count()) + " have a point"
                        + (points.mayBeThousands() ? ", such as '" + points.example() + "'; " + points.remedy() : ""));
            case POINT -> ofThousands().ifPresent(reasons::add);
        }
        return reasons;
    }

    /**
     * @param writesComma whether a column of the file writes decimals with a comma
     * @return what to say of points that are read as decimal signs and may be none: a clause; empty where that is clear
     */
    Optional<String> doubt(boolean writesComma) {
        return decimals == NumberText.Decimals.POINT ? WrittenPoints.of(cells).doubt(writesComma) : Optional.empty();
    }

    /** What of a comma that separates thousands. */
    private Optional<String> ofThousands() {
        List<String> texts = numbers.keySet().stream()
                .filter(text -> THOUSANDS.matcher(text).matches())
                .toList();
        long found = texts.stream().mapToLong(cells.texts()::get).sum();
        return texts.isEmpty()
                ? Optional.empty()
                : Optional.of("commas in " + cells(found) + ", such as '" + texts.get(0) + "', separate thousands, "
                        + Limits.number(numbers.get(texts.get(0)).number()));
    }

    private static String cells(long count) {
        return count == 1 ? "1 cell" : count + " cells";
    }
}
