package org.multimodalbtw.engine.encode.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/**
 * Cuts texts into the tokens of a language model, as its {@code tokenizer.json} says (Hugging Face Tokenizers). How many tokens are kept is
 * decided here, not by the native library: of a longer text those at its beginning, or at its end where the file says so, and the special
 * tokens that are put around every text.
 */
final class TextTokens implements AutoCloseable {

    private final HuggingFaceTokenizer tokenizer;
    private final String name;
    private final int most;
    private final boolean keepsEnd;

    private TextTokens(HuggingFaceTokenizer tokenizer, String name, int most, boolean keepsEnd) {
        this.tokenizer = tokenizer;
        this.name = name;
        this.most = most;
        this.keepsEnd = keepsEnd;
    }

    /**
     * @param file the {@code tokenizer.json}
     * @param most so many tokens of a text are kept, special ones included
     * @return the tokenizer; the caller closes it
     * @throws InputException if the file is something else, or not the file that it was, or the special tokens leave no room for a text
     * @throws IOException if it cannot be read
     */
    static TextTokens open(FrozenFile file, int most) throws IOException {
        String name = file.path().getFileName().toString();
        TokenizerFile content = TokenizerFile.read(file.read(TokenizerFile.MOST_BYTES), name);
        // the engine sets where native libraries may be unpacked
        EngineRuntime.get();
        HuggingFaceTokenizer tokenizer;
        try {
            tokenizer = EngineRuntime.withOwnClassLoader(() -> newTokenizer(content.json()));
        } catch (RuntimeException failure) {
            throw TokenizerFile.refused(name, failure.getMessage(), failure);
        }
        TextTokens tokens = new TextTokens(tokenizer, name, most, content.keepsEnd());
        try {
            tokens.requireRoom();
            return tokens;
        } catch (RuntimeException failure) {
            tokens.close();
            throw failure;
        }
    }

    private static HuggingFaceTokenizer newTokenizer(String json) {
        Map<String, String> options = Map.of("truncation", "false", "padding", "false");
        try (InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
            return HuggingFaceTokenizer.newInstance(in, options);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void requireRoom() {
        int added = count(encode("").getSpecialTokenMask(), 1);
        if (most <= added) {
            throw new InputException(
                    "Of each text " + most + (most == 1 ? " token is" : " tokens are") + " read, and '" + name
                            + "' puts " + added + " special ones around it: nothing of the text is left.",
                    "Choose at least " + (added + 1) + " for 'Most tokens of a text', better 100 or more.");
        }
    }

    /** @return the numbers of a text's tokens; empty for a text without any */
    long[] of(String text) {
        Encoding encoding = encode(text);
        long[] tokens = encoding.getIds();
        return tokens.length <= most ? tokens : cut(tokens, encoding.getSpecialTokenMask());
    }

    private long[] cut(long[] tokens, long[] special) {
        int ordinary = count(special, 0);
        int room = Math.max(0, most - (tokens.length - ordinary));
        int from = keepsEnd ? ordinary - room : 0;
        long[] kept = new long[Math.min(most, tokens.length - ordinary + room)];
        int length = 0;
        int position = 0;
        for (int i = 0; i < tokens.length && length < kept.length; i++) {
            boolean stays = special[i] != 0 || position >= from && position < from + room;
            position += special[i] == 0 ? 1 : 0;
            if (stays) {
                kept[length++] = tokens[i];
            }
        }
        return kept;
    }

    private Encoding encode(String text) {
        try {
            return tokenizer.encode(text, true, false);
        } catch (RuntimeException failure) {
            throw new InputException(
                    "The tokenizer '" + name + "' fails at a text: " + failure.getMessage() + ".",
                    "Save the model's tokenizer again with tokenizer.save_pretrained, and choose that folder.",
                    failure);
        }
    }

    private static int count(long[] values, long wanted) {
        int count = 0;
        for (long value : values) {
            count += value == wanted ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
