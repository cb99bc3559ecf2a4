package org.multimodalbtw.spark.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gives a command to a cluster, as {@code spark-submit} does. */
public final class Submit {

    private final Path home;
    private final Path application;

    /**
     * @param home a folder with Spark's jars in {@code jars}
     * @param application the jar of this application, which is all that is sent
     */
    public Submit(Path home, Path application) {
        this.home = home;
        this.application = application;
    }

    /**
     * @param master where the cluster is
     * @param settings of Spark, each as {@code name=value}
     * @param command a command of the application, with its options
     * @return runs it; not started yet
     */
    public ProcessBuilder program(String master, List<String> settings, List<String> command) {
        List<String> all = new ArrayList<>(LocalCluster.java(home));
        all.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
        for (String setting : settings) {
            all.addAll(List.of("--conf", setting));
        }
        all.add(application.toString());
        all.addAll(command);
        return LocalCluster.program(all, home);
    }

    /**
     * Runs a command to its end, with its output shown.
     *
     * @param master where the cluster is
     * @param settings of Spark, each as {@code name=value}
     * @param command a command of the application, with its options
     * @return its exit status
     * @throws IOException if it does not start
     * @throws InterruptedException if the wait for its end is interrupted
     */
    public int run(String master, List<String> settings, List<String> command)
            throws IOException, InterruptedException {
        return program(master, settings, command).inheritIO().start().waitFor();
    }
}
