package org.multimodalbtw.spark.score;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.ModelFacts;
import org.multimodalbtw.spark.door.ScoringRequest;
import org.multimodalbtw.spark.door.TableFacts;
import org.multimodalbtw.spark.door.Wanted;
import org.multimodalbtw.spark.load.Engines;
import org.multimodalbtw.spark.load.ModelArchive;

/**
 * Scores raw tables with a trained model. All rows of a patient come together in one shuffle, in which they are also sorted, so that
 * partitions are read as streams; encoders and network then see some patients at a time. A patient's prediction depends on no other one.
 */
public final class Scoring {

    private final SparkSession spark;
    private final ReadingOptions reading;

    /**
     * @param spark the session; how it reads times and names is set as this needs it
     * @param reading how tables are read
     */
    public Scoring(SparkSession spark, ReadingOptions reading) {
        this.spark = spark;
        this.reading = reading;
        // a table may have columns 'na' and 'Na'
        spark.conf().set("spark.sql.caseSensitive", true);
        spark.conf().set("spark.sql.datetime.java8API.enabled", true);
        spark.conf().set("spark.sql.session.timeZone", "UTC");
        // else rows with too few or too many cells pass unseen
        spark.conf().set("spark.sql.csv.parser.columnPruning.enabled", false);
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
    public ScoringSummary score(Path model, List<RawTable> tables, Wanted wanted, int partitions, String out)
            throws IOException {
        EngineSettings settings = EngineSettings.of(spark.sparkContext().getConf());
        ModelFacts facts = Engines.get(settings.cache(), settings.threads()).facts(model.toString(), wanted);
        try (ScoredFolder folder = ScoredFolder.of(out, spark.sparkContext().hadoopConfiguration())) {
            List<TableReader.Read> read = read(tables, facts);
            List<TableFacts> known = read.stream().map(TableReader.Read::facts).toList();
            Broadcast<byte[]> archive =
                    JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(ModelArchive.of(model));
            PartitionReports reports = new PartitionReports();
            spark.sparkContext().register(reports, "partitions");
            together(read, partitions)
                    .mapPartitions(
                            new ScoredPartition(new ScoringRequest("", known, wanted), archive, settings, reports),
                            Encoders.row(schema(facts)))
                    .write()
                    .parquet(folder.predictions());
            Collection<PartitionReport> all = reports.value().values();
            List<String> notes = new ArrayList<>(facts.notes());
            notes.addAll(Notes.of(all));
            ScoringSummary summary = new ScoringSummary(
                    all.stream().mapToLong(PartitionReport::rows).sum(),
                    all.stream().mapToLong(PartitionReport::missing).sum(),
                    partitions,
                    notes);
            folder.commit(summary);
            return summary;
        } catch (Exception failure) {
            throw engineFailure(failure);
        }
    }

    /** What a task said that failed, or what happened. */
    private static RuntimeException engineFailure(Exception failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EngineFailure said) {
                return said;
            }
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        return failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
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
        return all.repartition(partitions, col(KeyedRow.PATIENT))
                .sortWithinPartitions(
                        KeyedRow.ORDER.stream().map(name -> col(name)).toArray(Column[]::new));
    }

    private static StructType schema(ModelFacts facts) {
        StructType schema = new StructType();
        for (ModelFacts.Column column : facts.columns()) {
            schema = schema.add(column.name(), type(column.kind()));
        }
        return schema;
    }

    private static DataType type(ModelFacts.Kind kind) {
        return switch (kind) {
            case TEXT -> DataTypes.StringType;
            case NUMBER -> DataTypes.DoubleType;
            case TEXTS -> DataTypes.createArrayType(DataTypes.StringType);
            case TRUTH -> DataTypes.BooleanType;
        };
    }
}
