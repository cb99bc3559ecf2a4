package org.multimodalbtw.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.patients.Fitting;
import org.multimodalbtw.spark.patients.FittingSummary;
import org.multimodalbtw.spark.patients.TrainingSplit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits encoders. */
@Command(
        name = "fit",
        description = "Fits Tabular Encoders to raw tables of one row a patient.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class FitCommand implements Callable<Integer> {

    private static final String TABULAR = "tabular";

    @Mixin
    private TableOptions tables;

    @Option(
            names = "--encoder",
            description =
                    "modality=kind of its encoder: tabular, as all are without it. Others are fitted on one machine.")
    private Map<String, String> encoders = new TreeMap<>();

    @Option(
            names = "--labels",
            description = "A CSV file that says which patients are for training. Without it all are.")
    private String labels;

    @Option(names = "--split", defaultValue = "split", description = "Its column that says train, valid or test.")
    private String split;

    @Option(names = "--without", split = ",", description = "Columns that are passed over, with commas between.")
    private List<String> without = new ArrayList<>();

    @Option(names = "--out", required = true, description = "A folder that does not exist yet.")
    private String out;

    @Override
    public Integer call() throws IOException {
        encoders.forEach(FitCommand::requireTabular);
        try (SparkSession spark =
                SparkSession.builder().appName("multimodalbtw fit").getOrCreate()) {
            FittingSummary summary = new Fitting(spark, tables.reading(without))
                    .fit(
                            tables.tables(),
                            Optional.ofNullable(labels).map(file -> new TrainingSplit(file, split)),
                            tables.partitions(spark),
                            out);
            for (FittingSummary.Learnt learnt : summary.encoders()) {
                System.out.println("Encoder of '" + learnt.modality() + "' fitted to " + learnt.rows()
                        + " training rows in " + learnt.readings() + " readings.");
                learnt.columns().forEach(System.out::println);
            }
            if (!summary.fromTrainingRows()) {
                System.out.println(
                        "All rows were taken for training rows. If some are for validation or test: --labels.");
            }
        }
        return 0;
    }

    private static void requireTabular(String modality, String kind) {
        if (!kind.equals(TABULAR)) {
            throw new EngineFailure("The encoder of '" + modality + "' is to be '" + kind
                    + "', and on Spark only tabular encoders are fitted. Fit it on one machine, for example to a part of the "
                    + "training rows, and use it with 'encode' and 'score'.");
        }
    }
}
