package org.multimodalbtw.engine.evidence.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.evaluate.GroundTruth;
import org.multimodalbtw.engine.evaluate.Units;

/**
 * What a method predicted for the rows that are scored.
 *
 * @param key what the result follows from
 * @param classes in the order of the probabilities; none for numbers
 * @param ids of the rows
 * @param truth class or number of each row
 * @param groups of the rows; each row's id where each is for itself
 * @param entries one a model that the method made
 * @param cost of the whole
 */
record Cell(
        CellKey key,
        List<String> classes,
        List<String> ids,
        List<String> truth,
        List<String> groups,
        List<Entry> entries,
        Cost cost) {

    /**
     * One model.
     *
     * @param name of the model
     * @param heldOut its log loss, or mean absolute error, on rows that it did not learn from and that are not scored here; NaN where it does not say
     * @param seconds of processor time that it took, reading included
     * @param predictions rows x classes, or rows x 1
     * @param scores by the names of the metrics
     */
    record Entry(String name, double heldOut, double seconds, double[][] predictions, Map<String, Double> scores) {}

    /**
     * What a run took.
     *
     * @param seconds on the clock
     * @param processorSeconds of the process
     * @param peakMiB the largest resident set, in MiB
     */
    record Cost(double seconds, double processorSeconds, double peakMiB) {}

    /** What tables need of it. */
    Outcome outcome() {
        GroundTruth known = groundTruth();
        List<Outcome.Model> models = new ArrayList<>();
        for (Entry entry : entries) {
            double[] losses = IntStream.range(0, known.rows())
                    .mapToDouble(row -> known.ofRow(known.loss(), row, entry.predictions()[row]))
                    .toArray();
            models.add(new Outcome.Model(entry.name(), entry.heldOut(), entry.seconds(), losses, entry.scores()));
        }
        return new Outcome(key, classes.isEmpty(), units(), models, cost);
    }

    /** Numbers in place of the groups' names; none where no two rows have the same. */
    private List<Integer> units() {
        List<String> names = groups.stream().distinct().toList();
        return names.size() == groups.size()
                ? List.of()
                : groups.stream().map(names::indexOf).toList();
    }

    /** What is true of the rows; groups are what intervals resample. */
    GroundTruth groundTruth() {
        Units units = Units.groups(groups);
        return classes.isEmpty()
                ? new GroundTruth.OfNumbers(
                        truth.stream().mapToDouble(Double::parseDouble).toArray(), units)
                : new GroundTruth.OfClasses(
                        truth.stream().mapToInt(classes::indexOf).toArray(), classes.size(), units);
    }
}
