package org.multimodalbtw.engine.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Units;
import org.multimodalbtw.engine.method.LearningRows;
import org.multimodalbtw.engine.outcome.Learnt;
import org.multimodalbtw.engine.outcome.Outcomes;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * The rows that have a label and at least one modality, sorted by id, so that the order of the input does not change what is
 * learnt. Values stay in the tensor file; only presence and targets are kept.
 */
final class TrainingRows implements LearningRows {

    private static final int FEWEST = 4;
    private static final int FEWEST_GROUPS = 20;

    private final TensorTable table;
    private final Learnt learnt;
    private final String[] ids;
    private final int[] tableRows;
    /** One array for each set of modalities that some row has. */
    private final boolean[][] present;

    private double[] energies;
    private final Split[] splits;
    private final String[] groups;
    private final boolean groupsCountAsOne;
    private final List<String> warnings = new ArrayList<>();

    TrainingRows(TensorTable table, Labels labels) {
        this(table, labels, Optional.empty());
    }

    /**
     * @param table the modalities
     * @param labels the targets; in the words of a model where its scale is given
     * @param known how a model that has learnt already standardises numbers: all of its classes stay then, and rows may lack a modality
     */
    TrainingRows(TensorTable table, Labels labels, Optional<TargetScale> known) {
        this.table = table;
        int modalities = table.schema().columns().size();
        List<Integer> kept = new ArrayList<>();
        List<Integer> at = new ArrayList<>();
        align(labels, modalities, kept, at);
        Integer[] order = IntStream.range(0, kept.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing(i -> labels.rowId(kept.get(i))));
        int rows = order.length;
        ids = new String[rows];
        tableRows = new int[rows];
        present = new boolean[rows][];
        splits = new Split[rows];
        groups = new String[rows];
        groupsCountAsOne = labels.groupsCountAsOne();
        Map<BitSet, boolean[]> sets = new HashMap<>();
        for (int i = 0; i < rows; i++) {
            int label = kept.get(order[i]);
            ids[i] = labels.rowId(label);
            tableRows[i] = at.get(order[i]);
            present[i] = present(tableRows[i], modalities, sets);
            splits[i] = labels.split(label);
            groups[i] = labels.group(label);
        }
        requireRows(labels);
        if (known.isEmpty()) {
            requireModalities();
        }
        Outcomes sorted =
                labels.outcomes().at(Arrays.stream(order).mapToInt(kept::get).toArray());
        learnt = known.map(scale -> labels.target().learnMore(sorted, learnt().toArray(), scale))
                .orElseGet(() -> labels.target().learn(sorted, learnt().toArray()));
        warnOfSharedGroups();
        warnOfFewGroups();
        RareClasses rare = RareClasses.of(this);
        warnings.addAll(rare.sentences());
        if (known.isEmpty()) {
            rare.unlearnt(labels.target().classes(), labels.target().name()).ifPresent(warnings::add);
        }
        if (labels.skipped() > 0) {
            warnings.add(takeNoPart(labels.skipped(), "row", "without a value of " + targetOf(labels)));
        }
    }

    /** The column that is predicted, or one of several. */
    private static String targetOf(Labels labels) {
        return labels.target().task() == Task.MULTILABEL
                ? "one of the labels " + Examples.of(labels.target().classes())
                : "'" + labels.target().name() + "'";
    }

    private boolean[] present(int tableRow, int modalities, Map<BitSet, boolean[]> sets) {
        BitSet set = new BitSet(modalities);
        IntStream.range(0, modalities).forEach(m -> set.set(m, table.isPresent(m, tableRow)));
        return sets.computeIfAbsent(set, one -> {
            boolean[] flags = new boolean[modalities];
            one.stream().forEach(m -> flags[m] = true);
            return flags;
        });
    }

    private void align(Labels labels, int modalities, List<Integer> kept, List<Integer> at) {
        long unknown = labels.size();
        long empty = 0;
        for (int row = 0; row < table.rows(); row++) {
            OptionalInt label = labels.find(table.rowId(row));
            if (label.isEmpty()) {
                continue;
            }
            unknown--;
            int here = row;
            if (IntStream.range(0, modalities).anyMatch(m -> table.isPresent(m, here))) {
                kept.add(label.getAsInt());
                at.add(row);
            } else {
                empty++;
            }
        }
        if (unknown == labels.size()) {
            throw new InputException(
                    "No row of the labels is in the tensor: the RowIDs do not match (labels: '" + labels.rowId(0)
                            + "', tensor: " + (table.rows() == 0 ? "no rows" : "'" + table.rowId(0) + "'") + ").",
                    "Use the same RowIDs, for example the patient's id, in the tables of all modalities and of the labels.");
        }
        if (unknown > 0) {
            warnings.add(takeNoPart(unknown, "labelled row", "not in the tensor"));
        }
        if (empty > 0) {
            warnings.add(takeNoPart(empty, "labelled row", "without any modality"));
        }
    }

    private static String takeNoPart(long count, String what, String which) {
        return count + " " + what + (count == 1 ? " " : "s ") + which + (count == 1 ? " takes" : " take") + " no part.";
    }

    private void warnOfSharedGroups() {
        Set<String> learnt = new HashSet<>();
        learnt().filter(i -> groups[i] != null).forEach(i -> learnt.add(groups[i]));
        long shared = IntStream.range(0, size())
                .filter(i -> splits[i] == Split.TEST && groups[i] != null)
                .mapToObj(i -> groups[i])
                .distinct()
                .filter(learnt::contains)
                .count();
        if (shared > 0) {
            warnings.add(shared
                    + (shared == 1 ? " group has" : " groups have")
                    + " both test rows and rows that are learnt from: scores of test rows are too good.");
        }
    }

    private void warnOfFewGroups() {
        if (!groupsCountAsOne) {
            return;
        }
        int tested = units(IntStream.range(0, size())
                        .filter(i -> splits[i] == Split.TEST)
                        .toArray())
                .count();
        if (tested > 0 && tested < FEWEST_GROUPS) {
            warnings.add("The test rows are of only " + tested + (tested == 1 ? " group" : " groups")
                    + ": intervals over so few mean little.");
        }
        int learnt = units(learnt().toArray()).count();
        if (learnt > 0 && learnt < FEWEST_GROUPS) {
            warnings.add("The training and validation rows are of only " + learnt
                    + (learnt == 1 ? " group" : " groups")
                    + ": what held-out rows say of so few, and whether weights gain there, means little.");
        }
    }

    private void requireRows(Labels labels) {
        long learnt = learnt().count();
        if (learnt < FEWEST) {
            throw new InputException(
                    "Only " + learnt + (learnt == 1 ? " row" : " rows") + " can be learnt from: labelled with '"
                            + labels.target().name() + "', with a modality, and not marked as test.",
                    "Train with at least " + FEWEST + " rows; a few hundred are a sensible start.");
        }
    }

    private void requireModalities() {
        for (int m = 0; m < table.schema().columns().size(); m++) {
            int modality = m;
            if (learnt().noneMatch(i -> present[i][modality] && splits[i] == Split.TRAIN)) {
                throw new InputException(
                        "The modality '" + table.schema().modalities().get(m) + "' has no value in any training row.",
                        "Leave it out, or check that its RowIDs match those of the labels.");
            }
        }
    }

    /** What intervals over some rows resample. */
    Units units(int[] some) {
        return groupsCountAsOne
                ? Units.groups(Arrays.stream(some).mapToObj(this::group).toList())
                : Units.rows(some.length);
    }

    /** What is true of some rows, in the target's units. */
    GroundTruth groundTruth(int[] some) {
        double[][] truths =
                Arrays.stream(some).mapToObj(row -> scale().restore(truth(row))).toArray(double[][]::new);
        return GroundTruth.of(target(), truths).inUnits(units(some));
    }

    /** What a row belongs to, or {@code null} if to nothing but itself. */
    String group(int row) {
        return groups[row];
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public TensorTable table() {
        return table;
    }

    /** What is predicted; of classes those of the training and validation rows. */
    @Override
    public Target target() {
        return learnt.target();
    }

    TargetScale scale() {
        return learnt.scale();
    }

    /** What one would say of any row without its data, in the target's units. */
    double[] prior() {
        return learnt.prior();
    }

    @Override
    public int size() {
        return ids.length;
    }

    String id(int row) {
        return ids[row];
    }

    @Override
    public int tableRow(int row) {
        return tableRows[row];
    }

    @Override
    public boolean[] present(int row) {
        return present[row];
    }

    /** The {@link org.multimodalbtw.engine.tensor.TensorColumn#energy} of each modality of a row, NaN where it is missing. */
    double[] energies(int row) {
        int modalities = table.schema().columns().size();
        return Arrays.copyOfRange(energies(), row * modalities, (row + 1) * modalities);
    }

    /** Of all rows, found out by the first of several trainings that asks. */
    private synchronized double[] energies() {
        if (energies == null) {
            int modalities = table.schema().columns().size();
            energies = new double[Math.multiplyExact(size(), modalities)];
            Arrays.setAll(energies, at -> energy(at / modalities, at % modalities));
        }
        return energies;
    }

    private double energy(int row, int modality) {
        return present[row][modality]
                ? table.schema().columns().get(modality).energy(table.values(modality, tableRows[row]))
                : Double.NaN;
    }

    /** What is true of the rows; a test row of a class that was never learnt is of none. */
    Outcomes outcomes() {
        return learnt.rows();
    }

    /** One a class or label: 1 where the row has it, else 0, and all 0 for a class that was never learnt; or the standardised number. */
    @Override
    public double[] truth(int row) {
        return learnt.rows().truth(row);
    }

    Split split(int row) {
        return splits[row];
    }

    /** Training and validation rows. */
    @Override
    public IntStream learnt() {
        return IntStream.range(0, ids.length).filter(i -> splits[i] != Split.TEST);
    }
}
