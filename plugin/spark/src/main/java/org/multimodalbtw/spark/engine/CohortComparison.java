package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.RepeatedComparison;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.spark.door.ComparedTrainings;
import org.multimodalbtw.spark.door.ComparisonRequest;
import org.multimodalbtw.spark.door.ComparisonResult;
import org.multimodalbtw.spark.door.EngineFailure;

/** The thorough comparison of a cohort in a folder, training by training. */
final class CohortComparison implements ComparedTrainings {

    private static final int SEEDS = 5;

    private final TensorTable tensors;
    private final RepeatedComparison comparison;
    private final List<String> notes;

    private CohortComparison(TensorTable tensors, RepeatedComparison comparison, List<String> notes) {
        this.tensors = tensors;
        this.comparison = comparison;
        this.notes = notes;
    }

    /**
     * @param request the cohort, and what is compared
     * @return the trainings; the caller closes them
     * @throws InputException if labels, tensors or settings cannot be used
     * @throws IOException if a file cannot be read
     */
    static CohortComparison open(ComparisonRequest request) throws IOException {
        Path folder = Path.of(request.folder());
        LabelFile file = new LabelFile(folder.resolve(request.labels()), request.columns());
        Labels labels = file.read();
        List<String> notes = new ArrayList<>(file.notes());
        TensorTable tensors = TensorTable.open(folder.resolve(ComparisonRequest.TENSORS));
        try {
            TensorTable usable = tensors.usable(notes, ProgressMonitor.NONE);
            requireShared(usable, labels, request.labels(), notes);
            return new CohortComparison(tensors, comparison(request, usable, labels), notes);
        } catch (IOException | RuntimeException failure) {
            tensors.close();
            throw failure;
        }
    }

    private static void requireShared(TensorTable tensors, Labels labels, String file, List<String> notes) {
        List<String> without = new ArrayList<>();
        for (int row = 0; row < labels.size(); row++) {
            if (!tensors.index().containsKey(labels.rowId(row))) {
                without.add(labels.rowId(row));
            }
        }
        if (without.size() == labels.size()) {
            throw new InputException(
                    "No patient of file " + file + " has tensors: labels have, for example, '" + labels.rowId(0)
                            + "', and tensors '" + (tensors.rows() == 0 ? "" : tensors.rowId(0)) + "'.",
                    "Use the same ids in both.");
        }
        if (!without.isEmpty()) {
            notes.add(without.size() + " of " + labels.size() + " patients with labels have no tensors, for example '"
                    + without.get(0) + "', and take no part.");
        }
    }

    private static RepeatedComparison comparison(ComparisonRequest request, TensorTable tensors, Labels labels)
            throws IOException {
        if (!request.isLikeModel()) {
            TrainingSettings settings = TrainingSettings.defaults(Math.max(1, request.seed()));
            return RepeatedComparison.of(tensors, labels, FusionSettings.defaults(), compared(settings, request));
        }
        Path model = Path.of(request.folder()).resolve(ComparisonRequest.MODEL);
        ModelManifest manifest = ModelDirectory.readManifest(model);
        TrainingSettings settings = manifest.training()
                .settings()
                .orElseThrow(() -> new InputException(
                        "The model is of the first format, which does not say all settings of its training.",
                        "Train it again, or leave --like out."));
        return RepeatedComparison.of(tensors, labels, manifest.fusion(), compared(settings, request));
    }

    private static TrainingSettings compared(TrainingSettings like, ComparisonRequest request) {
        int known = like.comparison().seeds() == 0 ? SEEDS : like.comparison().seeds();
        int seeds = request.seeds() == 0 ? known : request.seeds();
        return new TrainingSettings(
                request.seed() < 0 ? like.seed() : request.seed(),
                like.members(),
                like.optimisation(),
                like.weights(),
                like.combination(),
                like.methods(),
                new Comparison(like.comparison().unweighted(), seeds),
                like.compute());
    }

    @Override
    public int count() {
        return comparison.trainings();
    }

    @Override
    public String title(int training) {
        return comparison.title(training);
    }

    @Override
    public byte[] train(int training) {
        try {
            return TestedBytes.write(comparison.train(training, ProgressMonitor.NONE));
        } catch (InputException problem) {
            throw new EngineFailure(
                    "Training '" + title(training) + "': " + problem.getMessage() + " " + problem.remedy());
        }
    }

    @Override
    public ComparisonResult result(List<byte[]> given) {
        RepeatedComparison.Result result =
                comparison.result(given.stream().map(TestedBytes::read).toList(), ProgressMonitor.NONE);
        return new ComparisonResult(
                result.scores().stream().map(CohortComparison::cells).toList(), result.conclusion(), notes);
    }

    private static Object[] cells(Score score) {
        return new Object[] {
            score.title(),
            score.rows(),
            (double) score.count(),
            score.metric().key(),
            PredictionCells.cell(score.estimate().value()),
            PredictionCells.cell(score.estimate().low()),
            PredictionCells.cell(score.estimate().high()),
            PredictionCells.cell(score.deviation()),
            score.variant().role().key(),
            score.variant().modality().orElse(null),
            score.minus().map(minus -> minus.role().key()).orElse(null),
            score.minus().flatMap(minus -> minus.modality()).orElse(null)
        };
    }

    @Override
    public void close() throws IOException {
        tensors.close();
    }
}
