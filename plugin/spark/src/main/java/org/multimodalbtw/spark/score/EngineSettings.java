package org.multimodalbtw.spark.score;

import java.io.Serializable;
import org.apache.spark.SparkConf;

/**
 * How the engine runs on a machine.
 *
 * @param cache as of {@link org.multimodalbtw.spark.load.Engines#get}
 * @param threads threads of one native operation
 */
record EngineSettings(String cache, int threads) implements Serializable {

    /**
     * @param conf Spark's settings
     * @return the folder in {@code spark.multimodalbtw.cache}, and as many threads as a task has cores
     */
    static EngineSettings of(SparkConf conf) {
        return new EngineSettings(conf.get("spark.multimodalbtw.cache", ""), conf.getInt("spark.task.cpus", 1));
    }
}
