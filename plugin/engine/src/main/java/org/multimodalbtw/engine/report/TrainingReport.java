package org.multimodalbtw.engine.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.compare.Verdict;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.train.EpochRecord;
import org.multimodalbtw.engine.train.Labels;

/**
 * How a training went, at a glance. In its JSON the values of what is nested stand beside the others.
 *
 * @param target what is predicted
 * @param said what to read first
 * @param course where, how and how long it was trained
 * @param modalities the modalities' names
 * @param history one an epoch and network
 * @param scores how good each network and each modality alone is
 * @param heldOut truth and prediction of held-out rows
 */
public record TrainingReport(
        String target,
        @JsonUnwrapped Said said,
        @JsonUnwrapped Course course,
        List<String> modalities,
        List<Epoch> history,
        List<Line> scores,
        @JsonUnwrapped HeldOutReport heldOut) {

    /**
     * What to read first.
     *
     * @param conclusion how good it is, whether fusion is worth it, and what the weights change
     * @param verdict the same, an answer to each question
     * @param warnings what the analyst should know
     */
    public record Said(String conclusion, List<Answer> verdict, List<String> warnings) {

        private static Said of(TrainingResult result) {
            Verdict verdict = result.verdict();
            return new Said(
                    verdict.conclusion(),
                    Stream.of(
                                    new Answer("How good is it?", verdict.quality()),
                                    new Answer("Is it worth it to use all data together?", verdict.fusion()),
                                    new Answer(
                                            "What do the weights change?",
                                            (verdict.weights() + " " + verdict.comparison()).strip()),
                                    new Answer("What does the training method change?", verdict.method()))
                            .filter(answer -> !answer.answer.isEmpty())
                            .toList(),
                    Stream.concat(verdict.caveats().stream(), result.warnings().stream())
                            .toList());
        }
    }

    /**
     * A part of the verdict.
     *
     * @param question what an analyst asks
     * @param answer in sentences
     */
    public record Answer(String question, String answer) {}

    /**
     * Where, how and how long it was trained.
     *
     * @param facts where, from which seed and how, by name
     * @param seconds wall-clock time by stage
     */
    public record Course(Map<String, String> facts, Map<String, Double> seconds) {}

    /**
     * One epoch of training a network; {@link EpochRecord} says more of each value.
     *
     * @param variant which network
     * @param epoch 1 for the first
     * @param quality how good it is
     * @param learningRate the learning rate
     * @param meanWeights mean weight of each modality
     * @param best how many members keep this epoch's weights
     * @param seconds wall-clock time
     */
    public record Epoch(
            VariantName variant,
            int epoch,
            @JsonUnwrapped EpochRecord.Quality quality,
            double learningRate,
            double[] meanWeights,
            int best,
            double seconds) {}

    /**
     * A score with its 95 % interval.
     *
     * @param variant the network, or the modality alone
     * @param minus what is subtracted from it; {@code null} where this is no difference
     * @param title the name of both, to be shown as it is
     * @param rows which rows
     * @param count how many of them
     * @param metric the metric's name
     * @param higherIsBetter whether a larger value is a better one
     * @param estimate the value and the ends of its interval
     */
    public record Line(
            VariantName variant,
            VariantName minus,
            String title,
            String rows,
            long count,
            String metric,
            boolean higherIsBetter,
            @JsonUnwrapped Estimate estimate) {}

    /**
     * @param result what training gave
     * @param labels what it was trained with
     * @param reference which class decisions are about, and when the model gives alarm, where the model says so
     * @param monitor progress and cancel
     * @return the report
     */
    public static TrainingReport of(
            TrainingResult result, Labels labels, Optional<Reference> reference, ProgressMonitor monitor) {
        return new TrainingReport(
                labels.target().name(),
                Said.of(result),
                new Course(facts(result), result.seconds()),
                result.manifest().modalities().stream().map(TensorColumn::name).toList(),
                result.history().stream().map(TrainingReport::epoch).toList(),
                result.scores().stream().map(TrainingReport::line).toList(),
                HeldOutReport.of(result.heldOut(), labels, result.manifest(), reference, monitor));
    }

    /**
     * @param name what the fact is about
     * @param text what it says
     * @return the report with one more fact of how it was trained
     */
    public TrainingReport withFact(String name, String text) {
        Map<String, String> facts = new LinkedHashMap<>(course.facts());
        facts.put(name, text);
        return new TrainingReport(
                target, said, new Course(facts, course.seconds()), modalities, history, scores, heldOut);
    }

    private static Map<String, String> facts(TrainingResult result) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("device", result.device().replace("()", "").toUpperCase(Locale.ROOT));
        ModelFacts.of(result.manifest()).forEach(facts::putIfAbsent);
        return facts;
    }

    private static Epoch epoch(EpochRecord epoch) {
        return new Epoch(
                VariantName.of(epoch.variant()),
                epoch.epoch(),
                epoch.quality(),
                epoch.learningRate(),
                epoch.meanWeights(),
                epoch.best(),
                epoch.seconds());
    }

    private static Line line(Score score) {
        return new Line(
                VariantName.of(score.variant()),
                score.minus().map(VariantName::of).orElse(null),
                score.title(),
                score.rows(),
                score.count(),
                score.metric().key(),
                score.metric().higherIsBetter(),
                score.estimate());
    }
}
