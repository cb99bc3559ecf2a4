package org.multimodalbtw.engine.outcome;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * How the truth of a row is handed to a network.
 *
 * @param type of each value
 * @param sizes of a row's values; none where a row has one value
 */
public record Storage(DataType type, List<Integer> sizes) {

    /** @return bytes of a row */
    public int bytes() {
        return type.getNumOfBytes() * sizes.stream().reduce(1, Math::multiplyExact);
    }

    /**
     * @param members K
     * @param rows B
     * @return the sizes of all values, [K, B] and those of a row
     */
    public Shape shape(int members, int rows) {
        return new Shape(members, rows)
                .addAll(new Shape(sizes.stream().mapToLong(Integer::longValue).toArray()));
    }
}
