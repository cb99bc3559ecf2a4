package org.multimodalbtw.engine.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.series.SeriesColumns;
import org.multimodalbtw.engine.encode.series.SeriesLayout;

/**
 * Measurements at irregular times, computed row by row and held nowhere: 20 variables over 48 hours.
 *
 * @param rows how many measurements
 * @param patients of how many patients
 * @param sorted whether those of a patient stand together
 */
record SeriesRows(int rows, int patients, boolean sorted) {

    static final int VARIABLES = 20;
    static final SeriesColumns COLUMNS = new SeriesColumns(
            SeriesLayout.MEASUREMENTS,
            Optional.of("id"),
            Optional.of("time"),
            Optional.of("variable"),
            List.of("value"));

    private static final double WINDOW = 48 * 60;
    private static final List<String> NAMES =
            IntStream.range(0, VARIABLES).mapToObj(i -> "variable" + i).toList();

    TableRows table() {
        return new ColumnRows(rows, row -> "p" + patient(row))
                .numbers("time", this::time)
                .texts("variable", row -> NAMES.get(variable(row)))
                .numbers("value", this::value);
    }

    int patient(int row) {
        return sorted ? (int) ((long) row * patients / rows) : (int) (part(row, 1) * patients);
    }

    double time(int row) {
        return Math.rint(part(row, 2) * WINDOW);
    }

    int variable(int row) {
        return (int) (part(row, 3) * VARIABLES);
    }

    double value(int row) {
        return Math.rint(1000 * (variable(row) + part(row, 4) + part(row, 5))) / 1000;
    }

    /** The same number from 0 to 1 for the same row and purpose (the finaliser of SplitMix64). */
    private static double part(int row, int purpose) {
        long bits = (row * 8L + purpose) * 0x9E3779B97F4A7C15L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return ((bits ^ bits >>> 31) >>> 11) * 0x1.0p-53;
    }
}
