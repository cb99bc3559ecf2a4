package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** How the cells of one column are read. Fitted encoders and tables keep it as JSON. */
public final class CellReading {

    /** Texts that mean that a cell is empty wherever nothing else is said, the empty text among them. */
    public static final Set<String> USUAL_EMPTY = Set.of("", "NA", "N/A", "NaN", "null", "None", "?", ".");

    private static final char NONE = 0;
    private static final String ONE = "1";
    /** Kept before what stands between names in brackets, as in {@code ["I10", "E11.9"]}. */
    private static final String BRACKETS = "[";
    /** Kept before what stands between names with a count behind each, as in {@code I10(3), E11.9(1)}. */
    private static final String COUNTS = "(";

    private final SavedReading saved;
    private final EmptyTexts empty;
    private final double[] emptyNumbers;
    private final double farthest;
    private final CellPart part;
    private final NumberCells cells;
    private final char separator;
    private final boolean isBracketed;
    private final boolean isCounted;
    private final boolean hasSpellings;
    private final Set<String> known;
    /** Whether a number that is written plainly is the number that is read. */
    private final boolean isBare;

    private final boolean isEmptyWithoutNumber;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    private CellReading(SavedReading saved) {
        this.saved = saved;
        empty = new EmptyTexts(saved.empty());
        emptyNumbers = saved.numbers().emptyNumbers().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        farthest = saved.numbers().farthest() == null
                ? Double.POSITIVE_INFINITY
                : saved.numbers().farthest();
        part = saved.part() == null ? CellPart.VALUE : saved.part();
        separator = saved.separator() == null
                ? NONE
                : saved.separator().charAt(saved.separator().length() - 1);
        hasSpellings = !saved.names().spellings().isEmpty();
        known = Set.copyOf(saved.names().known().values());
        cells = new NumberCells(saved, part, this::meant);
        isBare = part == CellPart.VALUE
                && saved.units() == null
                && !saved.numbers().isUngrouped()
                && saved.numbers().decimals() != NumberText.Decimals.COMMA;
        isEmptyWithoutNumber = part == CellPart.VALUE_OR_EMPTY
                || hasUnits()
                || isPair()
                || half().isPresent();
        isBracketed = saved.separator() != null && saved.separator().startsWith(BRACKETS);
        isCounted = saved.separator() != null && saved.separator().startsWith(COUNTS);
    }

    /**
     * @param kind numbers or categories
     * @param empty texts that mean that a cell is empty, the empty text among them
     * @return cells as they are written: numbers with {@code .} and nothing else
     */
    public static CellReading plain(Kind kind, Set<String> empty) {
        return new CellReading(SavedReading.of(kind, empty, null, null));
    }

    /**
     * @param separator what stands between the names of a cell
     * @param empty as in {@link #plain}
     * @return cells of several names
     */
    static CellReading codes(char separator, Set<String> empty) {
        return new CellReading(SavedReading.of(Kind.CODES, empty, null, String.valueOf(separator)));
    }

    /** @return the unit that all numbers get, as {@link UnitText#plain} gives it; empty where they have none */
    public Optional<String> unit() {
        return Optional.ofNullable(saved.units()).map(CellUnits::main);
    }

    /** The same of the names of several cells. */
    CellReading joined() {
        return codes(';', Set.copyOf(saved.empty()));
    }

    /** As {@link #codes} of names with a count behind each, such as {@code I10(3), E11.9(1)}. */
    static CellReading countedCodes(char separator, Set<String> empty) {
        return new CellReading(SavedReading.of(Kind.CODES, empty, null, COUNTS + separator));
    }

    /** As {@link #codes} of names in quotes and brackets, such as {@code ["I10", "E11.9"]}. */
    static CellReading bracketedCodes(char separator, Set<String> empty) {
        return new CellReading(SavedReading.of(Kind.CODES, empty, null, BRACKETS + separator));
    }

    /**
     * @param empty as in {@link #plain}
     * @return cells with dates, which are read as days since 1970-01-01T00:00, with fractions where they have a time of day
     */
    public static CellReading days(Set<String> empty) {
        return days(empty, DayOrder.UNKNOWN);
    }

    /**
     * @param empty as in {@link #plain}
     * @param order which of day and month stands first where both are numbers with a slash or a hyphen between
     * @return as {@link #days(Set)}
     */
    public static CellReading days(Set<String> empty, DayOrder order) {
        return new CellReading(SavedReading.of(Kind.NUMBER, empty, CellPart.days(order), null));
    }

    /**
     * @param empty as in {@link #plain}
     * @param order which of day and month stands first
     * @return cells with dates, which become texts with the year first, such as 2150-03-31T08:00; what is no date stays as it is
     */
    static CellReading dates(Set<String> empty, DayOrder order) {
        return new CellReading(SavedReading.of(Kind.CATEGORY, empty, CellPart.dates(order), null));
    }

    /** Names or dates, where an empty cell is {@link OutcomeFlag#EMPTY}. */
    static CellReading flag(CellPart part) {
        return new CellReading(SavedReading.of(Kind.CATEGORY, Set.of(""), part, null));
    }

    /** @return whether an empty cell says no */
    public boolean isFlag() {
        return part == CellPart.FLAG || part == CellPart.FLAG_OF_DATES;
    }

    /**
     * @param part hours, inches, years or weeks
     * @param empty as in {@link #plain}
     * @return cells with numbers of several parts, which are read as one
     */
    static CellReading parted(CellPart part, Set<String> empty) {
        return new CellReading(SavedReading.of(Kind.NUMBER, empty, part, null));
    }

    /**
     * @param empty as in {@link #plain}
     * @return cells with two numbers, of which {@link #half} reads one each
     */
    public static CellReading twoNumbers(Set<String> empty) {
        return new CellReading(SavedReading.of(Kind.NUMBER, empty, CellPart.TWO_NUMBERS, null));
    }

    /** @return whether a cell holds two numbers, each of which {@link #half} reads into a column of its own */
    public boolean isPair() {
        return part == CellPart.TWO_NUMBERS;
    }

    /** @return which of two numbers in a cell is read; empty if cells hold something else */
    public Optional<PairColumns> half() {
        return part.half();
    }

    /**
     * @param which of the two numbers
     * @return reads it of the same cells
     */
    public CellReading half(PairColumns which) {
        return new CellReading(saved.with(which == PairColumns.FIRST ? CellPart.FIRST : CellPart.SECOND));
    }

    /**
     * @param cell a cell that is not empty
     * @return its text, of names with several spellings the usual one; of several names, one a line
     */
    public String text(String cell) {
        if (isFlag()) {
            return OutcomeFlag.text(cell, part);
        }
        if (hasSpellings) {
            return saved.names().spellings().getOrDefault(Spellings.plain(cell), cell);
        }
        if (part == CellPart.DATE_DAY_FIRST || part == CellPart.DATE_MONTH_FIRST) {
            return TimeText.yearFirst(cell, part == CellPart.DATE_MONTH_FIRST);
        }
        if (part == CellPart.UNIT) {
            return cells.unit(cell);
        }
        if (separator == NONE) {
            return meant(cell).orElse(cell);
        }
        if (isCounted) {
            return CodeList.counted(cell, separator);
        }
        return isBracketed ? CodeList.bracketed(cell, separator) : CodeList.lines(cell, separator);
    }

    /**
     * @param cell a cell that is not empty
     * @return the name or number of the training rows that it means, where it is written otherwise; empty where none is known
     */
    public Optional<String> meant(String cell) {
        return known.isEmpty() || known.contains(cell)
                ? Optional.empty()
                : Optional.ofNullable(saved.names().known().get(Spellings.plain(cell)));
    }

    /**
     * @param names what else may be written for names or numbers of the training rows, by {@link Spellings#plain}
     * @return the same where these mean them; itself where cells hold more than a name or a number
     */
    public CellReading knowing(Map<String, String> names) {
        boolean isPlain = part == CellPart.VALUE && separator == NONE && !hasSpellings;
        return isPlain ? new CellReading(saved.with(new NameForm(Map.of(), names))) : this;
    }

    @JsonValue
    private SavedReading saved() {
        return saved;
    }

    /** The same for numbers as people write them. */
    CellReading written(NumberText.Decimals marks) {
        return written(marks, saved.units(), saved.flags() != null, List.of());
    }

    /**
     * The same for numbers as people write them.
     *
     * @param units of numbers with units, all of which become one; {@code null} where units say nothing
     * @param flags whether signs behind a number say that it is high or low
     * @param remarks what stands behind some numbers and is passed over
     */
    CellReading written(NumberText.Decimals marks, CellUnits units, boolean flags, List<String> remarks) {
        return new CellReading(saved.with(saved.numbers().written(marks, remarks), units, flags ? Boolean.TRUE : null));
    }

    /** The same for numbers in another form than their own. */
    CellReading formed(UnaryOperator<NumberForm> form) {
        return new CellReading(saved.with(form.apply(saved.numbers())));
    }

    /**
     * @param numbers numbers
     * @return the same where these mean that a cell is empty, too
     */
    public CellReading orEmpty(double... numbers) {
        return kind() != Kind.NUMBER || numbers.length == 0
                ? this
                : new CellReading(saved.with(saved.numbers().orEmpty(Arrays.stream(numbers))));
    }

    /** The same for names of which some are written in several ways. */
    CellReading spelt(Spellings spellings) {
        return new CellReading(saved.with(new NameForm(spellings.names(), Map.of())));
    }

    /** The same for numbers of which some are limits. */
    CellReading besideLimits() {
        return new CellReading(saved.with(CellPart.VALUE_BESIDE_LIMIT));
    }

    /** @return whether some numbers are limits, which {@link #limits} tells */
    public boolean hasLimits() {
        return part == CellPart.VALUE_BESIDE_LIMIT;
    }

    /** @return reads of the same cells -1 where the number is below the limit that is written, 1 where it is above, and 0 where it is the number */
    public CellReading limits() {
        return new CellReading(saved.with(CellPart.LIMIT));
    }

    /** The same for numbers whose units {@link #units} tells; a cell with anything else is empty. */
    CellReading besideUnits() {
        return new CellReading(saved.with(CellPart.VALUE_BESIDE_UNIT));
    }

    /** @return whether units stand behind numbers, which {@link #units} tells */
    public boolean hasUnits() {
        return part == CellPart.VALUE_BESIDE_UNIT;
    }

    /** @return reads of the same cells the unit behind the number, as it is written */
    public CellReading units() {
        return new CellReading(saved.ofUnits());
    }

    /** The same where some numbers mean that a cell is empty. */
    CellReading without(double[] numbers, double magnitude) {
        NumberForm form = saved.numbers().without(numbers, magnitude);
        return form.equals(saved.numbers()) ? this : new CellReading(saved.with(form, saved.units(), saved.flags()));
    }

    /**
     * @param value what all cells hold that are not empty; of numbers as a text
     * @return the same where new rows may write what says no, beside 1 the number 0, which then means that a cell is empty; itself where the
     *     value says that, too
     */
    public CellReading ofFlag(String value) {
        boolean isNo = YesNo.of(value).equals(Optional.of(false)) || part != CellPart.VALUE || separator != NONE;
        if (kind() == Kind.NUMBER) {
            return isNo || !value.equals(ONE)
                    ? this
                    : new CellReading(saved.with(saved.numbers().orEmpty(DoubleStream.of(0))));
        }
        return isNo ? this : new CellReading(saved.orEmpty(YesNo.no()));
    }

    /** @return reads the same numbers, where a cell with anything else is empty; of parts of cells the same */
    public CellReading withoutWords() {
        return part == CellPart.VALUE ? new CellReading(saved.with(CellPart.VALUE_OR_EMPTY)) : this;
    }

    /** @return whether the cells are dates, which the table gives as numbers of days */
    public boolean isOfDates() {
        return part.areDays();
    }

    /** @return what the cells hold */
    public Kind kind() {
        return saved.kind();
    }

    /**
     * @param cell a cell without spaces around it
     * @return whether it is empty, or means so
     */
    public boolean isEmpty(String cell) {
        return !isFlag() && empty.contains(cell)
                || (separator != NONE || part == CellPart.UNIT) && text(cell).isEmpty()
                || isEmptyWithoutNumber && Double.isNaN(number(cell));
    }

    /**
     * @param number a number of the column
     * @return whether it stands for something unknown: a number such as -999 that is none, or a slip of the pen
     */
    public boolean isEmpty(double number) {
        boolean isEmpty = Math.abs(number) > farthest;
        for (double emptyNumber : emptyNumbers) {
            isEmpty |= number == emptyNumber;
        }
        return isEmpty;
    }

    /** Whether some numbers mean that a cell is empty. */
    boolean hasEmptyNumbers() {
        return emptyNumbers.length > 0;
    }

    /**
     * @param cell a cell that is not empty
     * @return its number, or the limit that the number lies beyond; NaN if it holds none
     */
    public double number(String cell) {
        double bare = isBare ? DecimalNumber.parse(cell) : Double.NaN;
        return Double.isNaN(bare) ? numberOfOtherForm(cell) : bare;
    }

    private double numberOfOtherForm(String cell) {
        if (saved.numbers().isUngrouped()) {
            return cells.of(saved.numbers().withOwnSign(cell).orElse(cell));
        }
        double number = cells.of(cell);
        return Double.isNaN(number)
                ? saved.numbers().withOwnSign(cell).map(cells::of).orElse(number)
                : number;
    }

    /**
     * @param cell a cell of new rows
     * @return whether its number has the other sign before the decimals than those of the training rows, which is read all the same
     */
    public boolean hasOtherSign(String cell) {
        return saved.numbers().withOwnSign(cell).isPresent()
                && (saved.numbers().isUngrouped() || Double.isNaN(cells.of(cell)));
    }

    /** @return the same for new rows, which may have the other sign before their decimals */
    public CellReading ofNewRows() {
        return kind() == Kind.NUMBER
                ? new CellReading(saved.with(saved.numbers().ofNewRows(), saved.units(), saved.flags()))
                : this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellReading reading && saved.equals(reading.saved);
    }

    @Override
    public int hashCode() {
        return saved.hashCode();
    }

    @Override
    public String toString() {
        return saved.toString();
    }
}
