package org.multimodalbtw.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.patients.RawTable;
import org.multimodalbtw.spark.patients.ReadingOptions;
import picocli.CommandLine.Option;

/** Which raw tables are read, and how. */
final class TableOptions {

    private static final int PARTITIONS_A_CORE = 3;

    @Option(
            names = "--table",
            required = true,
            description =
                    "modality=path: its raw table, a file or a folder of files, Parquet or CSV; once for each table. "
                            + "Modalities that are read from one table stand with commas between: vitals,grid=vitals.csv.")
    private Map<String, String> tables;

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

    @Option(
            names = "--partitions",
            defaultValue = "0",
            description = "Into how many parts the patients are divided, 0 for three a core. The same number gives the "
                    + "same files.")
    private int partitions;

    /** @return how tables are read */
    ReadingOptions reading() {
        return reading(List.of());
    }

    /**
     * @param without columns that are passed over
     * @return how tables are read
     */
    ReadingOptions reading(List<String> without) {
        return new ReadingOptions(id, separator, oneLineRows, without);
    }

    /** @return the tables */
    List<RawTable> tables() {
        List<RawTable> all = new ArrayList<>();
        tables.forEach((modalities, path) -> all.add(new RawTable(
                Arrays.stream(modalities.split(",")).map(String::strip).toList(), path)));
        return all;
    }

    /** @return into how many parts the patients are divided */
    int partitions(SparkSession spark) {
        if (partitions < 0) {
            throw new EngineFailure("--partitions is " + partitions + ". Choose 1 or more, or 0 for three a core.");
        }
        return partitions > 0
                ? partitions
                : PARTITIONS_A_CORE * spark.sparkContext().defaultParallelism();
    }
}
