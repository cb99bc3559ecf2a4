package org.multimodalbtw.spark.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.ComparisonRequest;
import org.multimodalbtw.spark.door.EngineDoor;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.TensorFile;
import org.multimodalbtw.spark.patients.Encoding;
import scala.collection.Seq;

/** Puts what a comparison needs into one folder of this machine. */
final class CohortFolder {

    private final SparkSession spark;
    private final EngineDoor engine;
    private final java.nio.file.Path folder;

    /**
     * @param spark reads tensors
     * @param engine writes them
     * @param folder exists and is empty
     */
    CohortFolder(SparkSession spark, EngineDoor engine, java.nio.file.Path folder) {
        this.spark = spark;
        this.engine = engine;
        this.folder = folder;
    }

    /**
     * @param input what is compared
     * @return the request for it, in this folder
     * @throws EngineFailure if a file is not there, or tensors cannot be read
     * @throws IOException if a file cannot be read or written
     */
    ComparisonRequest fill(ComparisonInput input) throws IOException {
        Path tensors = there(input.tensors(), "--tensors");
        if (files(tensors).getFileStatus(tensors).isDirectory()) {
            writeTensors(tensors);
        } else {
            copy(tensors, ComparisonRequest.TENSORS);
        }
        Path labels = there(input.labels(), "--labels");
        copy(labels, labels.getName());
        if (input.like().isPresent()) {
            copyModel(input.like().get());
        }
        return new ComparisonRequest(
                folder.toString(),
                labels.getName(),
                input.columns(),
                input.like().isPresent(),
                input.seed(),
                input.seeds());
    }

    private Path there(String name, String option) throws IOException {
        Path path = new Path(name);
        if (!files(path).exists(path)) {
            throw new EngineFailure("There is no " + name + ". Correct " + option + ".");
        }
        return path;
    }

    private FileSystem files(Path path) throws IOException {
        return path.getFileSystem(spark.sparkContext().hadoopConfiguration());
    }

    private void copy(Path from, String name) throws IOException {
        files(from).copyToLocalFile(false, from, new Path(folder.resolve(name).toUri()), true);
    }

    /** Its encoders are not needed. */
    private void copyModel(java.nio.file.Path model) throws IOException {
        java.nio.file.Path copy = Files.createDirectory(folder.resolve(ComparisonRequest.MODEL));
        try (Stream<java.nio.file.Path> all = Files.list(model)) {
            for (java.nio.file.Path file : all.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    /** In the order of the patients, however they are divided. */
    private void writeTensors(Path encoded) throws IOException {
        Path tensors = new Path(encoded, Encoding.TENSORS);
        Path encoders = new Path(encoded, Encoding.ENCODERS);
        if (!files(encoded).exists(tensors) || !files(encoded).exists(encoders)) {
            throw new EngineFailure("Folder " + encoded + " has no '" + Encoding.TENSORS + "' and '" + Encoding.ENCODERS
                    + "', as 'encode' writes them. Correct --tensors.");
        }
        java.nio.file.Path set = java.nio.file.Path.of(engine.scratch()).resolve(Encoding.ENCODERS);
        files(encoders).copyToLocalFile(false, encoders, new Path(set.toUri()), true);
        try (TensorFile file = engine.tensorFile(
                set.toString(), folder.resolve(ComparisonRequest.TENSORS).toString())) {
            Iterator<Row> rows =
                    spark.read().parquet(tensors.toString()).orderBy("patient").toLocalIterator();
            while (rows.hasNext()) {
                Row row = rows.next();
                List<float[]> values = new ArrayList<>();
                for (String modality : file.modalities()) {
                    values.add(floats(row.getAs(modality)));
                }
                file.add(row.getAs("patient"), values);
            }
            file.commit();
        }
    }

    private static float[] floats(Seq<Float> tensor) {
        if (tensor == null) {
            return null;
        }
        float[] values = new float[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.apply(i);
        }
        return values;
    }
}
