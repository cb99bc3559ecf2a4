package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** How the cells of one column are read. */
public final class CellReading {

    private final Kind kind;
    private final Set<String> empty;
    private final NumberText.Decimals decimals;
    private final double[] emptyNumbers;
    private final double farthest;
    private final boolean takesWords;

    private CellReading(
            Kind kind,
            Set<String> empty,
            NumberText.Decimals decimals,
            double[] emptyNumbers,
            double farthest,
            boolean takesWords) {
        this.kind = kind;
        this.empty = empty;
        this.decimals = decimals;
        this.emptyNumbers = emptyNumbers;
        this.farthest = farthest;
        this.takesWords = takesWords;
    }

    /**
     * @param kind numbers or categories
     * @param empty texts that mean that a cell is empty, the empty text among them
     * @return cells as they are written: numbers with {@code .} and nothing else
     */
    public static CellReading plain(Kind kind, Set<String> empty) {
        return new CellReading(kind, Set.copyOf(empty), null, new double[0], Double.POSITIVE_INFINITY, false);
    }

    /** The same for numbers as people write them. */
    CellReading written(NumberText.Decimals marks) {
        return new CellReading(kind, empty, marks, emptyNumbers, farthest, takesWords);
    }

    /** The same where some numbers mean that a cell is empty. */
    CellReading without(double[] numbers, double magnitude) {
        return new CellReading(kind, empty, decimals, numbers.clone(), magnitude, takesWords);
    }

    /** The same for numbers where a cell with anything else is empty. */
    CellReading withoutWords() {
        return new CellReading(kind, empty, decimals, emptyNumbers, farthest, true);
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
        return empty.contains(cell) || takesWords && Double.isNaN(number(cell));
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
