package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param quick fewer cases and shorter rounds
 * @param million whether a table of a million rows is measured too
 * @param soak whether memory is watched over thousands of steps and hundreds of trainings
 * @param peer the peer's Python and program
 * @param out where the report is written
 * @param workflow the workflow that is run as a whole
 * @param programs the folder of the models from elsewhere
 */
record BenchmarkOptions(
        boolean quick,
        boolean million,
        boolean soak,
        Optional<PeerProgram> peer,
        Optional<Path> out,
        Optional<Workflow> workflow,
        Optional<Path> programs) {

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
}
