package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.multimodalbtw.engine.OtherJvm;

/** A program in a JVM of its own, with the class path and the engine's settings of this one, where memory or start-up is measured. */
final class ChildJvm {

    private ChildJvm() {}

    /**
     * Runs a program to its end; its messages go to ours.
     *
     * @param program has a main method
     * @param options of the JVM
     * @param arguments of the program
     * @return what it printed, line by line
     */
    static List<String> run(Class<?> program, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(options);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("org.multimodalbtw."))
                .forEach(name -> all.add("-D" + name + "=" + System.getProperty(name)));
        return linesOf(new ProcessBuilder(OtherJvm.command(program, all, List.of(arguments)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** What a process prints until it ends. */
    static List<String> linesOf(Process process) throws IOException, InterruptedException {
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("A process of the benchmark failed; its message is above: " + said);
            }
            return said.lines().toList();
        } finally {
            process.destroy();
        }
    }

    /** The numbers of a line. */
    static double[] numbers(String line) {
        return Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
