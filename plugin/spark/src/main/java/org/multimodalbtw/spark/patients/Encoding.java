package org.multimodalbtw.spark.patients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineDoor;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.WantedTensors;
import org.multimodalbtw.spark.load.EngineSettings;
import org.multimodalbtw.spark.load.ResultFolder;

/** Encodes raw tables with fitted encoders. */
public final class Encoding {

    /** The part of the results with a tensor for each patient and modality. */
    public static final String TENSORS = "tensors";

    /** The part of the results with the encoders, in the order of the modalities. */
    public static final String ENCODERS = "encoders";

    private final SparkSession spark;
    private final PatientJob job;

    /**
     * @param spark the session; how it reads times and names is set as this needs it
     * @param reading how tables are read
     */
    public Encoding(SparkSession spark, ReadingOptions reading) {
        this.spark = spark;
        job = new PatientJob(spark, reading);
    }

    /**
     * @param encoders a model that carries encoders, a set of encoders, or one encoder, on the machine of the driver
     * @param tables the raw tables; what has none is left out
     * @param partitions into how many parts the patients are divided; the same number gives the same files
     * @param out a folder that does not exist yet; there afterwards with all that belongs to it, or not at all
     * @return what happened; a patient is missing who has no modality
     * @throws EngineFailure if an encoder, a table or a row cannot be used; it says where and what to do
     * @throws IOException if a file cannot be read or written
     */
    public ScoringSummary encode(Path encoders, List<RawTable> tables, int partitions, String out) throws IOException {
        try (ResultFolder folder = ResultFolder.of(out, spark.sparkContext().hadoopConfiguration())) {
            EngineDoor engine =
                    EngineSettings.of(spark.sparkContext().getConf()).engine();
            Path set = Path.of(engine.scratch()).resolve(ENCODERS);
            List<String> modalities = tables.stream()
                    .flatMap(table -> table.modalities().stream())
                    .distinct()
                    .toList();
            engine.copyEncoders(encoders.toString(), modalities, set.toString());
            ScoringSummary summary = job.run(tables, set, new WantedTensors(), partitions, folder.part(TENSORS));
            folder.copy(set, ENCODERS);
            folder.commit(summary);
            return summary;
        } catch (Exception failure) {
            throw ResultFolder.failure(failure);
        }
    }
}
