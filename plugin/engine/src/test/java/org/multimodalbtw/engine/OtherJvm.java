package org.multimodalbtw.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the tests in a JVM of its own, with the class path of this one. */
public final class OtherJvm {

    private OtherJvm() {}

    /**
     * @param program has a main method
     * @param options of the JVM
     * @param arguments of the program
     * @param output a file for what it prints
     * @return what it printed
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the wait for it is interrupted
     */
    public static String run(Class<?> program, List<String> options, List<String> arguments, Path output)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(program, options, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(3, TimeUnit.MINUTES), program + " did not end in time");
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    /**
     * @param program has a main method
     * @param options of the JVM
     * @param arguments of the program
     * @return the command that runs it
     */
    public static List<String> command(Class<?> program, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Surefire may start the JVM with a jar that only points to the class path, and then names the real one in a property. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
