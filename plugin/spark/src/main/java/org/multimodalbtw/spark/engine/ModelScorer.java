package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.explain.Effort;
import org.multimodalbtw.engine.predict.PredictionSummary;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RawTables;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.spark.door.PatientProcessor;
import org.multimodalbtw.spark.door.ProcessedPatients;
import org.multimodalbtw.spark.door.ProcessingRequest;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.door.WantedPredictions;

/** Encodes patients with the encoders that a model carries, and scores them with the model. */
final class ModelScorer implements PatientProcessor {

    private final PatientEncoder encoder;
    private final WantedPredictions wanted;
    private final Predictor predictor;
    private final PredictionCells cells;

    private ModelScorer(PatientEncoder encoder, WantedPredictions wanted, Predictor predictor) {
        this.encoder = encoder;
        this.wanted = wanted;
        this.predictor = predictor;
        cells = new PredictionCells(predictor.manifest(), predictor.reference(), wanted);
    }

    /**
     * @param request the model and its tables
     * @param wanted what is asked for
     * @return scores their rows; the caller closes it
     * @throws InputException if the model is damaged
     * @throws IOException if it cannot be read
     */
    static ModelScorer open(ProcessingRequest request, WantedPredictions wanted) throws IOException {
        Path folder = Path.of(request.folder());
        PatientEncoder encoder = new PatientEncoder(request.tables(), CarriedEncoders.load(folder));
        Predictor predictor = Predictor.open(folder, DevicePolicy.AUTO);
        if (wanted.howSure()) {
            predictor.askHowSure();
        }
        return new ModelScorer(encoder, wanted, predictor);
    }

    @Override
    public ProcessedPatients process(List<RawRows> rows) throws IOException {
        return encoder.encode(rows, this::score);
    }

    private ProcessedPatients score(RawTables tensors) throws IOException {
        List<Object[]> scored = new ArrayList<>();
        Optional<Effort> effort = wanted.contributions() ? Optional.of(Effort.USUAL) : Optional.empty();
        PredictionSummary summary =
                predictor.predict(tensors.file(), effort, row -> scored.add(cells.of(row)), ProgressMonitor.NONE);
        List<String> notes = new ArrayList<>(tensors.warnings());
        notes.addAll(summary.warnings());
        return new ProcessedPatients(scored, summary.missing(), notes);
    }

    @Override
    public void close() {
        predictor.close();
    }
}
