package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** How the cells of one column are read. */
public final class CellReading {

    private static final char NONE = 0;

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
        LIMIT
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
     * @param cell a cell that is not empty
     * @return its text; of several names, one a line
     */
    public String text(String cell) {
        return separator == NONE ? cell : CodeList.lines(cell, separator);
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
        return Math.abs(number) > farthest || Arrays.stream(emptyNumbers).anyMatch(empty -> empty == number);
    }

    /**
     * @param cell a cell that is not empty
     * @return its number, or the limit that the number lies beyond; NaN if it holds none
     */
    public double number(String cell) {
        return part == Part.LIMIT ? limit(cell) : value(cell);
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
}
