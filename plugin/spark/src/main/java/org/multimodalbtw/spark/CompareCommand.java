package org.multimodalbtw.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.compare.Comparing;
import org.multimodalbtw.spark.compare.ComparisonInput;
import org.multimodalbtw.spark.compare.ComparisonSummary;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.door.LabelColumns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares variants of a model over repeated trainings. */
@Command(
        name = "compare",
        description =
                "Trains a model's variants again and again, each training as a task of its own, and compares them.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class CompareCommand implements Callable<Integer> {

    private static final int MOST_SEEDS = 20;

    @Option(
            names = "--tensors",
            required = true,
            description = "What encode wrote, or a tensor file, for example of a saved workflow.")
    private String tensors;

    @Option(
            names = "--labels",
            required = true,
            description = "A CSV file with the patients' ids in column id, or the first one.")
    private String labels;

    @Option(
            names = "--target",
            required = true,
            split = ",",
            description = "The column that is predicted. Several with commas between: each says of a label whether a "
                    + "patient has it.")
    private List<String> target;

    @Option(
            names = "--target-is",
            defaultValue = "values",
            description = "What its values are: ${COMPLETION-CANDIDATES}. VALUES: texts, and two numbers, are classes.")
    private LabelColumns.Meaning meaning;

    @Option(
            names = "--split",
            defaultValue = "",
            description =
                    "The column that says train, valid or test; without it, the one called split, if there is one.")
    private String split;

    @Option(
            names = "--group",
            defaultValue = "",
            description = "Rows with the same value are held out together and count as one.")
    private String group;

    @Option(
            names = "--like",
            description = "A model whose settings are taken, where the driver runs. Without it: those to start from.")
    private Path like;

    @Option(names = "--seed", defaultValue = "-1", description = "The first seed; -1: that of the settings.")
    private long seed;

    @Option(
            names = "--seeds",
            defaultValue = "0",
            description =
                    "With how many seeds everything is trained, 2 to 20; 0: as many as the settings say, or five.")
    private int seeds;

    @Option(names = "--out", required = true, description = "A folder that does not exist yet.")
    private String out;

    @Override
    public Integer call() throws IOException {
        if (seeds != 0 && (seeds < 2 || seeds > MOST_SEEDS)) {
            throw new EngineFailure("--seeds is " + seeds + ". Choose 2 to 20, or 0 for what the settings say.");
        }
        try (SparkSession spark =
                SparkSession.builder().appName("multimodalbtw compare").getOrCreate()) {
            ComparisonSummary summary = new Comparing(spark)
                    .compare(
                            new ComparisonInput(
                                    tensors,
                                    labels,
                                    new LabelColumns(target, meaning, split, group),
                                    Optional.ofNullable(like),
                                    seed,
                                    seeds),
                            out);
            System.out.println(summary.trainings() + " trainings; results in " + out);
            System.out.println(summary.conclusion());
            summary.notes().forEach(System.out::println);
        }
        return 0;
    }
}
