package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.train.AloneNetwork;
import org.multimodalbtw.engine.train.AloneTraining;

/**
 * Whether it is worth it to fuse modalities: the model against the best modality alone, which is a network that was trained on nothing
 * else. The {@value #TRAINED} modalities whose own predictions in the model are the best on held-out rows each get such a network, and of these the one
 * with the lowest loss on held-out rows is the best. Test rows choose nothing.
 */
final class AgainstAlone {

    /** How many modalities are trained alone: more would take longer than the model itself. */
    static final int TRAINED = 2;

    /** Share of a network's progress that is training. */
    private static final double TRAINING = .8;

    private final AloneTraining training;
    private final ScoredRows heldOut;
    private final ScoredRows test;
    private final List<Variant> variants = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private Optional<Trained> best = Optional.empty();

    /** A network of one modality, and what it says: rows x outputs. */
    private record Trained(Variant variant, double[][] held, double[][] tested) {}

    /**
     * @param training trains the networks
     * @param heldOut on which the modalities' own predictions are scored
     * @param test beside them
     */
    AgainstAlone(AloneTraining training, ScoredRows heldOut, ScoredRows test) {
        this.training = training;
        this.heldOut = heldOut;
        this.test = test;
    }

    /**
     * Trains the networks, scores them, and compares the model with the best of them.
     *
     * @param heads the own prediction of each modality, in order
     * @param model the model
     * @param held what it says of held-out rows
     * @param tested and of test rows
     * @param monitor progress and cancel
     */
    void run(List<Variant> heads, Variant model, double[][] held, double[][] tested, ProgressMonitor monitor) {
        List<Integer> chosen = IntStream.range(0, heads.size())
                .boxed()
                .sorted(Comparator.comparingDouble(m -> heldOut.loss(heads.get(m))))
                .limit(TRAINED)
                .toList();
        for (int i = 0; i < chosen.size(); i++) {
            double from = .9 * i / chosen.size();
            double to = .9 * (i + 1) / chosen.size();
            String modality = heads.get(chosen.get(i)).modality().orElseThrow();
            train(Variant.trainedOn(modality), chosen.get(i), monitor.part(from, to));
        }
        best.ifPresent(alone -> {
            heldOut.addPair(model, held, alone.variant(), alone.held(), monitor.part(.9, .95));
            test.addPair(model, tested, alone.variant(), alone.tested(), monitor.part(.95, 1));
        });
    }

    private void train(Variant variant, int modality, ProgressMonitor monitor) {
        long began = System.nanoTime();
        Trained trained;
        try {
            AloneNetwork network = training.train(modality, monitor.part(0, TRAINING));
            trained = new Trained(variant, network.heldOut(), network.test(monitor.part(TRAINING, .9)));
        } catch (InputException impossible) {
            failures.add("'" + variant.modality().orElseThrow() + "' could not be trained alone: "
                    + impossible.getMessage());
            return;
        }
        seconds.put("training " + variant.title(), (System.nanoTime() - began) / 1e9);
        variants.add(variant);
        heldOut.add(variant, trained.held(), monitor.part(.9, .95));
        test.add(variant, trained.tested(), monitor.part(.95, 1));
        if (best.isEmpty() || heldOut.loss(variant) < heldOut.loss(best.get().variant())) {
            best = Optional.of(trained);
        }
    }

    /** The networks that were trained. */
    List<Variant> variants() {
        return List.copyOf(variants);
    }

    /** Whether the model was compared with one of them. */
    boolean isCompared() {
        return best.isPresent();
    }

    /** Wall-clock time by stage. */
    Map<String, Double> seconds() {
        return seconds;
    }

    /** Whether fusion is worth it, by the fitting metric on some rows, and what could not be trained. */
    String sentence(ScoredRows rows) {
        List<String> sentences = new ArrayList<>();
        best.ifPresent(alone -> sentences.add(sentence(rows, alone.variant())));
        sentences.addAll(failures);
        return String.join(" ", sentences);
    }

    private String sentence(ScoredRows rows, Variant alone) {
        String modality = "'" + alone.modality().orElseThrow() + "' alone";
        PairedComparison comparison = comparison(rows, alone);
        return comparison.conclusion(
                rows.where(),
                "for all together",
                "for " + modality + " in a network of its own, the best one",
                switch (comparison.verdict()) {
                    case GAINED -> "so fusion is worth it";
                    case LOST -> "so " + modality + " is the better model";
                    case NO_DIFFERENCE_SHOWN, NOT_DEFINED -> "so no gain of fusion is shown";
                });
    }

    /** By the first metric that is defined. */
    private static PairedComparison comparison(ScoredRows rows, Variant alone) {
        List<PairedComparison> all = new ArrayList<>();
        for (Metric metric : rows.truth().metrics()) {
            rows.gain(alone, metric).ifPresent(all::add);
        }
        return all.stream()
                .filter(one -> one.verdict() != PairedComparison.Verdict.NOT_DEFINED)
                .findFirst()
                .orElseGet(() -> all.get(0));
    }
}
