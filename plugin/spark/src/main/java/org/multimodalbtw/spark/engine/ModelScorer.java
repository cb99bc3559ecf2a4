package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.explain.Effort;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.predict.PredictionSummary;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RawTables;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.storage.ScratchDirectory;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.RawRow;
import org.multimodalbtw.spark.door.ScoredPatients;
import org.multimodalbtw.spark.door.ScoringRequest;
import org.multimodalbtw.spark.door.TableFacts;

/** Encodes patients with the encoders that a model carries, and scores them with the model. */
final class ModelScorer implements AutoCloseable {

    private final ScoringRequest request;
    private final Map<String, FittedEncoder> encoders;
    private final Predictor predictor;
    private final PredictionCells cells;

    private ModelScorer(ScoringRequest request, Map<String, FittedEncoder> encoders, Predictor predictor) {
        this.request = request;
        this.encoders = encoders;
        this.predictor = predictor;
        cells = new PredictionCells(predictor.manifest(), predictor.reference(), request.wanted());
    }

    /**
     * @param request the model and its tables
     * @return scores their rows; the caller closes it
     * @throws InputException if the model is damaged
     * @throws IOException if it cannot be read
     */
    static ModelScorer open(ScoringRequest request) throws IOException {
        Path folder = Path.of(request.modelFolder());
        Map<String, FittedEncoder> encoders = EncoderSet.load(ModelDirectory.encoders(folder));
        Predictor predictor = Predictor.open(folder, DevicePolicy.CPU);
        if (request.wanted().howSure()) {
            predictor.askHowSure();
        }
        return new ModelScorer(request, encoders, predictor);
    }

    /** As {@link org.multimodalbtw.spark.door.Scorer#score}. */
    ScoredPatients score(List<RawRow> rows) throws IOException {
        List<List<RawRow>> byTable = new ArrayList<>();
        request.tables().forEach(table -> byTable.add(new ArrayList<>()));
        rows.forEach(row -> byTable.get(row.table()).add(row));
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            return score(modalities(byTable, scratch.path()));
        }
    }

    private Map<String, TableRows> modalities(List<List<RawRow>> byTable, Path scratch) {
        Map<String, TableRows> modalities = new LinkedHashMap<>();
        for (int table = 0; table < byTable.size(); table++) {
            TableFacts facts = request.tables().get(table);
            PatientRows rows = new PatientRows(facts, byTable.get(table));
            for (String modality : facts.modalities()) {
                FittedEncoder encoder = encoders.get(modality);
                modalities.put(modality, new ModalityRows(rows, encoder, new CellReader(facts, encoder, scratch)));
            }
        }
        return modalities;
    }

    private ScoredPatients score(Map<String, TableRows> modalities) throws IOException {
        try (RawTables raw = RawTables.encode(encoders, modalities, ProgressMonitor.NONE)) {
            List<Object[]> scored = new ArrayList<>();
            Optional<Effort> effort = request.wanted().contributions() ? Optional.of(Effort.USUAL) : Optional.empty();
            PredictionSummary summary =
                    predictor.predict(raw.file(), effort, row -> scored.add(cells.of(row)), ProgressMonitor.NONE);
            List<String> notes = new ArrayList<>(raw.warnings());
            notes.addAll(summary.warnings());
            return new ScoredPatients(scored, summary.missing(), notes);
        } catch (InputException problem) {
            throw located(problem, modalities);
        }
    }

    /** A message with the file and patient that were being read. */
    private static EngineFailure located(InputException problem, Map<String, TableRows> modalities) {
        String where = modalities.values().stream()
                .map(ModalityRows.class::cast)
                .flatMap(rows -> rows.current().stream())
                .findFirst()
                .orElse("");
        return new EngineFailure(where + problem.getMessage() + " " + problem.remedy());
    }

    @Override
    public void close() {
        predictor.close();
    }
}
