package org.multimodalbtw.engine.survey;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** How the cells of one column are read. Fitted encoders and tables keep it as JSON. */
public final class CellReading {

    /** Texts that mean that a cell is empty wherever nothing else is said, the empty text among them. */
    public static final Set<String> USUAL_EMPTY = Set.of("", "NA", "N/A", "NaN", "null", "None", "?", ".");

    private static final char NONE = 0;
    private static final double HOURS_A_DAY = 24;

    private final Kind kind;
    private final Set<String> empty;
    private final NumberText.Decimals decimals;
    private final double[] emptyNumbers;
    private final double farthest;
    private final Part part;
    private final char separator;

    /** What of a cell is read. */
    private enum Part {
        /** The number or text. */
        VALUE,
        /** The number, and a second reading says which are limits. */
        VALUE_BESIDE_LIMIT,
        /** The number; a cell with anything else is empty. */
        VALUE_OR_EMPTY,
        /** Whether the number is a limit. */
        LIMIT,
        /** The days from 1970-01-01 to a date. */
        DAYS
    }

    /**
     * The form in which it is kept. What a column does not have is absent.
     *
     * @param kind numbers or categories
     * @param empty texts that mean that a cell is empty, in order
     * @param decimals which sign stands before the decimals of numbers as people write them
     * @param emptyNumbers numbers that mean that a cell is empty
     * @param farthest the largest magnitude that is no slip of the pen
     * @param part what of a cell is read, if that is not its value alone
     * @param separator what stands between the names of a cell
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Saved(
            Kind kind,
            List<String> empty,
            NumberText.Decimals decimals,
            List<Double> emptyNumbers,
            Double farthest,
            Part part,
            String separator) {

        private Saved {
            empty = empty == null ? List.of() : List.copyOf(empty);
            emptyNumbers = emptyNumbers == null ? List.of() : List.copyOf(emptyNumbers);
        }
    }

    private CellReading(
            Kind kind,
            Set<String> empty,
            NumberText.Decimals decimals,
            double[] emptyNumbers,
            double farthest,
            Part part,
            char separator) {
        this.kind = kind;
        this.empty = empty;
        this.decimals = decimals;
        this.emptyNumbers = emptyNumbers;
        this.farthest = farthest;
        this.part = part;
        this.separator = separator;
    }

    /**
     * @param kind numbers or categories
     * @param empty texts that mean that a cell is empty, the empty text among them
     * @return cells as they are written: numbers with {@code .} and nothing else
     */
    public static CellReading plain(Kind kind, Set<String> empty) {
        return new CellReading(
                kind, Set.copyOf(empty), null, new double[0], Double.POSITIVE_INFINITY, Part.VALUE, NONE);
    }

    /**
     * @param separator what stands between the names of a cell
     * @param empty as in {@link #plain}
     * @return cells of several names
     */
    static CellReading codes(char separator, Set<String> empty) {
        return new CellReading(
                Kind.CODES, Set.copyOf(empty), null, new double[0], Double.POSITIVE_INFINITY, Part.VALUE, separator);
    }

    /**
     * @param empty as in {@link #plain}
     * @return cells with dates, which are read as days since 1970-01-01T00:00, with fractions where they have a time of day
     */
    public static CellReading days(Set<String> empty) {
        return new CellReading(
                Kind.NUMBER, Set.copyOf(empty), null, new double[0], Double.POSITIVE_INFINITY, Part.DAYS, NONE);
    }

    /**
     * @param cell a cell that is not empty
     * @return its text; of several names, one a line
     */
    public String text(String cell) {
        return separator == NONE ? cell : CodeList.lines(cell, separator);
    }

    @JsonCreator
    private static CellReading of(Saved saved) {
        double[] numbers =
                saved.emptyNumbers.stream().mapToDouble(Double::doubleValue).toArray();
        return new CellReading(
                Objects.requireNonNull(saved.kind),
                Set.copyOf(saved.empty),
                saved.decimals,
                numbers,
                saved.farthest == null ? Double.POSITIVE_INFINITY : saved.farthest,
                saved.part == null ? Part.VALUE : saved.part,
                saved.separator == null ? NONE : saved.separator.charAt(0));
    }

    @JsonValue
    private Saved saved() {
        return new Saved(
                kind,
                List.copyOf(new TreeSet<>(empty)),
                decimals,
                Arrays.stream(emptyNumbers).boxed().toList(),
                Double.isInfinite(farthest) ? null : farthest,
                part == Part.VALUE ? null : part,
                separator == NONE ? null : String.valueOf(separator));
    }

    /** The same for numbers as people write them. */
    CellReading written(NumberText.Decimals marks) {
        return new CellReading(kind, empty, marks, emptyNumbers, farthest, part, separator);
    }

    /** The same for numbers of which some are limits. */
    CellReading besideLimits() {
        return new CellReading(kind, empty, decimals, emptyNumbers, farthest, Part.VALUE_BESIDE_LIMIT, separator);
    }

    /** @return whether some numbers are limits, which {@link #limits} tells */
    public boolean hasLimits() {
        return part == Part.VALUE_BESIDE_LIMIT;
    }

    /** @return reads of the same cells -1 where the number is below the limit that is written, 1 where it is above, and 0 where it is the number */
    public CellReading limits() {
        return new CellReading(kind, empty, decimals, emptyNumbers, farthest, Part.LIMIT, separator);
    }

    /** The same where some numbers mean that a cell is empty. */
    CellReading without(double[] numbers, double magnitude) {
        return new CellReading(kind, empty, decimals, numbers.clone(), magnitude, part, separator);
    }

    /** The same for numbers where a cell with anything else is empty. */
    CellReading withoutWords() {
        return new CellReading(kind, empty, decimals, emptyNumbers, farthest, Part.VALUE_OR_EMPTY, separator);
    }

    /** @return whether the cells are dates, which the table gives as numbers of days */
    public boolean isOfDates() {
        return part == Part.DAYS;
    }

    /** @return what the cells hold */
    public Kind kind() {
        return kind;
    }

    /**
     * @param cell a cell without spaces around it
     * @return whether it is empty, or means so
     */
    public boolean isEmpty(String cell) {
        return empty.contains(cell)
                || separator != NONE && text(cell).isEmpty()
                || part == Part.VALUE_OR_EMPTY && Double.isNaN(number(cell));
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

    /**
     * @param cell a cell that is not empty
     * @return its number, or the limit that the number lies beyond; NaN if it holds none
     */
    public double number(String cell) {
        return switch (part) {
            case LIMIT -> limit(cell);
            case DAYS -> TimeText.pointInTime(cell) / HOURS_A_DAY;
            case VALUE, VALUE_BESIDE_LIMIT, VALUE_OR_EMPTY -> value(cell);
        };
    }

    private double limit(String cell) {
        return Double.isNaN(value(cell))
                ? Double.NaN
                : written(cell).map(NumberText::limit).orElse(0);
    }

    private double value(String cell) {
        double plain = decimals == NumberText.Decimals.COMMA && cell.indexOf('.') >= 0
                ? Double.NaN
                : DecimalNumber.parse(cell);
        return decimals == null || !Double.isNaN(plain)
                ? plain
                : written(cell).map(NumberText::number).orElse(Double.NaN);
    }

    private Optional<NumberText> written(String cell) {
        return NumberText.parse(cell, decimals);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellReading reading && saved().equals(reading.saved());
    }

    @Override
    public int hashCode() {
        return saved().hashCode();
    }

    @Override
    public String toString() {
        return saved().toString();
    }
}
