package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;

/**
 * The replacements of characters of a SentencePiece model: a double-array trie over bytes, whose values are places in a text
 * (https://github.com/google/sentencepiece, normalizer.cc). The native library follows the trie without looking where it leads, so each
 * step that any text could take is taken here once.
 */
final class CharacterMap {

    static final TokenizerCheck CHECK = CharacterMap::check;

    private static final int BYTES = 256;

    private final IntBuffer trie;
    private final ByteBuffer texts;
    private final BitSet visited = new BitSet();
    private final Deque<Integer> open = new ArrayDeque<>();

    private CharacterMap(IntBuffer trie, ByteBuffer texts) {
        this.trie = trie;
        this.texts = texts;
    }

    private static void check(JsonNode value, String where) {
        TokenizerCheck.TEXT.check(value, where);
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(value.textValue()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            long size = bytes.remaining() < Integer.BYTES ? -1 : Integer.toUnsignedLong(bytes.getInt());
            if (size < Integer.BYTES || size % Integer.BYTES != 0 || size > bytes.remaining()) {
                throw new IllegalArgumentException("its table does not fit into it");
            }
            IntBuffer trie = bytes.slice(Integer.BYTES, (int) size)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer();
            ByteBuffer texts = bytes.position(Integer.BYTES + (int) size).slice();
            StandardCharsets.UTF_8.newDecoder().decode(texts.duplicate());
            new CharacterMap(trie, texts).walk();
        } catch (CharacterCodingException failure) {
            throw new IllegalArgumentException(where + " is damaged: its texts are not UTF-8", failure);
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException(where + " is damaged: " + failure.getMessage(), failure);
        }
    }

    private void walk() {
        visit(step(0, trie.get(0)));
        while (!open.isEmpty()) {
            int node = open.remove();
            for (int label = 1; label < BYTES; label++) {
                int next = node ^ label;
                require(next < trie.limit());
                int unit = trie.get(next);
                if ((unit & (1 << 31 | 0xFF)) == label) {
                    int child = step(next, unit);
                    if ((unit >>> 8 & 1) != 0) {
                        checkText(trie.get(child) & Integer.MAX_VALUE);
                    }
                    visit(child);
                }
            }
        }
    }

    /** Where the children of a unit are. */
    private int step(int place, int unit) {
        long offset = (long) (unit >>> 10) << ((unit & 1 << 9) >>> 6);
        long child = place ^ offset;
        require(child < trie.limit());
        return (int) child;
    }

    private void visit(int node) {
        if (!visited.get(node)) {
            visited.set(node);
            open.add(node);
        }
    }

    /** A text starts at a character, or at the end. */
    private void checkText(int place) {
        require(place <= texts.limit());
        require(place == texts.limit() || (texts.get(place) & 0xC0) != 0x80);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("it leads out of itself");
        }
    }
}
