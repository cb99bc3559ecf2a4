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

    /**
     * The file was whole when it was opened.
     *
     * @param length its length now, in bytes
     * @param before its length then
     */
    InputException changed(long length, long before, Throwable cause) {
        String what = length < before
                ? "it has become shorter, " + length + " of " + before + " bytes"
                : "the disk that it lies on failed";
        return new InputException(
                "'" + file.getFileName() + "' was changed while it was read: " + what + ".",
                "Let no other program write to it, and run the node or program that wrote it again.",
                cause);
    }
}
