package org.multimodalbtw.spark.patients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.WantedPredictions;
import org.multimodalbtw.spark.load.ResultFolder;

/** Scores raw tables with a trained model. */
public final class Scoring {

    private static final String PREDICTIONS = "predictions";

    private final SparkSession spark;
    private final PatientJob job;

    /**
     * @param spark the session; how it reads times and names is set as this needs it
     * @param reading how tables are read
     */
    public Scoring(SparkSession spark, ReadingOptions reading) {
        this.spark = spark;
        job = new PatientJob(spark, reading);
    }

    /**
     * @param model a trained model that carries its encoders, on the machine of the driver
     * @param tables the raw tables
     * @param wanted what is asked for beside the prediction
     * @param partitions into how many parts the patients are divided; the same number gives the same files
     * @param out a folder that does not exist yet; there afterwards with all that belongs to it, or not at all
     * @return what happened
     * @throws EngineFailure if the model, a table or a row cannot be used; it says where and what to do
     * @throws IOException if a file cannot be read or written
     */
    public ScoringSummary score(Path model, List<RawTable> tables, WantedPredictions wanted, int partitions, String out)
            throws IOException {
        try (ResultFolder folder = ResultFolder.of(out, spark.sparkContext().hadoopConfiguration())) {
            ScoringSummary summary = job.run(tables, model, wanted, partitions, folder.part(PREDICTIONS));
            folder.commit(summary);
            return summary;
        } catch (Exception failure) {
            throw ResultFolder.failure(failure);
        }
    }
}
