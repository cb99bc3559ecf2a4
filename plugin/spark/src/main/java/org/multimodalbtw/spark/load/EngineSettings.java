package org.multimodalbtw.spark.load;

import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.SparkConf;
import org.multimodalbtw.spark.door.EngineDoor;

/**
 * How the engine runs on a machine.
 *
 * @param cache as of {@link Engines#get}
 * @param threads threads of one native operation
 */
public record EngineSettings(String cache, int threads) implements Serializable {

    /**
     * @param conf Spark's settings
     * @return the folder in {@code spark.multimodalbtw.cache}, and as many threads as a task has cores
     */
    public static EngineSettings of(SparkConf conf) {
        return new EngineSettings(conf.get("spark.multimodalbtw.cache", ""), conf.getInt("spark.task.cpus", 1));
    }

    /**
     * @return the engine of this program
     * @throws IOException if it cannot be unpacked or loaded
     */
    public EngineDoor engine() throws IOException {
        return Engines.get(cache, threads);
    }
}
