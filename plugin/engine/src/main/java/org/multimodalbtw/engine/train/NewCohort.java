package org.multimodalbtw.engine.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.ModelColumns;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.runtime.EngineRuntime;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.survey.OtherWords;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Labelled rows of another cohort than the one that a model was trained on, as the model sees them: its modalities, its classes, its scale
 * of numbers. They are dealt out over the model's networks as training rows are, so that each row is held out by one of them.
 */
public final class NewCohort {

    /** Fewest rows that a model is adapted by. */
    public static final int FEWEST = 20;

    /** Into how many parts rows are dealt out where the model has one network. */
    private static final int PARTS = 5;

    private final TrainedModel model;
    private final TrainingRows rows;
    private final Folds folds;
    private final Folds parts;
    private final Device device;
    private final List<String> notes = new ArrayList<>();
    private Optional<String> tooFew = Optional.empty();

    /**
     * Some of the rows.
     *
     * @param rows their positions
     * @param parts of each the part that it is dealt to; -1 for test rows
     */
    public record Some(int[] rows, int[] parts) {

        /** @return how many */
        public int size() {
            return rows.length;
        }
    }

    /**
     * @param model a trained model
     * @param table the modalities of the new rows, encoded as for the model; those of other names are left out
     * @param labels what is true of the rows and what they are used for; test rows are only scored
     * @param seed randomness of the dealing
     * @param policy where the networks run
     * @param monitor progress and cancel
     * @throws InputException if the model predicts something else, no modality matches, or there is hardly a row
     */
    public NewCohort(
            TrainedModel model,
            TensorTable table,
            Labels labels,
            long seed,
            DevicePolicy policy,
            ProgressMonitor monitor) {
        this.model = model;
        requireSame(model.manifest().target(), labels.target());
        List<TensorColumn> expected = model.manifest().modalities();
        ModelColumns.of(expected, table.schema(), notes);
        device = EngineRuntime.get().device(policy, notes::add);
        rows = new TrainingRows(table.usable(notes, monitor).as(expected), known(labels), Optional.of(model.scale()));
        notes.addAll(rows.warnings());
        noteClasses();
        int members = model.manifest().training().members();
        int dealt = members > 1 ? members : PARTS;
        tooFew = tooFew(dealt);
        folds = tooFew.isPresent() ? null : new Folds(rows, members, seed);
        parts = tooFew.isPresent() || members > 1 ? folds : new Folds(rows, dealt, seed);
    }

    private static void requireSame(Target known, Target found) {
        boolean isSame = known.task() == found.task()
                && (known.task() != Task.MULTILABEL || known.classes().equals(found.classes()));
        if (!isSame) {
            throw new InputException(
                    "The model predicts '" + known.name() + "' (" + known.summary() + "), but the labels are of '"
                            + found.name() + "' (" + found.summary() + ").",
                    "Connect labels of what the model predicts.");
        }
    }

    /** The rows of classes that the model knows; those of others are named. */
    private Labels known(Labels labels) {
        Labels coded = coded(labels);
        Map<String, Integer> unknown = new TreeMap<>();
        Split[] uses = new Split[coded.size()];
        for (int row = 0; row < uses.length; row++) {
            if (coded.isKnown(row)) {
                uses[row] = coded.split(row);
            } else {
                String name = labels.target().classes().get(OfClass.mostProbable(labels.truth(row)));
                unknown.merge(name, 1, Integer::sum);
            }
        }
        if (!unknown.isEmpty()) {
            int count = unknown.values().stream().mapToInt(Integer::intValue).sum();
            notes.add((count == 1 ? "1 row is" : count + " rows are") + " left out, of "
                    + (unknown.size() == 1 ? "a class" : "classes") + " that the model does not know: "
                    + Examples.of(List.copyOf(unknown.keySet())) + ". To predict "
                    + (unknown.size() == 1 ? "it" : "them") + ", train a new model.");
        }
        if (IntStream.range(0, uses.length).noneMatch(row -> uses[row] != null && uses[row] != Split.TEST)) {
            throw nothingToLearn(labels, coded);
        }
        return coded.with(uses);
    }

    /** The rows in the words of the model; where it knows no class by its name, words that say the same are read. */
    private Labels coded(Labels labels) {
        Target known = model.manifest().target();
        Labels coded = labels.as(known);
        List<String> found = labels.target().classes();
        boolean areClasses = known.match(ofClass -> true, ofLabels -> false, ofNumber -> false);
        Optional<OtherWords> words =
                areClasses && isNoneKnown(coded) ? OtherWords.of(known.classes(), found) : Optional.empty();
        words.ifPresent(other -> notes.add(other.note(known.name())));
        return words.map(other -> labels.as(known, new OfClass(known.name(), other.inWords(found))))
                .orElse(coded);
    }

    private static boolean isNoneKnown(Labels coded) {
        return IntStream.range(0, coded.size()).noneMatch(coded::isKnown);
    }

    private InputException nothingToLearn(Labels labels, Labels coded) {
        Target known = model.manifest().target();
        if (isNoneKnown(coded) && coded.size() > 0) {
            return new InputException(
                    "No row of the new cohort can be learnt from: the model predicts '" + known.name() + "' as "
                            + Examples.of(known.classes()) + ", and the labels have "
                            + Examples.of(labels.target().classes()) + ".",
                    "Write the outcomes in the column '" + known.name()
                            + "' of the labels as the model does. If they are another outcome: train a new model.");
        }
        return new InputException(
                "No row of the new cohort can be learnt from: "
                        + (coded.size() == 0
                                ? "no row has an outcome."
                                : "every row of a class that the model knows is a test row."),
                coded.size() == 0
                        ? "Connect labels of what the model predicts."
                        : "Mark rows for training, or leave out the split.");
    }

    private void noteClasses() {
        double[] shares = rows.prior();
        boolean areClasses = model.manifest().target().match(ofClass -> true, ofLabels -> true, ofNumber -> false);
        List<String> lacking = IntStream.range(0, areClasses ? shares.length : 0)
                .filter(index -> shares[index] == 0)
                .mapToObj(model.manifest().target().classes()::get)
                .toList();
        if (!lacking.isEmpty()) {
            notes.add("No row that is learnt from has " + Examples.of(lacking)
                    + ": the adapted model can still predict " + (lacking.size() == 1 ? "it" : "them")
                    + ", but has learnt nothing new of " + (lacking.size() == 1 ? "it." : "them."));
        }
    }

    private Optional<String> tooFew(int dealt) {
        int count = (int) rows.learnt().count();
        int needed = Math.max(FEWEST, 2 * dealt);
        if (count < needed) {
            return Optional.of(count + " rows to learn from are too few to adapt the model by: at least " + needed
                    + " are needed.");
        }
        long units = rows.learnt()
                .mapToObj(row -> rows.group(row) == null ? "row " + row : "group " + rows.group(row))
                .distinct()
                .count();
        return units < 2L * dealt
                ? Optional.of("The rows to learn from are of " + units
                        + " groups, too few to adapt the model by: at least " + 2 * dealt + " are needed.")
                : Optional.empty();
    }

    /** @return what the analyst should know, one sentence each */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** @return why there are too few rows to adapt the model by, a sentence; empty where there are enough */
    public Optional<String> tooFew() {
        return tooFew;
    }

    /** @return the names of modalities that no row to learn from has */
    public List<String> lacking() {
        List<TensorColumn> modalities = model.manifest().modalities();
        return IntStream.range(0, modalities.size())
                .filter(m -> rows.learnt().noneMatch(row -> rows.present(row)[m]))
                .mapToObj(m -> modalities.get(m).name())
                .toList();
    }

    /** @return the rows that may be learnt from, which are new to all networks of the model; with their parts unless there are too few */
    public Some learnt() {
        return some(rows.learnt().toArray(), parts);
    }

    /** @return the rows that some network holds out when all are trained further: all that may be learnt from, unless there is one network */
    public Some heldOut() {
        return some(folds.judged(), folds);
    }

    /** @return the rows that are only scored */
    public Some test() {
        return some(
                IntStream.range(0, rows.size())
                        .filter(row -> rows.split(row) == Split.TEST)
                        .toArray(),
                null);
    }

    private Some some(int[] chosen, Folds dealt) {
        return new Some(
                chosen,
                Arrays.stream(chosen)
                        .map(row -> dealt == null ? -1 : dealt.judge(row))
                        .toArray());
    }

    /**
     * @param some rows
     * @return what is true of them, in the target's units
     */
    public GroundTruth truth(Some some) {
        return rows.groundTruth(some.rows());
    }

    /**
     * @param some rows
     * @return what is true of them: 1 for the class or labels of a row and 0 for the others, or the number in standard deviations
     */
    public double[][] standardised(Some some) {
        return Arrays.stream(some.rows()).mapToObj(rows::truth).toArray(double[][]::new);
    }

    /**
     * @param predictions rows x outputs, in the target's units
     * @return the same in standard deviations; probabilities as they are
     */
    public double[][] standardised(double[][] predictions) {
        return Arrays.stream(predictions)
                .map(row -> Arrays.stream(row).map(rows.scale()::standardise).toArray())
                .toArray(double[][]::new);
    }

    /**
     * @param other a model of the same target and modalities
     * @param some rows
     * @param what it is called in a message
     * @param monitor progress and cancel
     * @return what the whole model says of them, in the target's units
     */
    public double[][] predictions(TrainedModel other, Some some, String what, ProgressMonitor monitor) {
        return TestPredictions.of(other, rows, some.rows(), device, what, monitor).stream()
                .map(RowPrediction::values)
                .toArray(double[][]::new);
    }

    /**
     * @param some rows
     * @param before predictions of them, in the target's units
     * @param after others
     * @return how much lower the loss of the others is: the log loss, or the absolute error in standard deviations of the target
     */
    public MeanGain gain(Some some, double[][] before, double[][] after) {
        return MeanGain.of(rows::group, some.rows(), losses(some, before), losses(some, after));
    }

    private double[] losses(Some some, double[][] predictions) {
        Family family = Family.of(rows.target());
        double[][] said = standardised(predictions);
        return IntStream.range(0, some.size())
                .mapToDouble(i -> family.loss(said[i], rows.truth(some.rows()[i])))
                .toArray();
    }

    /** @return where the networks run */
    public String device() {
        return device.toString();
    }

    TrainedModel model() {
        return model;
    }

    TrainingRows rows() {
        return rows;
    }

    Folds folds() {
        return Objects.requireNonNull(folds);
    }

    Device place() {
        return device;
    }
}
