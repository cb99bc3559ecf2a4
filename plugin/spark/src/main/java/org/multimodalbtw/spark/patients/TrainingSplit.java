package org.multimodalbtw.spark.patients;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineDoor;
import org.multimodalbtw.spark.door.EngineFailure;

/**
 * Says which patients are for training.
 *
 * @param labels a CSV file
 * @param column its column that says train, valid or test
 */
public record TrainingSplit(String labels, String column) {

    /** @return the patients, all in memory */
    Set<String> patients(SparkSession spark, EngineDoor engine) throws IOException {
        Path file = new Path(labels);
        FileSystem files = file.getFileSystem(spark.sparkContext().hadoopConfiguration());
        if (!files.exists(file)) {
            throw new EngineFailure("There is no " + labels + ". Correct --labels.");
        }
        java.nio.file.Path copy = java.nio.file.Path.of(engine.scratch()).resolve(file.getName());
        files.copyToLocalFile(false, file, new Path(copy.toUri()), true);
        return new HashSet<>(engine.trainingPatients(copy.toString(), column));
    }
}
