package org.multimodalbtw.spark;

import org.apache.spark.sql.SparkSession;

/** Spark in this program, with two tasks at a time. */
public final class LocalSpark {

    private LocalSpark() {}

    /** Its session, which all tests of this program share. */
    public static SparkSession start() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                // a cohort of 40 patients needs no 200 parts
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.log.level", "ERROR")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.multimodalbtw.cache", "target/cache")
                .getOrCreate();
    }
}
