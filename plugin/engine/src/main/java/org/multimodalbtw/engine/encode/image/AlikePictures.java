package org.multimodalbtw.engine.encode.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.multimodalbtw.engine.InputException;

/** Why training pictures that do not differ are the same. */
final class AlikePictures {

    private long count;
    private long plain;

    /** @param picture a training picture */
    void add(Picture picture) {
        count++;
        plain += picture.isPlain() ? 1 : 0;
    }

    /** Adds what {@link #write} wrote of other pictures. */
    void add(DataInput part) throws IOException {
        count += part.readLong();
        plain += part.readLong();
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeLong(plain);
    }

    /**
     * @param modality the modality's name
     * @param known what else is known of the pictures, one sentence each
     * @return the error that nothing can be learnt of them
     */
    InputException refusal(String modality, List<String> known) {
        if (count == 1) {
            return refusal(
                    modality,
                    "there is only 1 training image, and nothing can be learnt from one.",
                    known,
                    "Check which rows are used for training, and which of their images exist.");
        }
        return plain == count
                ? refusal(
                        modality,
                        "all " + count + " training images are of one colour all over, and nothing is to be seen in"
                                + " them.",
                        known,
                        "Open some of the files in a picture program, and save them so that something is seen on a"
                                + " ground that is not transparent.")
                : refusal(
                        modality,
                        "all " + count + " training images are the same.",
                        known,
                        "Check that the names lead to different pictures, and which rows are used for training.");
    }

    private static InputException refusal(String modality, String reason, List<String> known, String remedy) {
        String more = known.isEmpty() ? "" : " " + String.join(" ", known);
        return new InputException("'" + modality + "': " + reason + more, remedy);
    }
}
