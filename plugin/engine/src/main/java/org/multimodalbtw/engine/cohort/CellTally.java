package org.multimodalbtw.engine.cohort;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.Quantile;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.DecimalNumber;

/** Counts what all cells of one column hold, as they are read, and finds one that shows what is odd. */
final class CellTally {

    private static final int LONGEST_QUOTE = 60;
    private static final int FREQUENT = 3;

    private final CellReading reading;
    private final Set<String> emptyTexts;
    private final int mostDifferent;
    private final Map<String, Long> categories = new LinkedHashMap<>();
    private final SpacedNumbers numbers;
    private long rows;
    private long empty;
    private long uncounted;
    private long notNumbers;
    private Cell firstNotNumber;
    private Cell firstEmptyNumber;
    private Cell firstOdd;
    private long numberTexts;
    private Cell firstOtherText;
    private Cell first;

    /** A cell as it is written, and its row. */
    record Cell(long row, String text) {

        Cell {
            text = quoted(text);
        }
    }

    /**
     * @param reading how the cells are read
     * @param emptyTexts texts that may mean that a cell is empty
     * @param mostDifferent how many categories are counted
     * @param mostNumbers how many numbers are kept for the median, an even number
     */
    CellTally(CellReading reading, Set<String> emptyTexts, int mostDifferent, int mostNumbers) {
        this.reading = reading;
        this.emptyTexts = emptyTexts;
        this.mostDifferent = mostDifferent;
        numbers = new SpacedNumbers(mostNumbers);
    }

    /** @param text the cell of the next row */
    void add(String text) {
        rows++;
        if (reading.isEmpty(text)) {
            empty++;
            return;
        }
        first = first == null ? new Cell(rows, text) : first;
        switch (reading.kind()) {
            case NUMBER -> addNumber(text);
            case CODES -> CodeList.names(reading.text(text)).forEach(this::count);
            default -> addCategory(text);
        }
    }

    private void addNumber(String text) {
        double number = reading.number(text);
        if (Double.isNaN(number)) {
            notNumbers++;
            firstNotNumber = firstNotNumber == null ? new Cell(rows, text) : firstNotNumber;
        } else if (reading.isEmpty(number)) {
            empty++;
            firstEmptyNumber = firstEmptyNumber == null ? new Cell(rows, text) : firstEmptyNumber;
        } else {
            numbers.add(number);
            if (firstOdd == null && DecimalNumber.parse(text) != number) {
                firstOdd = new Cell(rows, text);
            }
        }
    }

    private void count(String name) {
        if (categories.size() < mostDifferent || categories.containsKey(name)) {
            categories.merge(name, 1L, Long::sum);
        } else {
            uncounted++;
        }
    }

    private void addCategory(String text) {
        count(text);
        double number = DecimalNumber.parse(text);
        numberTexts += Double.isNaN(number) ? 0 : 1;
        firstOtherText = firstOtherText == null && Double.isNaN(number) ? new Cell(rows, text) : firstOtherText;
        firstOdd = firstOdd == null && isOdd(text, number) ? new Cell(rows, text) : firstOdd;
    }

    /** A number that would be written otherwise, such as 007 and 12E3, or a text that mostly means empty. */
    private boolean isOdd(String text, double number) {
        return emptyTexts.contains(text)
                || !Double.isNaN(number) && !Limits.number(number).equals(text);
    }

    ColumnContent content() {
        List<ColumnContent.Frequent> frequent = categories.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(FREQUENT)
                .map(each -> new ColumnContent.Frequent(quoted(each.getKey()), each.getValue()))
                .toList();
        return new ColumnContent(
                rows == 0 ? Double.NaN : (double) empty / rows,
                numbers.range(),
                categories.size(),
                uncounted > 0,
                frequent);
    }

    /** Cells that are no number where numbers are read. */
    long notNumbers() {
        return notNumbers;
    }

    /** The first cell that is no number where numbers are read. */
    Optional<Cell> firstNotNumber() {
        return Optional.ofNullable(firstNotNumber);
    }

    /** Whether some numbers count as empty. */
    boolean hasEmptyNumbers() {
        return firstEmptyNumber != null;
    }

    /** The cell that shows best what is odd, or else the first that is not empty. */
    Optional<Cell> example() {
        Cell textAmongNumbers = 2 * numberTexts > rows - empty ? firstOtherText : null;
        return Stream.of(firstEmptyNumber, firstOdd, textAmongNumbers, first)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    /** Numbers of which only so many are kept, in steps that grow: the range is exact, the median only of as many. */
    private static final class SpacedNumbers {

        private final int most;
        private double[] kept = new double[16];
        private int count;
        private long seen;
        private long step = 1;
        private double smallest = Double.POSITIVE_INFINITY;
        private double largest = Double.NEGATIVE_INFINITY;

        SpacedNumbers(int most) {
            this.most = most;
        }

        void add(double number) {
            smallest = Math.min(smallest, number);
            largest = Math.max(largest, number);
            if (seen++ % step == 0) {
                keep(number);
            }
        }

        private void keep(double number) {
            if (count == most) {
                for (int index = 0; 2 * index < count; index++) {
                    kept[index] = kept[2 * index];
                }
                count /= 2;
                step *= 2;
            }
            kept = count == kept.length ? Arrays.copyOf(kept, Math.min(most, 2 * count)) : kept;
            kept[count++] = number;
        }

        ColumnContent.Range range() {
            if (seen == 0) {
                return ColumnContent.Range.NONE;
            }
            double[] sorted = Arrays.copyOf(kept, count);
            Arrays.sort(sorted);
            return new ColumnContent.Range(smallest, Quantile.of(sorted, 0.5), largest);
        }
    }
}
