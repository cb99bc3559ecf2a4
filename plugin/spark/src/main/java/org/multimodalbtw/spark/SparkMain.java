package org.multimodalbtw.spark;

import org.multimodalbtw.spark.door.EngineFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code spark-submit} runs. */
@Command(
        name = "multimodalbtw-spark",
        description = "Fits encoders, encodes and scores patients, and compares models, on Apache Spark.",
        subcommands = {ScoreCommand.class, FitCommand.class, EncodeCommand.class, CompareCommand.class},
        mixinStandardHelpOptions = true)
public final class SparkMain {

    private SparkMain() {}

    /**
     * @param args a command and its options
     * @throws EngineFailure, with its message alone, if the command fails for a reason that the analyst can put right
     */
    public static void main(String[] args) {
        CommandLine line = new CommandLine(new SparkMain()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof EngineFailure said) {
                System.err.println(said.getMessage());
                return 1;
            }
            throw failure;
        });
        int status = line.execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }
}
