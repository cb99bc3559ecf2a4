package org.multimodalbtw.engine.encode.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/** Cuts texts into the tokens of a language model, as its {@code tokenizer.json} says (Hugging Face Tokenizers). */
final class TextTokens implements AutoCloseable {

    private final HuggingFaceTokenizer tokenizer;

    private TextTokens(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /**
     * @param file the {@code tokenizer.json}
     * @param most so many tokens of a text are kept, special ones included
     * @return the tokenizer; the caller closes it
     * @throws InputException if the file is something else, or not the file that it was
     * @throws IOException if it cannot be read
     */
    static TextTokens open(FrozenFile file, int most) throws IOException {
        file.verify();
        // the engine sets where native libraries may be unpacked
        EngineRuntime.get();
        try {
            Map<String, String> options =
                    Map.of("maxLength", String.valueOf(most), "truncation", "true", "padding", "false");
            return new TextTokens(EngineRuntime.withOwnClassLoader(() -> newTokenizer(file.path(), options)));
        } catch (RuntimeException failure) {
            throw new InputException(
                    "'" + file.path().getFileName() + "' is not a tokenizer: " + failure.getMessage(),
                    "Choose a folder with the tokenizer.json of the model.",
                    failure);
        }
    }

    private static HuggingFaceTokenizer newTokenizer(Path file, Map<String, String> options) {
        try {
            return HuggingFaceTokenizer.newInstance(file, options);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return the numbers of a text's tokens; empty for a text without any */
    long[] of(String text) {
        return tokenizer.encode(text).getIds();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
