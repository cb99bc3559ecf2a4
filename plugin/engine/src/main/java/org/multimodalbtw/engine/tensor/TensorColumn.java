package org.multimodalbtw.engine.tensor;

import java.util.List;

/**
 * One modality in a tensor table: its name and the fixed shape of each row's float32 tensor.
 *
 * @param name the modality's name, unique in its table, not blank
 * @param shape the sizes of the dimensions, each at least 1; at least one dimension
 * @param features names of the flattened positions in row-major order, or empty where they have none
 */
public record TensorColumn(String name, List<Integer> shape, List<String> features) {

    /** @throws IllegalArgumentException if the name is blank, a size is below 1 or the features do not match the shape */
    public TensorColumn {
        shape = List.copyOf(shape);
        features = List.copyOf(features);
        if (name.isBlank()) {
            throw new IllegalArgumentException("A modality needs a name");
        }
        if (shape.isEmpty() || shape.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("Modality '" + name + "' has an impossible shape: " + shape);
        }
        if (!features.isEmpty()
                && features.size() != shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact)) {
            throw new IllegalArgumentException(
                    "Modality '" + name + "' names " + features.size() + " features for the shape " + shape);
        }
    }

    /**
     * @param name the modality's name
     * @param features the names of the positions of a vector
     * @return a column of vectors
     */
    public static TensorColumn vector(String name, List<String> features) {
        return new TensorColumn(name, List.of(features.size()), features);
    }

    /** @return how many float32 values a row has */
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }
}
