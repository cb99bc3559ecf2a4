package org.multimodalbtw.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.WantedPredictions;
import org.multimodalbtw.spark.patients.Scoring;
import org.multimodalbtw.spark.patients.ScoringSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Scores raw tables. */
@Command(
        name = "score",
        description = "Predicts patients from raw tables with a model that carries its encoders.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ScoreCommand implements Callable<Integer> {

    @Option(names = "--model", required = true, description = "The folder of the model, where the driver runs.")
    private Path model;

    @Mixin
    private TableOptions tables;

    @Option(names = "--out", required = true, description = "A folder that does not exist yet.")
    private String out;

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

    @Override
    public Integer call() throws IOException {
        if (coverage < .5 || coverage > .99) {
            throw new EngineFailure("--coverage is " + coverage + ". Choose a coverage from 0.5 to 0.99.");
        }
        try (SparkSession spark =
                SparkSession.builder().appName("multimodalbtw score").getOrCreate()) {
            ScoringSummary summary = new Scoring(spark, tables.reading())
                    .score(
                            model,
                            tables.tables(),
                            new WantedPredictions(own, contributions, howSure, coverage),
                            tables.partitions(spark),
                            out);
            System.out.println(summary.patients() + " patients scored, " + summary.missing()
                    + " of them without a prediction; results in " + out);
            summary.notes().forEach(System.out::println);
        }
        return 0;
    }
}
