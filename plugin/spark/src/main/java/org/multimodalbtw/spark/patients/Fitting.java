package org.multimodalbtw.spark.patients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.multimodalbtw.spark.door.EncoderFit;
import org.multimodalbtw.spark.door.EngineDoor;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.door.FittedKind;
import org.multimodalbtw.spark.door.ModelFacts;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.load.EngineSettings;
import org.multimodalbtw.spark.load.ResultFolder;

/**
 * Fits encoders. The training rows of a table come together by patient once, and are kept on the workers' disks; then they are read
 * up to seven times, each time in partitions whose counts are merged in their order.
 */
public final class Fitting {

    private final SparkSession spark;
    private final ReadingOptions reading;
    private final EngineSettings settings;

    /**
     * @param spark the session; how it reads times and names is set as this needs it
     * @param reading how tables are read
     */
    public Fitting(SparkSession spark, ReadingOptions reading) {
        this.spark = spark;
        this.reading = reading;
        settings = EngineSettings.of(spark.sparkContext().getConf());
        TableReader.prepare(spark);
    }

    /**
     * @param tables the raw tables, each of one modality
     * @param kinds the kind of encoder by the name of its modality; tabular where there is none
     * @param split says which patients are for training; empty: all are
     * @param partitions into how many parts the patients are divided; the same number gives the same encoders
     * @param out a folder that does not exist yet; there afterwards with all that belongs to it, or not at all
     * @return what was learnt
     * @throws EngineFailure if a table or a row cannot be used; it says where and what to do
     * @throws IOException if a file cannot be read or written
     */
    public FittingSummary fit(
            List<RawTable> tables,
            Map<String, FittedKind> kinds,
            Optional<TrainingSplit> split,
            int partitions,
            String out)
            throws IOException {
        requireTables(tables, kinds);
        try (ResultFolder folder = ResultFolder.of(out, spark.sparkContext().hadoopConfiguration())) {
            EngineDoor engine = settings.engine();
            Optional<Broadcast<Set<String>>> training = split.isEmpty()
                    ? Optional.empty()
                    : Optional.of(context().broadcast(split.get().patients(spark, engine)));
            Path set = Path.of(engine.scratch());
            List<FittingSummary.Learnt> learnt = new ArrayList<>();
            for (RawTable table : tables) {
                Path encoder = set.resolve(String.valueOf(learnt.size()));
                FittedKind kind = kinds.getOrDefault(table.modalities().get(0), FittedKind.TABULAR);
                learnt.add(fit(engine, table, kind, training, partitions, encoder));
            }
            folder.copy(set, Encoding.ENCODERS);
            FittingSummary summary = new FittingSummary(split.isPresent(), learnt);
            folder.commit(summary);
            return summary;
        } catch (Exception failure) {
            throw ResultFolder.failure(failure);
        }
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.sparkContext());
    }

    private static void requireTables(List<RawTable> tables, Map<String, FittedKind> kinds) {
        Set<String> modalities = new TreeSet<>();
        tables.forEach(table -> modalities.addAll(table.modalities()));
        for (String modality : kinds.keySet()) {
            if (!modalities.contains(modality)) {
                throw new EngineFailure("--encoder names '" + modality + "', and there is only a --table of "
                        + String.join(", ", modalities) + ". Correct one of them.");
            }
        }
    }

    private FittingSummary.Learnt fit(
            EngineDoor engine,
            RawTable table,
            FittedKind kind,
            Optional<Broadcast<Set<String>>> training,
            int partitions,
            Path encoder)
            throws IOException {
        if (table.modalities().size() > 1) {
            throw new EngineFailure("Encoders of " + String.join(", ", table.modalities())
                    + " cannot be fitted to one table. Give a --table for each modality.");
        }
        String modality = table.modalities().get(0);
        ModelFacts.Input unknown = new ModelFacts.Input(modality, Optional.empty(), List.of(), false);
        TableReader.Read read = new TableReader(spark, reading).read(table, 0, List.of(unknown));
        Dataset<Row> rows = training.isEmpty() ? read.rows() : read.rows().filter(new OfTraining(training.get()));
        List<RawRows> head = head(rows, engine.headRows(read.facts().columns().size()));
        if (head.isEmpty()) {
            throw new EngineFailure("Table " + table.path() + " has no training row. Correct --table, or the split.");
        }
        FitRequest request = new FitRequest(modality, kind, read.patientColumn(), read.facts(), head);
        EncoderFit fit = engine.fit(request);
        Broadcast<FitRequest> everywhere = context().broadcast(request);
        Dataset<Row> kept = KeyedRow.together(rows, partitions).persist(StorageLevel.DISK_ONLY());
        try {
            int readings = 0;
            while (!fit.isDone()) {
                fit.take(counted(kept, everywhere, fit.state()));
                readings++;
            }
            return new FittingSummary.Learnt(modality, rows(kept), readings, fit.save(encoder.toString()));
        } finally {
            kept.unpersist();
        }
    }

    /** How many rows of the table there are; those of a patient that follow each other are carried as one. */
    private static long rows(Dataset<Row> kept) {
        return kept.agg(functions.sum(KeyedRow.COUNT)).head().getLong(0);
    }

    /** The first rows as they stand in the files; those of a patient that follow each other are one in the data set. */
    private static List<RawRows> head(Dataset<Row> rows, long count) {
        List<RawRows> head = new ArrayList<>();
        long seen = 0;
        for (Row row : rows.orderBy(KeyedRow.columns(KeyedRow.PLACE))
                .limit(Math.toIntExact(count))
                .collectAsList()) {
            if (seen < count) {
                RawRows raw = KeyedRow.raw(row);
                head.add(raw);
                seen += raw.count();
            }
        }
        return head;
    }

    /** How many counts are in a worker's memory at a time to be merged: those of notes are large. */
    private static int mergedTogether(FittedKind kind) {
        return kind == FittedKind.TEXT ? 4 : 32;
    }

    private List<byte[]> counted(Dataset<Row> rows, Broadcast<FitRequest> request, byte[] state) {
        Broadcast<byte[]> known = context().broadcast(state);
        try {
            return counted(
                    rows,
                    new FitTask(request, known, settings),
                    mergedTogether(request.value().kind()));
        } finally {
            known.destroy();
        }
    }

    /** What one reading counted, of neighbouring partitions together, in their order, and again until one is left. */
    private static List<byte[]> counted(Dataset<Row> rows, FitTask task, int together) {
        JavaRDD<FitTask.Counted> counts = rows.toJavaRDD().mapPartitionsWithIndex(task, true);
        int left = counts.getNumPartitions();
        while (left > 1) {
            left = (left - 1) / together + 1;
            counts = counts.groupBy(count -> count.partition() / together, left)
                    .map(group -> new FitTask.Counted(group._1(), task.merge(group._2())));
        }
        return counts.collect().stream()
                .sorted(Comparator.comparing(FitTask.Counted::partition))
                .map(FitTask.Counted::bytes)
                .toList();
    }
}
