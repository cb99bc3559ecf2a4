package org.multimodalbtw.spark.load;

import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.multimodalbtw.spark.door.EngineDoor;

/**
 * How the engine runs on a machine.
 *
 * @param cache a folder on each machine for what has to be unpacked; empty: one among the temporary files
 * @param threads threads of one native operation, at least 1
 * @param libtorch a folder on each machine with a libtorch for GPUs; empty: the carried one, for processors
 */
public record EngineSettings(String cache, int threads, String libtorch) implements Serializable {

    private static final String GPU = "gpu";

    /**
     * @param conf Spark's settings
     * @return the folders in {@code spark.multimodalbtw.cache} and {@code spark.multimodalbtw.libtorch}, and as many threads as a task has cores
     */
    public static EngineSettings of(SparkConf conf) {
        return new EngineSettings(
                conf.get("spark.multimodalbtw.cache", ""),
                conf.getInt("spark.task.cpus", 1),
                conf.get("spark.multimodalbtw.libtorch", ""));
    }

    /**
     * @return the engine of this program; it keeps the settings of the first call, and the GPU that Spark gave to the task of that call
     * @throws IOException if it cannot be unpacked or loaded
     */
    public EngineDoor engine() throws IOException {
        TaskContext task = TaskContext.get();
        ResourceInformation gpu = task == null ? null : task.resourcesJMap().get(GPU);
        return Engines.get(this, gpu == null ? "" : gpu.addresses()[0]);
    }
}
