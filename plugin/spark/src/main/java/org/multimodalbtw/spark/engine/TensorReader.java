package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.predict.RawTables;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.spark.door.ModelFacts.Column;
import org.multimodalbtw.spark.door.ModelFacts.Kind;
import org.multimodalbtw.spark.door.PatientProcessor;
import org.multimodalbtw.spark.door.ProcessedPatients;
import org.multimodalbtw.spark.door.ProcessingRequest;
import org.multimodalbtw.spark.door.RawRows;

/** Encodes patients, and gives their tensors as cells. */
final class TensorReader implements PatientProcessor {

    private final PatientEncoder encoder;
    private final Set<String> modalities;

    private TensorReader(PatientEncoder encoder, Set<String> modalities) {
        this.encoder = encoder;
        this.modalities = modalities;
    }

    /**
     * @param request the encoders and their tables
     * @return encodes their rows
     * @throws InputException if an encoder is damaged
     * @throws IOException if it cannot be read
     */
    static TensorReader open(ProcessingRequest request) throws IOException {
        Map<String, FittedEncoder> encoders = CarriedEncoders.load(Path.of(request.folder()));
        return new TensorReader(new PatientEncoder(request.tables(), encoders), encoders.keySet());
    }

    /**
     * @param modalities their names
     * @return the columns of the cells
     * @throws InputException if a modality has the name of the patient's column
     */
    static List<Column> columns(Set<String> modalities) {
        if (modalities.contains(PredictionCells.PATIENT)) {
            throw new InputException(
                    "A modality is called '" + PredictionCells.PATIENT + "', as the column of the patients' ids is.",
                    "Give the modality another name.");
        }
        List<Column> columns = new ArrayList<>(List.of(new Column(PredictionCells.PATIENT, Kind.TEXT)));
        modalities.forEach(modality -> columns.add(new Column(modality, Kind.TENSOR)));
        return columns;
    }

    @Override
    public ProcessedPatients process(List<RawRows> rows) throws IOException {
        return encoder.encode(rows, this::read);
    }

    private ProcessedPatients read(RawTables tensors) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        long missing = 0;
        try (TensorTable table = TensorTable.open(tensors.file())) {
            for (int row = 0; row < table.rows(); row++) {
                Object[] cells = cells(table, row);
                rows.add(cells);
                missing += isMissing(cells) ? 1 : 0;
            }
        }
        return new ProcessedPatients(rows, missing, tensors.warnings());
    }

    private Object[] cells(TensorTable table, int row) {
        List<Object> cells = new ArrayList<>(List.of(table.rowId(row)));
        for (String modality : modalities) {
            int column = table.schema().indexOf(modality);
            cells.add(column < 0 ? null : table.values(column, row));
        }
        return cells.toArray();
    }

    private static boolean isMissing(Object[] cells) {
        for (int cell = 1; cell < cells.length; cell++) {
            if (cells[cell] != null) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        // encoders hold nothing
    }
}
