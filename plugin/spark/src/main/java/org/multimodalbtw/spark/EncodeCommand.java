package org.multimodalbtw.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.patients.Encoding;
import org.multimodalbtw.spark.patients.ScoringSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Encodes raw tables. */
@Command(
        name = "encode",
        description = "Encodes raw tables with fitted encoders, as Encoder Apply does.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class EncodeCommand implements Callable<Integer> {

    @Option(
            names = "--encoders",
            required = true,
            description = "The folder of a model that carries its encoders, of a set of encoders, or of one encoder, "
                    + "where the driver runs.")
    private Path encoders;

    @Mixin
    private TableOptions tables;

    @Option(names = "--out", required = true, description = "A folder that does not exist yet.")
    private String out;

    @Override
    public Integer call() throws IOException {
        try (SparkSession spark =
                SparkSession.builder().appName("multimodalbtw encode").getOrCreate()) {
            ScoringSummary summary = new Encoding(spark, tables.reading())
                    .encode(encoders, tables.tables(), tables.partitions(spark), out);
            System.out.println(summary.patients() + " patients encoded, " + summary.missing()
                    + " of them without any modality; results in " + out);
            summary.notes().forEach(System.out::println);
        }
        return 0;
    }
}
