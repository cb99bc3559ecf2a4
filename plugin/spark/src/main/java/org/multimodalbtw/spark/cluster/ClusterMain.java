package org.multimodalbtw.spark.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code test-workflows/spark} runs. */
@Command(
        name = "test-workflows/spark",
        description =
                "Runs a command of the extension for Spark on a cluster: a master and two workers on this machine, which "
                        + "are started for it and stopped, or a cluster that is there.",
        footer = "Example: test-workflows/spark work score --model model --table labs=labs.csv --out results",
        mixinStandardHelpOptions = true)
public final class ClusterMain implements Callable<Integer> {

    private static final int WORKERS = 2;

    @Option(names = "--home", required = true, hidden = true)
    private Path home;

    @Option(names = "--application", required = true, hidden = true)
    private Path application;

    @Option(names = "--master", description = "The cluster that is there, for example spark://host:7077.")
    private String master;

    @Option(names = "--conf", description = "A setting of Spark, name=value; as often as needed.")
    private List<String> settings = new ArrayList<>();

    @Parameters(index = "0", paramLabel = "DIR", description = "A folder for logs and what workers keep.")
    private Path folder;

    @Parameters(
            index = "1..*",
            paramLabel = "COMMAND",
            description = "The command with its options: score --help lists them.")
    private List<String> command = new ArrayList<>(List.of("--help"));

    private ClusterMain() {}

    /** @param args see {@code --help} */
    public static void main(String[] args) {
        // what follows DIR is the command's
        System.exit(new CommandLine(new ClusterMain()).setStopAtPositional(true).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("spark.log.level=WARN"));
        all.addAll(settings);
        Submit submit = new Submit(home, application);
        if (master != null) {
            return submit.run(master, all, command);
        }
        all.add("spark.driver.host=127.0.0.1");
        try (LocalCluster cluster = LocalCluster.start(home, folder, WORKERS)) {
            return submit.run(cluster.url(), all, command);
        }
    }
}
