package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.spark.door.TensorFile;

/** Writes tensors that encoders gave as a tensor file, in which they have the encoders' shapes and names again. */
final class PatientTensors implements TensorFile {

    private final TensorSchema schema;
    private final TensorTableWriter writer;

    private PatientTensors(TensorSchema schema, TensorTableWriter writer) {
        this.schema = schema;
        this.writer = writer;
    }

    /**
     * @param encoders those that gave the tensors
     * @param file what is written
     * @return writes it; the caller closes it
     * @throws InputException if there is no encoder
     * @throws IOException if it cannot be written
     */
    static PatientTensors create(Map<String, FittedEncoder> encoders, Path file) throws IOException {
        if (encoders.isEmpty()) {
            throw new InputException(
                    "There are no encoders beside the tensors.", "Name the folder that 'encode' wrote, as a whole.");
        }
        TensorSchema schema = new TensorSchema(
                encoders.values().stream().map(FittedEncoder::output).toList());
        return new PatientTensors(schema, TensorTableWriter.create(file, schema));
    }

    @Override
    public List<String> modalities() {
        return schema.modalities();
    }

    @Override
    public void add(String patient, List<float[]> tensors) throws IOException {
        try {
            writer.write(patient, tensors);
        } catch (InputException problem) {
            throw ModelDoor.failure(problem);
        }
    }

    @Override
    public void commit() throws IOException {
        writer.commit();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
