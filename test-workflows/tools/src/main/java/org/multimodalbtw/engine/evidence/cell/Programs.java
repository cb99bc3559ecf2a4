package org.multimodalbtw.engine.evidence.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the programs are that methods run.
 *
 * @param product a checkout of the product
 * @param peers the folder of the peers' programs, with their pins
 * @param environment where the peers' environment is, or is made
 * @param python another interpreter for the peers
 */
record Programs(Path product, Path peers, Path environment, Optional<Path> python) {

    /** Everything of the product that predictions follow from. */
    private static final List<String> CLASSES =
            List.of("plugin/engine/target/classes", "nodes/target/classes", "test-workflows/host/target/classes");

    /** What the first line of a program begins with, and that of a module does not. */
    private static final String PROGRAM = "#!";

    /**
     * Builds the product where it is new.
     *
     * @throws IOException if that fails
     */
    void build() throws IOException, InterruptedException {
        run(run().toString(), "--help");
    }

    /**
     * Makes the peers' environment where it is not there or its pins changed.
     *
     * @throws IOException if that fails
     */
    void prepare() throws IOException, InterruptedException {
        if (python.isEmpty()) {
            run(peers.resolve("environment").toString(), environment.toString());
        }
    }

    private Path run() {
        return product.resolve("test-workflows/run");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int end = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (end != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + end);
        }
    }

    /** The fingerprint of the product's classes. */
    String productVersion() throws IOException {
        return Fingerprint.of(CLASSES.stream().map(product::resolve).toList(), file -> true);
    }

    /**
     * The fingerprint of what a peer's predictions follow from: its program, the modules that all of them share, and the pins.
     *
     * @param method a peer
     * @throws IOException if a file cannot be read
     */
    String peerVersion(Method method) throws IOException {
        List<Path> files = new ArrayList<>(List.of(peers.resolve(method.runs()), peers.resolve("requirements.txt")));
        try (Stream<Path> inside = Files.list(peers)) {
            for (Path file : inside.sorted().toList()) {
                if (file.toString().endsWith(".py") && !Files.readString(file).startsWith(PROGRAM)) {
                    files.add(file);
                }
            }
        }
        return Fingerprint.of(files, file -> true);
    }

    /**
     * The command of a method.
     *
     * @param method which method
     * @param options its options with all numbers filled in
     * @param set what it is for
     * @param seed of the method
     * @param folder what it reads
     * @param out where it writes: a folder for the product, a file for a peer
     */
    List<String> command(Method method, List<String> options, CellSet set, long seed, Path folder, Path out) {
        List<String> command = new ArrayList<>();
        Path interpreter = python.orElse(environment.resolve("bin/python"));
        if (method.isProduct()) {
            command.addAll(List.of(run().toString(), "--raw-csv", "--set", "BTW Learner/seed=" + seed));
        } else {
            command.addAll(List.of(
                    interpreter.toString(), peers.resolve(method.runs()).toString(), "--seed", Long.toString(seed)));
        }
        command.addAll(List.of("--data", folder.toString(), "--out", out.toString()));
        if (!set.group().isEmpty()) {
            command.addAll(List.of("--group", CellFolder.GROUP));
        }
        command.addAll(options);
        return command;
    }
}
