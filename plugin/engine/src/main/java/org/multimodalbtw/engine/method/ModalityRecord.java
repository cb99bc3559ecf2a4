package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.network.NetworkShape;

/** Collects numbers of each modality and epoch, as means over the members where they have their own, for a {@link MethodTable}. */
final class ModalityRecord {

    private final NetworkShape shape;
    private final NotedRows rows;

    /** @param columns the names of the numbers */
    ModalityRecord(String name, NetworkShape shape, String... columns) {
        this.shape = shape;
        rows = new NotedRows(name, columns);
    }

    /** Adds an epoch. @param numbers for each column members x modalities; what is not a number is left out of the mean */
    void add(int epoch, double[][]... numbers) {
        for (int m = 0; m < shape.modalityCount(); m++) {
            int modality = m;
            List<Double> values = Arrays.stream(numbers)
                    .map(column -> Arrays.stream(column)
                            .mapToDouble(member -> member[modality])
                            .filter(value -> !Double.isNaN(value))
                            .average()
                            .orElse(Double.NaN))
                    .toList();
            rows.add(epoch, shape.modalities().get(m).name(), values);
        }
    }

    /** What was collected; empty where nothing was. */
    Optional<MethodTable> table() {
        return rows.table();
    }
}
