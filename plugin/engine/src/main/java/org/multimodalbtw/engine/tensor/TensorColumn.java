package org.multimodalbtw.engine.tensor;

import java.util.List;

/**
 * One modality in a tensor table: its name and the shape of each row's float32 tensor. Where rows are ragged, each has 1 to {@code
 * shape[0]} items along the first dimension.
 *
 * @param name the modality's name, unique in its table, not blank
 * @param shape the sizes of the dimensions, each at least 1; at least one dimension; of a ragged tensor the first is the largest that
 *     occurs
 * @param features names of the flattened positions in row-major order, or empty where they have none
 * @param items what lies along the first dimension
 */
public record TensorColumn(String name, List<Integer> shape, List<String> features, Items items) {

    /**
     * @throws IllegalArgumentException if the name is blank, a size is below 1, or the features or the items do not match the
     *     shape
     */
    public TensorColumn {
        shape = List.copyOf(shape);
        features = List.copyOf(features);
        // absent in what earlier versions wrote
        items = items == null ? Items.FIXED : items;
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
        boolean suits =
                switch (items.kind()) {
                    case FIXED -> true;
                    case VECTORS -> shape.size() > 1;
                    case TOKENS -> shape.size() == 1;
                    case EVENTS -> shape.size() == 2 && shape.get(1) == Items.EVENT_SIZE;
                };
        if (!suits) {
            throw new IllegalArgumentException(
                    "Modality '" + name + "' has " + items.kind() + " of the impossible shape " + shape);
        }
    }

    /**
     * A column of tensors of one fixed shape.
     *
     * @param name the modality's name
     * @param shape the sizes of the dimensions
     * @param features names of the flattened positions, or empty
     */
    public TensorColumn(String name, List<Integer> shape, List<String> features) {
        this(name, shape, features, Items.FIXED);
    }

    /**
     * @param name the modality's name
     * @param features the names of the positions of a vector
     * @return a column of vectors
     */
    public static TensorColumn vector(String name, List<String> features) {
        return new TensorColumn(name, List.of(features.size()), features);
    }

    /**
     * @param other another name
     * @return the same column with it
     */
    public TensorColumn named(String other) {
        return new TensorColumn(other, shape, features, items);
    }

    /** @return whether each row has its own number of items along the first dimension */
    public boolean ragged() {
        return items.vary();
    }

    /** @return how many float32 values an item along the first dimension has */
    public int itemSize() {
        return size() / shape.get(0);
    }

    /** @return how many float32 values a row has, of a ragged tensor at most */
    public int size() {
        return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    /**
     * @param position of a value of a row
     * @return what it is called in a message
     */
    String feature(int position) {
        return features.isEmpty() ? "number " + (position + 1) : "'" + features.get(position) + "'";
    }

    /**
     * @param values a row's values
     * @return the mean of the squares of what was measured: of all numbers, or of the events' values; of terms 1, since they have no size
     */
    public double energy(float[] values) {
        return switch (items.kind()) {
            case FIXED, VECTORS -> meanSquare(values, 0, 1);
            case TOKENS -> 1;
            case EVENTS -> meanSquare(values, 1, Items.EVENT_SIZE);
        };
    }

    private static double meanSquare(float[] values, int from, int step) {
        double sum = 0;
        for (int i = from; i < values.length; i += step) {
            sum += (double) values[i] * values[i];
        }
        return sum / (values.length / step);
    }
}
