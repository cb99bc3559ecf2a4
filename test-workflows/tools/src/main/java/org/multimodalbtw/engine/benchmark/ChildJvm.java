package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        return linesOf(new ProcessBuilder(command(program, all, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static List<String> command(Class<?> program, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Surefire may start the JVM with a jar that only points to the class path, and then names the real one in a property. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
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
