package org.multimodalbtw.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;

/** A standalone cluster on loopback: a master, and workers of one core and 1 GB each, all of them programs of their own. */
public final class LocalCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String SCALA = "2.13";

    /** A file that tells Spark that its jars lie beside it in 'jars', and not in folders of its build. */
    private static final String RELEASE = "RELEASE";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path home;
    private final Path folder;
    private final int port;
    private final List<Process> programs = new ArrayList<>();

    private LocalCluster(Path home, Path folder, int port) {
        this.home = home;
        this.folder = folder;
        this.port = port;
    }

    /**
     * @param home a folder with Spark's jars in {@code jars}
     * @param folder gets what the programs write, each in a log of its own
     * @param workers how many
     * @return the cluster, ready for a job; the caller closes it
     * @throws IOException if a program does not start
     * @throws InterruptedException if the wait for that is interrupted
     */
    public static LocalCluster start(Path home, Path folder, int workers) throws IOException, InterruptedException {
        Files.writeString(home.resolve(RELEASE), "laid out by Maven\n");
        LocalCluster cluster = new LocalCluster(home, Files.createDirectories(folder), freePort());
        try {
            cluster.start("master", "org.apache.spark.deploy.master.Master", List.of("--port", cluster.port + ""));
            cluster.awaitPort();
            for (int worker = 0; worker < workers; worker++) {
                cluster.startWorker("worker-" + worker);
            }
            cluster.awaitWorkers(workers);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            cluster.close();
            throw failure;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private void startWorker(String name) throws IOException {
        start(
                name,
                "org.apache.spark.deploy.worker.Worker",
                List.of(
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        "--work-dir",
                        folder.resolve(name).toString(),
                        url()));
    }

    private void start(String name, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(java(home));
        command.addAll(List.of(program, "--host", HOST, "--webui-port", "0"));
        command.addAll(arguments);
        programs.add(program(command, home)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start());
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private void awaitPort() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                new Socket(HOST, port).close();
                return;
            } catch (IOException notYet) {
                if (Instant.now().isAfter(end)) {
                    throw new IOException("The master does not start: see " + log("master"), notYet);
                }
                Thread.sleep(100);
            }
        }
    }

    private void awaitWorkers(int workers) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (registered() < workers) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("The workers do not start: see the logs in " + folder);
            }
            Thread.sleep(100);
        }
    }

    private long registered() throws IOException {
        return Files.readAllLines(log("master")).stream()
                .filter(line -> line.contains("Registering worker"))
                .count();
    }

    /** @return where jobs are sent */
    public String url() {
        return "spark://" + HOST + ":" + port;
    }

    /**
     * Kills a worker as a machine that fails would.
     *
     * @param worker its number, from 0 on
     */
    public void kill(int worker) {
        Process program = programs.get(1 + worker);
        List<ProcessHandle> executors = program.descendants().toList();
        program.destroyForcibly();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * @param home a folder with Spark's jars in {@code jars}
     * @return the start of a command that runs a program of Spark's
     */
    static List<String> java(Path home) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", home.resolve("jars") + File.separator + "*"));
        return command;
    }

    /** A program that knows where Spark is, and talks to nobody but this machine. */
    static ProcessBuilder program(List<String> command, Path home) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", HOST);
        // else it is looked for in folders of Spark's own build
        builder.environment().put("SPARK_SCALA_VERSION", SCALA);
        return builder;
    }

    /** Stops all programs. */
    @Override
    public void close() {
        for (int program = programs.size() - 1; program >= 0; program--) {
            stop(programs.get(program));
        }
    }

    private static void stop(Process program) {
        List<ProcessHandle> started = program.descendants().toList();
        program.destroy();
        try {
            if (!program.waitFor(10, TimeUnit.SECONDS)) {
                program.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            program.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
