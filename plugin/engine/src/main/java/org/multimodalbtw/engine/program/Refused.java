package org.multimodalbtw.engine.program;

import java.nio.file.Path;
import org.multimodalbtw.engine.InputException;

/** Why a file is not run, as long as nobody knows which file it is. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean readable;

    private Refused(boolean readable, String reason) {
        super(reason, null, false, false);
        this.readable = readable;
    }

    /**
     * @param reason what is wrong with the form, a clause
     * @return the refusal of a file that is damaged or something else
     */
    static Refused unreadable(String reason) {
        return new Refused(false, reason);
    }

    /**
     * @param place where in the archive
     * @param reason what the program would do, a clause
     * @return the refusal of a program
     */
    static Refused forbidden(String place, String reason) {
        return new Refused(true, place + ": " + reason);
    }

    /**
     * @param place the part of the archive
     * @param line of its text
     * @param reason what the program would do, a clause
     * @return the refusal of a program
     */
    static Refused forbidden(String place, int line, String reason) {
        return forbidden(place + ", line " + line, reason);
    }

    /**
     * @param file whose program is refused
     * @return the refusal with words for an analyst
     */
    InputException named(Path file) {
        return readable
                ? new InputException(
                        "The model '" + file.getFileName() + "' is not run, because it may do more than compute. "
                                + getMessage() + ".",
                        "Export the plain model with model.eval(), torch.jit.trace and torch.jit.save on the CPU, or"
                                + " compute the vectors with your own program and use them as a table of numbers.",
                        this)
                : new InputException(
                        "'" + file.getFileName() + "' is not a TorchScript file"
                                + (getMessage().isEmpty() ? "" : ": ") + getMessage() + ".",
                        "Export the model with torch.jit.trace or torch.jit.script and save it with torch.jit.save."
                                + " Files of ONNX, state dictionaries and safetensors are other formats.",
                        this);
    }
}
