package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.Cells;
import org.multimodalbtw.engine.encode.TableRows;

/** Computes the statistics of numeric features, reading the rows as often as memory makes necessary. */
final class NumberScan {

    /** How many cells are held at once, 8 bytes each. */
    static final long CELLS_IN_MEMORY = 20_000_000;

    private final TableRows rows;
    private final List<Feature> features;

    /**
     * One numeric feature of a table.
     *
     * @param column the index of its column
     * @param element the index in a vector, or -1 for a column of numbers
     * @param count how many rows have a value, exactly or at most
     */
    record Feature(int column, int element, long count) {}

    /**
     * @param rows the rows
     * @param features the features, those of a column together
     */
    NumberScan(TableRows rows, List<Feature> features) {
        this.rows = rows;
        this.features = features;
    }

    /**
     * @param cellsInMemory how many cells to hold at once; at least one feature is held
     * @param monitor progress and cancel
     * @return the statistics of each feature
     * @throws InputException if numbers are too large to be standardised
     */
    List<NumberStatistics> statistics(long cellsInMemory, ProgressMonitor monitor) {
        List<NumberStatistics> statistics = new ArrayList<>();
        while (statistics.size() < features.size()) {
            int from = statistics.size();
            int to = blockEnd(from, cellsInMemory);
            ProgressMonitor part = monitor.part((double) from / features.size(), (double) to / features.size());
            for (Block.Values values : new Block(features.subList(from, to)).read(part)) {
                statistics.add(checked(NumberStatistics.of(values.toArray()), features.get(statistics.size())));
            }
        }
        return statistics;
    }

    private int blockEnd(int from, long cells) {
        int to = from;
        long held = 0;
        while (to < features.size() && (to == from || held + features.get(to).count() <= cells)) {
            held += features.get(to).count();
            to++;
        }
        return to;
    }

    private NumberStatistics checked(NumberStatistics statistics, Feature feature) {
        requireFinite(statistics, rows.columns().get(feature.column()).name());
        return statistics;
    }

    /** @throws InputException if the numbers of a column are too large to be standardised */
    static void requireFinite(NumberStatistics statistics, String column) {
        if (!statistics.isFinite()) {
            throw new InputException(
                    "The numbers in column '" + column + "' are too large to be standardised.",
                    "Use another unit, or take their logarithm.");
        }
    }

    /** The values of some features. */
    private final class Block {
        private final List<Feature> features;
        private final Values[] values;

        Block(List<Feature> features) {
            this.features = features;
            this.values = features.stream().map(Values::new).toArray(Values[]::new);
        }

        Values[] read(ProgressMonitor monitor) {
            RowProgress progress = new RowProgress(monitor, "Statistics", rows.size());
            rows.forEach(row -> {
                progress.next();
                read(row);
            });
            return values;
        }

        private void read(TableRows.Row row) {
            int vectorColumn = -1;
            double[] vector = null;
            for (int i = 0; i < values.length; i++) {
                Feature feature = features.get(i);
                String name = rows.columns().get(feature.column()).name();
                if (feature.element() < 0) {
                    values[i].add(Cells.number(row, feature.column(), name));
                } else {
                    if (feature.column() != vectorColumn) {
                        vectorColumn = feature.column();
                        vector = Cells.vector(row, vectorColumn, name, -1);
                    }
                    values[i].add(vector == null ? Double.NaN : vector[feature.element()]);
                }
            }
        }

        /** The values of one feature. */
        private static final class Values {
            private final double[] values;
            private int count;

            Values(Feature feature) {
                values = new double[Math.toIntExact(feature.count())];
            }

            void add(double value) {
                if (!Double.isNaN(value)) {
                    values[count++] = value;
                }
            }

            double[] toArray() {
                return count == values.length ? values : Arrays.copyOf(values, count);
            }
        }
    }
}
