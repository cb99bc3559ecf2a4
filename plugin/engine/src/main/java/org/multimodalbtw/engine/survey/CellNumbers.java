package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of the cells of a column, as they stand, and what becomes of them by the reading of the column, which is known only when all
 * cells are seen: {@code 10.000} may be ten or ten thousand.
 */
final class CellNumbers {

    /** Longer texts are no numbers. */
    private static final int LONGEST = 40;
    /** Further texts are not kept, and are then no numbers. */
    private static final int MOST_DIFFERENT = 20_000;

    private final Map<String, String> kept = new HashMap<>();
    private double[] numbers = new double[16];
    /** The texts of the cells that a reading may make another number of; {@code null} at all others. */
    private String[] texts = {};

    private int count;

    /**
     * Numbers by a reading.
     *
     * @param numbers one for each cell, NaN where it has none or counts as empty
     * @param empty the cells that count as empty
     */
    record Read(double[] numbers, BitSet empty) {}

    /** Sees a cell with its number, NaN where it stands for none. */
    void add(String text, double number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        boolean mayDiffer = Double.isNaN(number) ? text.length() <= LONGEST : DottedNumbers.isThousands(text);
        if (mayDiffer) {
            keep(text);
        }
        numbers[count++] = number;
    }

    private void keep(String text) {
        String known = kept.size() < MOST_DIFFERENT ? kept.computeIfAbsent(text, same -> same) : kept.get(text);
        if (known != null) {
            texts = texts.length > count ? texts : Arrays.copyOf(texts, numbers.length);
            texts[count] = known;
        }
    }

    int size() {
        return count;
    }

    /** The number as it stands, NaN where there is none. */
    double get(int cell) {
        return numbers[cell];
    }

    /** All as they stand, none of them empty. */
    Read asTheyStand() {
        return new Read(Arrays.copyOf(numbers, count), new BitSet());
    }

    /** All as a reading gives them. */
    Read read(CellReading reading) {
        Map<String, Double> ofTexts = new HashMap<>();
        kept.keySet().forEach(text -> ofTexts.put(text, number(reading, text)));
        double[] read = new double[count];
        BitSet empty = new BitSet();
        for (int cell = 0; cell < count; cell++) {
            String text = cell < texts.length ? texts[cell] : null;
            if (text != null) {
                read[cell] = ofTexts.get(text);
                empty.set(cell, reading.isEmpty(text) || reading.isEmpty(read[cell]));
            } else if (Double.isNaN(numbers[cell])) {
                read[cell] = Double.NaN;
            } else {
                read[cell] = number(reading, ColumnCells.text(numbers[cell]));
                empty.set(cell, reading.isEmpty(read[cell]));
            }
            read[cell] = empty.get(cell) ? Double.NaN : read[cell];
        }
        return new Read(read, empty);
    }

    private static double number(CellReading reading, String text) {
        return reading.isEmpty(text) ? Double.NaN : reading.number(text);
    }
}
