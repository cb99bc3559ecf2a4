package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Reads a text strictly, without a byte order mark at its start. Unlike {@link java.io.InputStreamReader} it hands out
 * all text before bytes that are no text in its encoding and only then fails, so that the failing row is known.
 */
final class StrictReader extends Reader {

    /** A record of this one cell is added at the end; a quote that was left open shows by swallowing it. */
    static final String END = "\0";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream stream;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private boolean atStart = true;
    private boolean ended;
    private boolean areOneByteEach;
    private final CharBuffer trailer = CharBuffer.wrap("\n" + END);

    /**
     * @param stream closed with this
     * @param charset the text's encoding
     */
    StrictReader(InputStream stream, Charset charset) {
        this.stream = stream;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** @throws java.nio.charset.CharacterCodingException at bytes that are no text in the encoding */
    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        CharBuffer characters = CharBuffer.wrap(target, offset, length).slice();
        int decoded = 0;
        while (true) {
            int start = bytes.position();
            CoderResult result = decoder.decode(bytes, characters, ended);
            decoded += bytes.position() - start;
            areOneByteEach = decoded == characters.position();
            if (characters.position() > 0) {
                int count = characters.position();
                if (!atStart || target[offset] != BYTE_ORDER_MARK) {
                    atStart = false;
                    return count;
                }
                atStart = false;
                System.arraycopy(target, offset + 1, target, offset, count - 1);
                if (count > 1) {
                    return count - 1;
                }
                characters.clear();
                decoded = 0;
            } else if (result.isError()) {
                result.throwException();
            } else if (length == 0) {
                return 0;
            } else if (ended) {
                int count = Math.min(length, trailer.remaining());
                trailer.get(target, offset, count);
                return count == 0 ? -1 : count;
            } else {
                fill();
            }
        }
    }

    /** Whether all characters that were read last are of one byte each, of which a byte order mark is none. */
    boolean areOneByteEach() {
        return areOneByteEach;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            ended = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }
}
