package org.multimodalbtw.engine.storage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A text of any length among binary numbers: how many bytes it has in UTF-8, then these. */
public final class WrittenText {

    private WrittenText() {}

    /**
     * @param text the text
     * @param out gets it
     * @throws IOException if it does not take it
     */
    public static void write(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * @param in has what {@link #write} wrote
     * @return the text
     * @throws IOException if it ends before
     */
    public static String read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
