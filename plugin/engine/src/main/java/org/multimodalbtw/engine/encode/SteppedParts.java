package org.multimodalbtw.engine.encode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The fit of an encoder in parts, each reading of which is a step of its own: the state says which step is next, and what was counted begins
 * with the step that it is of.
 *
 * @param <S> its steps
 */
public abstract class SteppedParts<S extends SteppedParts.Step> implements EncoderParts {

    private S next;

    /** Which reading of the training rows is next, with what it needs to know of those before. */
    public interface Step {
        /**
         * @param out gets the step
         * @throws IOException if it does not take it
         */
        void write(DataOutput out) throws IOException;
    }

    /** @param step the next reading; {@code null} when the encoder is known */
    protected final void go(S step) {
        next = step;
    }

    /** @return the next reading; {@code null} when the encoder is known */
    protected final S next() {
        return next;
    }

    /**
     * @param in has what {@link Step#write} wrote
     * @return the step
     * @throws IOException if it ends before
     */
    protected abstract S read(DataInput in) throws IOException;

    /** @return an empty count of a reading */
    protected abstract RowCounts counts(S step);

    /** @return what those need to know of a step who only merge what was counted: all of it, unless it is large */
    protected S merging(S step) {
        return step;
    }

    /**
     * @param empty counts nothing yet
     * @param parts what was counted in some parts of the same reading, in their order
     * @return the count of all of them
     */
    protected final <C extends RowCounts> C merged(C empty, List<byte[]> parts) {
        for (byte[] part : parts) {
            try (DataInputStream in = in(part)) {
                read(in);
                empty.add(in);
            } catch (IOException cut) {
                throw new UncheckedIOException(cut);
            }
        }
        return empty;
    }

    @Override
    public final boolean isDone() {
        return next == null;
    }

    @Override
    public final byte[] state() {
        return bytes(next::write);
    }

    @Override
    public final Part part(byte[] state) {
        try (DataInputStream in = in(state)) {
            S step = read(in);
            byte[] head = bytes(merging(step)::write);
            return new Counting(head, counts(step));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    @Override
    public final byte[] merge(List<byte[]> parts) {
        try (DataInputStream in = in(parts.get(0))) {
            S step = read(in);
            byte[] head = bytes(step::write);
            return bytes(head, merged(counts(step), parts));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** What writes binary numbers. */
    private interface Writing {
        void to(DataOutput out) throws IOException;
    }

    private static byte[] bytes(byte[] head, RowCounts counts) {
        return bytes(out -> {
            out.write(head);
            counts.write(out);
        });
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Counts with what was known before; the step itself may change as it counts. */
    private static final class Counting implements Part {

        private final byte[] head;
        private final RowCounts counts;

        private Counting(byte[] head, RowCounts counts) {
            this.head = head;
            this.counts = counts;
        }

        @Override
        public void add(TableRows rows) throws IOException {
            counts.add(rows);
        }

        @Override
        public byte[] bytes() {
            return SteppedParts.bytes(head, counts);
        }
    }
}
