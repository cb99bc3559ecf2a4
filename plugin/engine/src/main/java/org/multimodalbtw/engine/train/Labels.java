package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.outcome.Labelled;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfLabels;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.OutcomeReader;
import org.multimodalbtw.engine.outcome.Outcomes;
import org.multimodalbtw.engine.outcome.Target;

/** The target of each row and what the row is used for. Immutable; build with {@link #classification}, {@link
 * #multilabel} or {@link #regression}. */
public final class Labels {

    private final Target target;
    private final Outcomes outcomes;
    private final Map<String, Integer> index;
    private final List<String> rowIds;
    private final Split[] splits;
    private final String[] groups;
    private final long skipped;
    private final boolean groupsCountAsOne;

    private Labels(Builder builder) {
        Labelled read = builder.outcomes.read();
        target = read.target();
        outcomes = read.rows();
        rowIds = List.copyOf(builder.rowIds);
        index = Map.copyOf(builder.index);
        splits = builder.splits.toArray(Split[]::new);
        groups = builder.groups.toArray(String[]::new);
        skipped = builder.skipped;
        groupsCountAsOne = builder.groupsCountAsOne;
    }

    private Labels(Labels all, int[] kept, Split[] uses) {
        target = all.target;
        outcomes = all.outcomes.at(kept);
        rowIds = Arrays.stream(kept).mapToObj(all.rowIds::get).toList();
        index = new HashMap<>();
        IntStream.range(0, kept.length).forEach(position -> index.put(rowIds.get(position), position));
        splits = Arrays.stream(kept).mapToObj(row -> uses[row]).toArray(Split[]::new);
        groups = Arrays.stream(kept).mapToObj(row -> all.groups[row]).toArray(String[]::new);
        skipped = 0;
        groupsCountAsOne = all.groupsCountAsOne;
    }

    /**
     * @param uses what each row is used for instead; {@code null} leaves it out
     * @return the rows that are left, with the same target
     */
    public Labels with(Split[] uses) {
        int[] kept = IntStream.range(0, size())
                .filter(position -> uses[position] != null)
                .toArray();
        return new Labels(this, kept, uses);
    }

    private Labels(Labels all, Target known, Target called) {
        target = known;
        outcomes = known.coded(all.outcomes, called);
        rowIds = all.rowIds;
        index = all.index;
        splits = all.splits;
        groups = all.groups;
        skipped = all.skipped;
        groupsCountAsOne = all.groupsCountAsOne;
    }

    /**
     * @param known what a model predicts, of the same kind
     * @return the same rows in the words of the model; those of a class that it does not know are of none ({@link #isKnown})
     */
    public Labels as(Target known) {
        return as(known, target);
    }

    /**
     * The same where the model calls the classes otherwise.
     *
     * @param known what a model predicts, of the same kind
     * @param called the target of these rows with the model's words for its classes, in their order
     * @return the same rows in the words of the model
     */
    Labels as(Target known, Target called) {
        return new Labels(this, known, called);
    }

    /**
     * @param position 0 to size - 1
     * @return whether the row's class is one of the target's
     */
    public boolean isKnown(int position) {
        return target.match(ofClass -> outcomes.stratum(position) >= 0, ofLabels -> true, ofNumber -> true);
    }

    /**
     * @param target what to call the labels together, for messages
     * @param labels the labels, two or more, in the order of their probabilities
     * @return collects rows with any number of them
     */
    public static Builder multilabel(String target, List<String> labels) {
        return new Builder(target, OfLabels.reader(target, labels));
    }

    /**
     * @param target the target's name, for messages
     * @return collects rows with classes
     */
    public static Builder classification(String target) {
        return new Builder(target, OfClass.reader(target));
    }

    /**
     * @param target the target's name, for messages
     * @return collects rows with numbers
     */
    public static Builder regression(String target) {
        return new Builder(target, OfNumber.reader(target));
    }

    /** @return what is predicted; its classes are sorted, its labels in their order */
    public Target target() {
        return target;
    }

    /** @return what is true of the rows, by position */
    public Outcomes outcomes() {
        return outcomes;
    }

    /** @return how many rows have a label */
    public int size() {
        return rowIds.size();
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
     * @return for each class or label 1 where the row has it and 0 else; or the one number of a regression; not to be changed
     */
    public double[] truth(int position) {
        return outcomes.truth(position);
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

        private final String target;
        private final OutcomeReader outcomes;
        private final List<String> rowIds = new ArrayList<>();
        private final List<Split> splits = new ArrayList<>();
        private final List<String> groups = new ArrayList<>();
        private final Map<String, Integer> index = new HashMap<>();
        private long skipped;
        private boolean groupsCountAsOne;

        private Builder(String target, OutcomeReader outcomes) {
            this.target = target;
            this.outcomes = outcomes;
        }

        /**
         * @param rowId the row's id
         * @param label its class
         * @param split what it is used for
         * @return this
         * @throws InputException if the id was added before
         */
        public Builder add(String rowId, String label, Split split) {
            outcomes.add(label);
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
            outcomes.add(has);
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
            outcomes.add(value, rowId);
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
                        "Column '" + target + "' has no value in any row.",
                        skipped > 0
                                ? "Choose a target column that is filled in, or check how the table of labels was read or joined."
                                : "Connect a table of labels that has rows.");
            }
            return new Labels(this);
        }

        private Builder row(String rowId, Split split) {
            if (index.putIfAbsent(rowId, rowIds.size()) != null) {
                throw new InputException(
                        "The row id '" + rowId + "' occurs twice in the labels.",
                        "Keep one row for each id in the table of labels.");
            }
            rowIds.add(rowId);
            splits.add(split);
            groups.add(null);
            return this;
        }
    }
}
