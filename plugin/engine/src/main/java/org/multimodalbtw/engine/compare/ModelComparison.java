package org.multimodalbtw.engine.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.EventClass;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.PairedComparison;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.train.AloneTraining;
import org.multimodalbtw.engine.train.Guard;
import org.multimodalbtw.engine.train.TrainedVariants;
import org.multimodalbtw.engine.weight.Scheme;

/** Scores the variants of one training on held-out and on test rows, and compares the weighted with the unweighted one row by row. */
final class ModelComparison {

    /** Share of the progress until the model's predictions of the held-out rows are there. */
    private static final double PREDICTING = .05;

    /** Share of the rest that networks of single modalities take, where they are wanted. */
    private static final double AGAINST_ALONE = .6;

    private final TrainedVariants trained;
    private final ModelManifest manifest;
    private final List<Variant> heads;
    private final ScoredRows heldOut;
    private final ScoredRows test;
    private final List<RowPrediction> heldOutPredictions;
    private final List<String> caveats = new ArrayList<>();
    private final Optional<AgainstAlone> alone;

    private ModelComparison(
            TrainedVariants trained,
            Optional<EventClass> event,
            Optional<AloneTraining> training,
            ProgressMonitor monitor) {
        this.trained = trained;
        manifest = trained.model().manifest();
        heads = manifest.modalities().stream()
                .map(TensorColumn::name)
                .map(Variant::headOf)
                .toList();
        heldOut = new ScoredRows(
                Score.HELD_OUT,
                trained.heldOutTruth().about(event),
                manifest.training().seed());
        test = new ScoredRows(
                Score.TEST,
                trained.testTruth().about(event),
                manifest.training().seed());
        alone = training.map(one -> new AgainstAlone(one, heldOut, test)).filter(one -> isOfSeveral());
        heldOutPredictions = trained.heldOut(model(), monitor.part(0, PREDICTING));
    }

    /** Scores all that was trained, and trains single modalities to compare with, if wanted; an event is what decisions are about. */
    static ModelComparison of(
            TrainedVariants trained,
            Optional<EventClass> event,
            Optional<AloneTraining> training,
            ProgressMonitor monitor) {
        ModelComparison comparison = new ModelComparison(trained, event, training, monitor);
        comparison.score(monitor.part(PREDICTING, 1));
        return comparison;
    }

    private Variant model() {
        return trained.variants().get(0);
    }

    private boolean isOfSeveral() {
        return heads.size() > 1 && !heldOut.isEmpty();
    }

    private void score(ProgressMonitor monitor) {
        double[][] held = values(heldOutPredictions);
        double compared = alone.isPresent() ? AGAINST_ALONE : 0;
        double first = .5 * (1 - compared);
        List<RowPrediction> testPredictions = trained.test(model(), monitor.part(0, .2 * first));
        double[][] tested = values(testPredictions);
        Optional<Caveats.Alone> best = scoreHeads(testPredictions, monitor.part(.2 * first, .95 * first));
        scoreBaseline(monitor.part(.95 * first, first));
        alone.ifPresent(one -> one.run(heads, model(), held, tested, monitor.part(first, first + compared)));
        ProgressMonitor rest = monitor.part(first + compared, 1);
        scoreOthers(held, tested, rest.part(0, .9));
        if (!reported().isEmpty()) {
            Caveats.Subject subject = new Caveats.Subject(
                    reported() == test ? tested : held, reported().figures(model()));
            caveats.addAll(new Caveats(
                            reported().where(),
                            reported().truth(),
                            manifest.target().classes(),
                            trained.prior(),
                            subject)
                    .find(
                            best,
                            alone.filter(AgainstAlone::isCompared).isPresent(),
                            manifest.training().seed(),
                            rest.part(.9, 1)));
        }
    }

    private void scoreBaseline(ProgressMonitor monitor) {
        heldOut.add(Variant.BASELINE, without(heldOut), monitor.part(0, .5));
        test.add(Variant.BASELINE, without(test), monitor.part(.5, 1));
    }

    /** What one would say of rows without any data. */
    private double[][] without(ScoredRows rows) {
        double[][] same = new double[rows.truth().rows()][];
        Arrays.fill(same, trained.prior());
        return same;
    }

    private void scoreOthers(double[][] held, double[][] tested, ProgressMonitor monitor) {
        double step = .9 / Math.max(1, others().size());
        for (int i = 0; i < others().size(); i++) {
            score(others().get(i), held, tested, monitor.part(i * step, (i + 1) * step));
        }
        if (!others().contains(Variant.UNWEIGHTED)) {
            heldOut.add(model(), held, monitor.part(.9, .95));
            test.add(model(), tested, monitor.part(.95, 1));
        }
    }

    /** Scores what the model is compared with, and the model itself beside the unweighted network. */
    private void score(Variant other, double[][] held, double[][] tested, ProgressMonitor monitor) {
        double[][] heldOfOther = values(trained.heldOut(other, monitor.part(0, .1)));
        double[][] testedOfOther = values(trained.test(other, monitor.part(.1, .2)));
        ProgressMonitor onHeldOut = monitor.part(.2, .7);
        ProgressMonitor onTest = monitor.part(.7, 1);
        if (other.equals(Variant.UNWEIGHTED)) {
            heldOut.addPair(held, heldOfOther, onHeldOut);
            test.addPair(tested, testedOfOther, onTest);
        } else if (isOfMethods(other)) {
            new MethodPair(trained, other).add(heldOut, heldOfOther, onHeldOut, test, testedOfOther, onTest);
        } else {
            heldOut.add(other, heldOfOther, onHeldOut);
            test.add(other, testedOfOther, onTest);
        }
    }

    private boolean isOfMethods(Variant other) {
        return trained.methods().filter(trial -> trial.other().equals(other)).isPresent();
    }

    /** What the model is compared with. */
    private List<Variant> others() {
        return trained.variants().subList(1, trained.variants().size());
    }

    /** Scores what each modality says alone. Gives the one with the lowest loss on held-out rows, as it does on the reported rows. */
    private Optional<Caveats.Alone> scoreHeads(List<RowPrediction> testPredictions, ProgressMonitor monitor) {
        double[][][] heldOwn = own(heldOutPredictions);
        double[][][] testedOwn = own(testPredictions);
        for (int m = 0; m < heads.size(); m++) {
            double from = (double) m / heads.size();
            double to = (m + 1.) / heads.size();
            heldOut.add(heads.get(m), heldOwn[m], monitor.part(from, (from + to) / 2));
            test.add(heads.get(m), testedOwn[m], monitor.part((from + to) / 2, to));
        }
        if (!isOfSeveral()) {
            return Optional.empty();
        }
        return IntStream.range(0, heads.size())
                .boxed()
                .min(Comparator.comparingDouble(m -> heldOut.loss(heads.get(m))))
                .map(m -> new Caveats.Alone(
                        manifest.modalities().get(m).name(),
                        new Caveats.Subject(
                                reported() == test ? testedOwn[m] : heldOwn[m],
                                reported().figures(heads.get(m)))));
    }

    /** Modalities x rows: each modality's own predictions; where it is missing, what one would say without any data. */
    private double[][][] own(List<RowPrediction> predictions) {
        double[] prior = trained.prior();
        double[][][] own = new double[heads.size()][predictions.size()][];
        int at = 0;
        for (RowPrediction row : predictions) {
            for (int m = 0; m < own.length; m++) {
                own[m][at] = row.unimodal()[m] == null ? prior : row.unimodal()[m];
            }
            at++;
        }
        return own;
    }

    private static double[][] values(List<RowPrediction> predictions) {
        return predictions.stream().map(RowPrediction::values).toArray(double[][]::new);
    }

    /** The model's predictions of the held-out rows. */
    List<RowPrediction> heldOut() {
        return heldOutPredictions;
    }

    /** Wall-clock time of the networks of single modalities. */
    Map<String, Double> seconds() {
        return alone.map(AgainstAlone::seconds).orElse(Map.of());
    }

    /** Every variant on held-out and test rows, and what the model gains over the unweighted network and over a modality alone. */
    List<Score> scores() {
        List<Variant> order = new ArrayList<>(List.of(model()));
        order.addAll(heads);
        alone.ifPresent(one -> order.addAll(one.variants()));
        order.addAll(others());
        order.add(Variant.BASELINE);
        return Stream.of(heldOut, test)
                .flatMap(rows -> rows.scores(order).stream())
                .toList();
    }

    /** Test rows, or held-out rows where there is no test row. */
    private ScoredRows reported() {
        return test.isEmpty() ? heldOut : test;
    }

    /** What to read first: on test rows, or on held-out rows where there is no test row. */
    Verdict verdict() {
        ScoringRule rule = trained.model().rule();
        if (heads.size() < 2) {
            return new Verdict(
                    quality(),
                    "",
                    product() + "There is only one modality: there is nothing to weigh.",
                    "",
                    methods(),
                    caveats);
        }
        if (rule.weights().settings().scheme() == Scheme.NONE) {
            return new Verdict(
                    quality(), fusion(), product() + "The network is unweighted, as set.", "", methods(), caveats);
        }
        String weights = trained.guard().map(Guard::sentence).orElse("The weights are in use; no guard was set.");
        return new Verdict(quality(), fusion(), product() + weights, comparison(rule), methods(), caveats);
    }

    /** Whether the training methods are in use, and what they change on the reported rows. */
    private String methods() {
        return trained.methods()
                .map(trial -> trial.sentence() + MethodPair.sentence(trial, reported(), this::says))
                .orElse("");
    }

    /** What was decided about further heads, before another sentence; nothing where none were fitted. */
    private String product() {
        return trained.product().map(guard -> guard.sentence() + " ").orElse("");
    }

    private String quality() {
        return reported().isEmpty() ? "" : reported().quality(model());
    }

    private String fusion() {
        return alone.map(one -> one.sentence(reported()))
                .orElse("All together were not compared with the best modality alone: that is switched off.");
    }

    /** Where weights count that the network does not have. */
    private static String besides(ScoringRule rule) {
        return rule.pool().product().isEmpty()
                ? "They count in the mean of the modalities' own predictions, beside the network. "
                : "They count where the modalities' own predictions and simple models are multiplied, beside the network. ";
    }

    private String comparison(ScoringRule rule) {
        Optional<PairedComparison> compared =
                reported().gain(Variant.UNWEIGHTED, reported().truth().loss());
        if (compared.isEmpty()) {
            return "They were not compared with an unweighted network.";
        }
        PairedComparison loss = compared.get();
        boolean isRefused =
                trained.guard().isPresent() && !trained.guard().get().lets();
        if (isRefused && loss.difference().equals(new Estimate(0, 0, 0))) {
            return "The model is the unweighted network.";
        }
        String where = reported().where();
        if (reported() == heldOut && rule.typicality().used()) {
            where += ", now with the factor for unusual data,";
        }
        return (isRefused ? besides(rule) : "")
                + loss.conclusion(where, "with weights", "without", says(loss.verdict(), trained.guard()))
                + reported()
                        .gain(Variant.UNWEIGHTED, Metric.ACCURACY)
                        .map(accuracy -> Verdict.apart(
                                loss.difference().value(),
                                accuracy.candidate().value(),
                                accuracy.reference().value()))
                        .orElse("");
    }

    /** Where held-out rows let weights or methods in, the other rows are read as a check of that. */
    private String says(PairedComparison.Verdict verdict, Optional<Guard> guard) {
        boolean isLetIn = guard.map(Guard::lets).orElse(false);
        if (!isLetIn || reported() == heldOut) {
            return verdict.says();
        }
        return switch (verdict) {
            case GAINED -> "a gain there too";
            case LOST -> "a loss there, against what the held-out rows say";
            case NO_DIFFERENCE_SHOWN, NOT_DEFINED -> "too little to tell a gain there";
        };
    }
}
