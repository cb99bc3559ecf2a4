package org.multimodalbtw.host.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;

/**
 * What a run reads, which its results must not get in the way of.
 *
 * @param workflow the directory of the workflow that is run; empty where the run writes it
 * @param data the folder of the data; empty where a workflow is given
 */
public record Sources(Optional<Path> workflow, Optional<Path> data) {

    /** What the names of models in the results begin with. */
    private static final String MODEL = "model";
    /** The name of a written workflow in the results. */
    private static final String WORKFLOW = "workflow";

    /**
     * @param target the folder of the results
     * @return what a person should know of where the results lie; empty if there is nothing
     * @throws InputException if the results would lie in the workflow, take the place of what is read, or be read as data
     */
    Optional<String> requireApartFrom(Path target) {
        Path out = real(target);
        if (workflow.isPresent() && out.startsWith(real(workflow.get()))) {
            throw new InputException(
                    "The folder for the results, " + target + ", is the workflow itself or lies in it.",
                    "Choose another folder with --out.");
        }
        for (Path source : workflow.or(() -> data).stream().toList()) {
            Optional<String> top = top(out, source);
            if (top.isPresent() && isTaken(top.get())) {
                throw new InputException(
                        "The run reads " + source + ", where it would put its own " + top.get() + ".",
                        "Choose another folder with --out.");
            }
        }
        return data.flatMap(folder -> requireApartFromData(target, folder));
    }

    private static Optional<String> requireApartFromData(Path target, Path folder) {
        Path out = real(target);
        if (out.equals(real(folder))) {
            throw new InputException(
                    "The folder for the results, " + target + ", is the folder of the data: the next run would take the"
                            + " results for data.",
                    "Choose another folder with --out, for example " + target.resolve("results") + ".");
        }
        return out.startsWith(real(folder))
                ? Optional.of("The results lie in the folder of the data, " + folder
                        + ". That does no harm: only what lies directly in it is read as data.")
                : Optional.empty();
    }

    private boolean isTaken(String name) {
        return name.startsWith(MODEL) || data.isPresent() && name.equals(WORKFLOW);
    }

    /**
     * @param target the folder of the results
     * @return the name, directly in it, of what the workflow that is run is or lies in; empty if it lies elsewhere
     */
    Optional<String> inUseIn(Path target) {
        return workflow.flatMap(directory -> top(real(target), directory));
    }

    private static Optional<String> top(Path out, Path source) {
        Path path = real(source);
        return path.startsWith(out) && !path.equals(out)
                ? Optional.of(out.relativize(path).getName(0).toString())
                : Optional.empty();
    }

    /**
     * @param path any path
     * @return it without links, also where the last names do not exist
     */
    public static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            for (Path there = absolute; there != null; there = there.getParent()) {
                if (Files.exists(there)) {
                    return there.toRealPath()
                            .resolve(there.relativize(absolute))
                            .normalize();
                }
            }
            return absolute;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
