package org.multimodalbtw.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.FittedKind;
import org.multimodalbtw.spark.patients.Fitting;
import org.multimodalbtw.spark.patients.FittingSummary;
import org.multimodalbtw.spark.patients.TrainingSplit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits encoders. */
@Command(
        name = "fit",
        description = "Fits encoders of tables, of measurements over time, of notes, and of pictures.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class FitCommand implements Callable<Integer> {

    @Mixin
    private TableOptions tables;

    @Option(
            names = "--encoder",
            description =
                    "modality=kind of its encoder: tabular, as all are without it, series, for measurements over time, "
                            + "text, for notes, image, for pictures by a descriptor, or pixels, for pictures that a network learns from. "
                            + "Others are fitted on one machine.")
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
        Map<String, FittedKind> kinds = new TreeMap<>();
        encoders.forEach((modality, kind) -> kinds.put(modality, kind(modality, kind)));
        try (SparkSession spark =
                SparkSession.builder().appName("multimodalbtw fit").getOrCreate()) {
            FittingSummary summary = new Fitting(spark, tables.reading(without))
                    .fit(
                            tables.tables(),
                            kinds,
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

    private static FittedKind kind(String modality, String kind) {
        return Stream.of(FittedKind.values())
                .filter(known -> known.name().equals(kind.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new EngineFailure("The encoder of '" + modality + "' is to be '" + kind
                        + "', and on Spark only " + kinds()
                        + " encoders are fitted. Fit it on one machine, for example to a part of "
                        + "the training rows, and use it with 'encode' and 'score'."));
    }

    private static String kinds() {
        return Stream.of(FittedKind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
