package org.multimodalbtw.engine.program;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/** Cuts texts as a {@code tokenizer.json} says. The library ends the whole program over some faults of such a file. */
final class NativeTokenizer implements AutoCloseable {

    private final HuggingFaceTokenizer tokenizer;

    /**
     * @param json the file's content
     * @throws RuntimeException if the library does not take it
     */
    NativeTokenizer(String json) {
        tokenizer = EngineRuntime.withOwnClassLoader(() -> read(json));
    }

    /** Loads the library, for which it is unpacked once. */
    static void loadLibrary() {
        EngineRuntime.withOwnClassLoader(() -> {
            LibUtils.checkStatus();
            return null;
        });
    }

    private static HuggingFaceTokenizer read(String json) {
        Map<String, String> options = Map.of("truncation", "false", "padding", "false");
        try (InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))) {
            return HuggingFaceTokenizer.newInstance(in, options);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    TextPieces pieces(String text) {
        Encoding encoding = tokenizer.encode(text, true, false);
        return new TextPieces(encoding.getIds(), encoding.getSpecialTokenMask());
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
