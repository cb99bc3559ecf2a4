package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;

/** The faults of several files, so that all are named at once. */
final class Faults {

    private final List<InputException> found = new ArrayList<>();

    /**
     * @param reading reads a file
     * @return its fault, or {@code null}
     */
    InputException of(Runnable reading) {
        try {
            reading.run();
            return null;
        } catch (InputException fault) {
            found.add(fault);
            return fault;
        }
    }

    /** Passes over a fault. */
    void forget(InputException fault) {
        found.remove(fault);
    }

    /** @throws InputException if there are faults, with all of them */
    void refuse() {
        if (found.size() == 1) {
            throw found.get(0);
        }
        if (!found.isEmpty()) {
            throw new InputException(
                    found.size() + " files cannot be read:\n"
                            + found.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")),
                    found.stream().map(InputException::remedy).distinct().collect(Collectors.joining(" ")),
                    found.get(0));
        }
    }
}
