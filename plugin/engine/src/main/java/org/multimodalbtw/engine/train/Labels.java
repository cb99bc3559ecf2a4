package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.network.Task;

/** The target of each row and what the row is used for. Immutable; build with {@link #classification}, {@link
 * #multilabel} or {@link #regression}. */
public final class Labels {

    private final Task task;
    private final String target;
    private final List<String> classes;
    private final Map<String, Integer> index;
    private final List<String> rowIds;
    private final double[] values;
    private final double[][] truths;
    private final Split[] splits;
    private final String[] groups;
    private final long skipped;
    private final boolean groupsCountAsOne;

    private Labels(Builder builder) {
        task = builder.task;
        target = builder.target;
        rowIds = List.copyOf(builder.rowIds);
        index = Map.copyOf(builder.index);
        splits = builder.splits.toArray(Split[]::new);
        groups = builder.groups.toArray(String[]::new);
        skipped = builder.skipped;
        groupsCountAsOne = builder.groupsCountAsOne;
        classes = switch (task) {
            case CLASSIFICATION -> List.copyOf(new TreeSet<>(builder.names));
            case MULTILABEL -> builder.labels;
            case REGRESSION -> List.of();
        };
        List<Set<String>> sets = new ArrayList<>(new LinkedHashSet<>(builder.sets));
        values = switch (task) {
            case CLASSIFICATION ->
                builder.names.stream().mapToDouble(classes::indexOf).toArray();
            case MULTILABEL -> builder.sets.stream().mapToDouble(sets::indexOf).toArray();
            case REGRESSION ->
                builder.numbers.stream().mapToDouble(Double::doubleValue).toArray();
        };
        truths = switch (task) {
            case CLASSIFICATION ->
                classes.stream().map(name -> truth(Set.of(name))).toArray(double[][]::new);
            case MULTILABEL -> sets.stream().map(this::truth).toArray(double[][]::new);
            case REGRESSION -> new double[0][];
        };
    }

    private double[] truth(Set<String> has) {
        return classes.stream().mapToDouble(name -> has.contains(name) ? 1 : 0).toArray();
    }

    /**
     * @param target what to call the labels together, for messages
     * @param labels the labels, two or more, in the order of their probabilities
     * @return collects rows with any number of them
     */
    public static Builder multilabel(String target, List<String> labels) {
        Builder builder = new Builder(Task.MULTILABEL, target);
        builder.labels = List.copyOf(labels);
        return builder;
    }

    /**
     * @param target the target's name, for messages
     * @return collects rows with classes
     */
    public static Builder classification(String target) {
        return new Builder(Task.CLASSIFICATION, target);
    }

    /**
     * @param target the target's name, for messages
     * @return collects rows with numbers
     */
    public static Builder regression(String target) {
        return new Builder(Task.REGRESSION, target);
    }

    /** @return what is predicted */
    public Task task() {
        return task;
    }

    /** @return the target's name */
    public String target() {
        return target;
    }

    /** @return the classes, sorted, or the labels in their order; empty for regression */
    public List<String> classes() {
        return classes;
    }

    /** @return how many rows have a label */
    public int size() {
        return values.length;
    }

    /** @return how many rows were left out because their label is missing */
    public long skipped() {
        return skipped;
    }

    /**
     * @param rowId a row's id
     * @return its position, or empty if it has no label
     */
    public OptionalInt find(String rowId) {
        Integer position = index.get(rowId);
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /**
     * @param position 0 to size - 1
     * @return the row's id
     */
    public String rowId(int position) {
        return rowIds.get(position);
    }

    /**
     * @param position 0 to size - 1
     * @return the class's index; a number that stands for the row's set of labels; or the number of a regression
     */
    public double value(int position) {
        return values[position];
    }

    /**
     * @param position 0 to size - 1
     * @return for each class or label 1 where the row has it and 0 else; or the one number of a regression
     */
    public double[] truth(int position) {
        return task == Task.REGRESSION ? new double[] {values[position]} : truths[(int) values[position]].clone();
    }

    /**
     * @param position 0 to size - 1
     * @return the names of the labels that the row has, or of its class; empty for regression
     */
    public List<String> names(int position) {
        if (task == Task.REGRESSION) {
            return List.of();
        }
        double[] truth = truths[(int) values[position]];
        return IntStream.range(0, truth.length)
                .filter(c -> truth[c] > 0)
                .mapToObj(classes::get)
                .toList();
    }

    /**
     * @param position 0 to size - 1
     * @return what the row is used for
     */
    public Split split(int position) {
        return splits[position];
    }

    /**
     * @param position 0 to size - 1
     * @return what the row belongs to, for example its patient; {@code null} if to nothing but itself
     */
    public String group(int position) {
        return groups[position];
    }

    /** @return whether the rows of a group count as one where intervals are computed; they are held out together in any case */
    public boolean groupsCountAsOne() {
        return groupsCountAsOne;
    }

    /**
     * @param positions of some rows
     * @return what intervals over them resample: their groups where these count as one, else each row for itself
     */
    public Units units(int[] positions) {
        return groupsCountAsOne
                ? Units.groups(Arrays.stream(positions).mapToObj(this::group).toList())
                : Units.rows(positions.length);
    }

    /** Collects labelled rows. */
    public static final class Builder {

        private final Task task;
        private final String target;
        private final List<String> rowIds = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<Set<String>> sets = new ArrayList<>();
        private List<String> labels = List.of();
        private final List<Double> numbers = new ArrayList<>();
        private final List<Split> splits = new ArrayList<>();
        private final List<String> groups = new ArrayList<>();
        private final Map<String, Integer> index = new HashMap<>();
        private long skipped;
        private boolean groupsCountAsOne;

        private Builder(Task task, String target) {
            this.task = task;
            this.target = target;
        }

        /**
         * @param rowId the row's id
         * @param label its class
         * @param split what it is used for
         * @return this
         * @throws InputException if the id was added before
         */
        public Builder add(String rowId, String label, Split split) {
            require(Task.CLASSIFICATION);
            names.add(label);
            return row(rowId, split);
        }

        /**
         * @param rowId the row's id
         * @param has the labels that it has
         * @param split what it is used for
         * @return this
         * @throws InputException if the id was added before
         */
        public Builder add(String rowId, Set<String> has, Split split) {
            require(Task.MULTILABEL);
            sets.add(Set.copyOf(has));
            return row(rowId, split);
        }

        /**
         * @param rowId the row's id
         * @param value its number
         * @param split what it is used for
         * @return this
         * @throws InputException if the id was added before or the number is not finite
         */
        public Builder add(String rowId, double value, Split split) {
            require(Task.REGRESSION);
            if (!Double.isFinite(value)) {
                throw new InputException(
                        "Column '" + target + "', row '" + rowId + "': the target is " + value + ".",
                        "Give a finite number or leave the cell empty.");
            }
            numbers.add(value);
            return row(rowId, split);
        }

        /**
         * Says what the row that was added last belongs to. Rows of a group are held out together.
         *
         * @param group for example the patient
         * @return this
         */
        public Builder inGroup(String group) {
            groups.set(groups.size() - 1, group);
            return this;
        }

        /**
         * Has intervals resample groups instead of rows.
         *
         * @return this
         */
        public Builder groupsCountAsOne() {
            groupsCountAsOne = true;
            return this;
        }

        /**
         * Counts a row without a label; it takes no part.
         *
         * @return this
         */
        public Builder skip() {
            skipped++;
            return this;
        }

        /**
         * @return the labels
         * @throws InputException if there is no row at all
         */
        public Labels build() {
            if (rowIds.isEmpty()) {
                throw new InputException(
                        "Column '" + target + "' has no value in any row.", "Connect a table of labels that has rows.");
            }
            return new Labels(this);
        }

        private void require(Task wanted) {
            if (task != wanted) {
                throw new IllegalStateException("These labels are for " + task);
            }
        }

        private Builder row(String rowId, Split split) {
            if (index.putIfAbsent(rowId, rowIds.size()) != null) {
                throw new InputException(
                        "The row '" + rowId + "' has two labels.", "Keep one row for each id in the table of labels.");
            }
            rowIds.add(rowId);
            splits.add(split);
            groups.add(null);
            return this;
        }
    }
}
