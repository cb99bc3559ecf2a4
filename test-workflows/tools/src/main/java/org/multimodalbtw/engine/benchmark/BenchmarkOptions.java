package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param quick fewer cases and shorter rounds
 * @param million whether a table of a million rows is measured too
 * @param soak whether memory is watched over thousands of steps and hundreds of trainings
 * @param only the sections to measure; empty: all
 * @param peer the peer's Python and program
 * @param out where the report is written
 * @param notes text that ends the report
 * @param workflow the workflow that is run as a whole
 */
record BenchmarkOptions(
        boolean quick,
        boolean million,
        boolean soak,
        Set<String> only,
        Optional<PeerProgram> peer,
        Optional<Path> out,
        Optional<Path> notes,
        Optional<Workflow> workflow) {

    /**
     * @param runner the command that runs a workflow
     * @param folder the workflow
     */
    record Workflow(Path runner, Path folder) {}

    /**
     * @param python a Python with PyTorch
     * @param program the peer's program
     */
    record PeerProgram(Path python, Path program) {

        /** Starts the program, whose messages go to ours. */
        Process start(String... arguments) throws IOException {
            List<String> command = new ArrayList<>(List.of(python.toString(), program.toString()));
            command.addAll(List.of(arguments));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .directory(program.getParent().toFile());
            builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
            return builder.start();
        }
    }

    /** Of an option that is given twice, the last one counts. */
    static BenchmarkOptions of(String... arguments) {
        List<String> given = Arrays.asList(arguments);
        return new BenchmarkOptions(
                given.contains("--quick"),
                given.contains("--million"),
                given.contains("--soak"),
                value(given, "--only", 1).map(names -> Set.of(names.split(","))).orElse(Set.of()),
                value(given, "--peer", 1)
                        .map(python -> new PeerProgram(
                                Path.of(python),
                                Path.of(value(given, "--peer", 2).orElseThrow()))),
                value(given, "--out", 1).map(Path::of),
                value(given, "--notes", 1).map(Path::of),
                value(given, "--workflow", 1)
                        .map(runner -> new Workflow(
                                Path.of(runner),
                                Path.of(value(given, "--workflow", 2).orElseThrow()))));
    }

    private static Optional<String> value(List<String> given, String option, int place) {
        int at = given.lastIndexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(given.get(at + place));
    }
}
