package org.multimodalbtw.engine.program;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does what is asked of a model and a tokenizer, of which either may lack. */
final class ProgramAnswers implements AutoCloseable {

    /** What went wrong, in the traceback of a model that runs. */
    private static final Pattern ERROR = Pattern.compile("(?m)^\\w*Error: (.+)$");

    private final Vectors vectors;
    private NativeTokenizer tokenizer;

    /** @param vectors of the model, {@code null} where texts are only cut; closed with this */
    ProgramAnswers(Vectors vectors) {
        this.vectors = vectors;
    }

    /** @throws IOException if it is no request */
    Wire.Message to(Wire.Message request) throws IOException {
        if (request.kind() != Wire.SEVERAL) {
            return toOne(request);
        }
        return Wire.Message.several(request.parts().stream().map(this::toOne).toList());
    }

    private Wire.Message toOne(Wire.Message request) {
        try {
            return switch (request.kind()) {
                case Wire.TOKENS -> Wire.Message.vector(vectors.ofTokens(request.tokens()));
                case Wire.PIXELS ->
                    Wire.Message.vector(vectors.ofPixels(
                            request.content(), request.content().remaining() / Float.BYTES));
                case Wire.TOKENIZER -> tokenizer(request.text());
                case Wire.TEXT -> Wire.Message.pieces(tokenizer.pieces(request.text()));
                default -> throw new IllegalStateException("it is asked for " + request.kind());
            };
        } catch (RuntimeException | OutOfMemoryError failure) {
            return failure(failure);
        }
    }

    private Wire.Message tokenizer(String json) {
        closeTokenizer();
        tokenizer = new NativeTokenizer(json);
        return Wire.Message.vector(new float[0]);
    }

    private void closeTokenizer() {
        if (tokenizer != null) {
            tokenizer.close();
            tokenizer = null;
        }
    }

    /** @return what went wrong, in a line */
    static Wire.Message failure(Throwable failure) {
        Throwable cause =
                failure instanceof IllegalStateException && failure.getCause() != null ? failure.getCause() : failure;
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        Matcher error = ERROR.matcher(message);
        return Wire.Message.failure(
                error.find()
                        ? error.group(1)
                        : message.strip().lines().findFirst().orElse(""));
    }

    @Override
    public void close() {
        closeTokenizer();
        if (vectors != null) {
            vectors.close();
        }
    }
}
