package org.multimodalbtw.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.Wanted;
import org.multimodalbtw.spark.score.RawTable;
import org.multimodalbtw.spark.score.ReadingOptions;
import org.multimodalbtw.spark.score.Scoring;
import org.multimodalbtw.spark.score.ScoringSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Scores raw tables. */
@Command(
        name = "score",
        description = "Predicts patients from raw tables with a model that carries its encoders.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ScoreCommand implements Callable<Integer> {

    private static final int PARTITIONS_A_CORE = 3;

    @Option(names = "--model", required = true, description = "The folder of the model, where the driver runs.")
    private Path model;

    @Option(
            names = "--table",
            required = true,
            description =
                    "modality=path: its raw table, a file or a folder of files, Parquet or CSV; once for each table. "
                            + "Modalities that are read from one table stand with commas between: vitals,grid=vitals.csv.")
    private Map<String, String> tables;

    @Option(names = "--out", required = true, description = "A folder that does not exist yet.")
    private String out;

    @Option(
            names = "--id",
            defaultValue = "",
            description =
                    "The column that names the patient. Without it: the one that training rows had, or id, or the "
                            + "first one.")
    private String id;

    @Option(names = "--separator", defaultValue = ",", description = "What stands between cells of CSV files.")
    private String separator;

    @Option(
            names = "--one-line-rows",
            description = "No cell of a CSV file has a line break in it, so that large files are read in parts.")
    private boolean oneLineRows;

    @Option(names = "--own", description = "Also what each modality predicts on its own, and without weights.")
    private boolean own;

    @Option(names = "--contributions", description = "Also how much each modality moved each prediction.")
    private boolean contributions;

    @Option(names = "--how-sure", description = "Also sets or intervals, and how far networks differ.")
    private boolean howSure;

    @Option(
            names = "--coverage",
            defaultValue = "0.9",
            description = "How often sets and intervals are to hold the truth, 0.5 to 0.99.")
    private double coverage;

    @Option(
            names = "--partitions",
            defaultValue = "0",
            description = "Into how many parts the patients are divided, 0 for three a core. The same number gives the "
                    + "same files.")
    private int partitions;

    @Override
    public Integer call() throws IOException {
        if (coverage < .5 || coverage > .99 || partitions < 0) {
            throw new EngineFailure("--coverage is " + coverage + " and --partitions " + partitions
                    + ". Choose a coverage from 0.5 to 0.99, and partitions from 0 on.");
        }
        try (SparkSession spark =
                SparkSession.builder().appName("multimodalbtw score").getOrCreate()) {
            int parts = partitions > 0
                    ? partitions
                    : PARTITIONS_A_CORE * spark.sparkContext().defaultParallelism();
            Scoring scoring = new Scoring(spark, new ReadingOptions(id, separator, oneLineRows));
            ScoringSummary summary =
                    scoring.score(model, tables(), new Wanted(own, contributions, howSure, coverage), parts, out);
            print(summary);
        }
        return 0;
    }

    private List<RawTable> tables() {
        List<RawTable> all = new ArrayList<>();
        tables.forEach((modalities, path) -> all.add(new RawTable(
                Arrays.stream(modalities.split(",")).map(String::strip).toList(), path)));
        return all;
    }

    private void print(ScoringSummary summary) {
        System.out.println(summary.patients() + " patients scored, " + summary.missing()
                + " of them without a prediction; results in " + out);
        summary.notes().forEach(System.out::println);
    }
}
