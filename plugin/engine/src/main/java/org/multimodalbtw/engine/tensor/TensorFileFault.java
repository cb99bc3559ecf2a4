package org.multimodalbtw.engine.tensor;

import java.nio.file.Path;
import org.multimodalbtw.engine.InputException;

/**
 * Says what is wrong with a tensor file.
 *
 * @param file the file
 */
record TensorFileFault(Path file) {

    /** The file is cut off, overwritten, or something else altogether. */
    InputException damaged(String detail) {
        return damaged(detail, null);
    }

    /** The same, with the failure underneath. */
    InputException damaged(String detail, Throwable cause) {
        return new InputException(
                "'" + file.getFileName() + "' is not a complete tensor file: " + detail + ".",
                "Run the node or program that wrote it again, or choose another file.",
                cause);
    }

    /** The file may be a good Arrow file, but not one that can be used here. */
    InputException unusable(String detail, String remedy) {
        return new InputException(
                "'" + file.getFileName() + "' cannot be used as a tensor file: " + detail + ".", remedy);
    }
}
