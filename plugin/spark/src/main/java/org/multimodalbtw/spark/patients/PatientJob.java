package org.multimodalbtw.spark.patients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.ModelFacts;
import org.multimodalbtw.spark.door.ProcessingRequest;
import org.multimodalbtw.spark.door.TableFacts;
import org.multimodalbtw.spark.door.Wanted;
import org.multimodalbtw.spark.load.EngineSettings;
import org.multimodalbtw.spark.load.ModelArchive;
import org.multimodalbtw.spark.load.ResultColumns;

/**
 * Makes one row of all rows of a patient. They come together in one shuffle, in which they are also sorted, so that partitions are read as
 * streams; encoders and network then see some patients at a time. A patient's row depends on no other one.
 */
final class PatientJob {

    private final SparkSession spark;
    private final ReadingOptions reading;
    private final EngineSettings settings;

    /**
     * @param spark the session; how it reads times and names is set as this needs it
     * @param reading how tables are read
     */
    PatientJob(SparkSession spark, ReadingOptions reading) {
        this.spark = spark;
        this.reading = reading;
        settings = EngineSettings.of(spark.sparkContext().getConf());
        TableReader.prepare(spark);
    }

    /**
     * @param tables the raw tables
     * @param folder a model or a set of encoders, on the machine of the driver
     * @param wanted what is asked for
     * @param partitions into how many parts the patients are divided
     * @param out where the rows are written as Parquet
     * @return what happened
     * @throws IOException if a file cannot be read or written
     */
    ScoringSummary run(List<RawTable> tables, Path folder, Wanted wanted, int partitions, String out)
            throws IOException {
        ModelFacts facts = settings.engine().facts(folder.toString(), wanted);
        List<TableReader.Read> read = read(tables, facts);
        List<TableFacts> known = read.stream().map(TableReader.Read::facts).toList();
        Broadcast<byte[]> archive =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(ModelArchive.of(folder));
        PartitionReports reports = new PartitionReports();
        spark.sparkContext().register(reports, "partitions");
        together(read, partitions)
                .mapPartitions(
                        new ProcessedPartition(new ProcessingRequest("", known, wanted), archive, settings, reports),
                        Encoders.row(ResultColumns.schema(facts.columns())))
                .write()
                .parquet(out);
        List<String> notes = new ArrayList<>(facts.notes());
        notes.addAll(Notes.of(reports.value().values()));
        return new ScoringSummary(
                reports.value().values().stream()
                        .mapToLong(PartitionReport::rows)
                        .sum(),
                reports.value().values().stream()
                        .mapToLong(PartitionReport::missing)
                        .sum(),
                partitions,
                notes);
    }

    private List<TableReader.Read> read(List<RawTable> tables, ModelFacts facts) throws IOException {
        Map<String, ModelFacts.Input> inputs = new LinkedHashMap<>();
        facts.inputs().forEach(input -> inputs.put(input.modality(), input));
        Set<String> given = new TreeSet<>();
        TableReader reader = new TableReader(spark, reading);
        List<TableReader.Read> read = new ArrayList<>();
        for (RawTable table : tables) {
            for (String modality : table.modalities()) {
                require(modality, inputs.keySet(), given);
            }
            List<ModelFacts.Input> needed =
                    table.modalities().stream().map(inputs::get).toList();
            read.add(reader.read(table, read.size(), needed));
        }
        return read;
    }

    private static void require(String modality, Set<String> known, Set<String> given) {
        if (!known.contains(modality)) {
            throw new EngineFailure("The model carries no encoder of '" + modality + "', but of "
                    + String.join(", ", known) + ". Correct --table.");
        }
        if (!given.add(modality)) {
            throw new EngineFailure("Two tables are given for '" + modality + "'. Give one --table for it.");
        }
    }

    private static Dataset<Row> together(List<TableReader.Read> read, int partitions) {
        Dataset<Row> all = read.stream()
                .map(TableReader.Read::rows)
                .reduce(Dataset::union)
                .orElseThrow(() -> new EngineFailure("There is no table. Give at least one --table."));
        return KeyedRow.together(all, partitions);
    }
}
