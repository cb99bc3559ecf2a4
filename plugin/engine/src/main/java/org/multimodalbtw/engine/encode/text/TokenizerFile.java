package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.multimodalbtw.engine.InputException;

/**
 * A {@code tokenizer.json}, checked and written anew. The native library ends the whole program over some faults, so that it sees nothing
 * but what was found sound here: known parts with known fields, without padding, truncation and decoder, which are not needed.
 *
 * @param json what the library is given
 * @param keepsEnd whether the file says that long texts lose their beginning
 */
record TokenizerFile(String json, boolean keepsEnd) {

    /** More than ten times the largest that is in use. */
    static final int MOST_BYTES = 400_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // a score keeps its digits, or the library could read another number
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TokenizerCheck TRUNCATION = TokenizerCheck.object(Map.of(
            "direction", TokenizerCheck.oneOf("Right", "Left"),
            "max_length", TokenizerCheck.WHOLE,
            "strategy", TokenizerCheck.TEXT,
            "stride", TokenizerCheck.WHOLE));

    private static final TokenizerCheck ADDED_TOKEN = TokenizerCheck.object(Map.of(
            "id", TokenizerCheck.WHOLE,
            "content", TokenizerCheck.TEXT,
            "single_word", TokenizerCheck.FLAG,
            "lstrip", TokenizerCheck.FLAG,
            "rstrip", TokenizerCheck.FLAG,
            "normalized", TokenizerCheck.FLAG,
            "special", TokenizerCheck.FLAG));

    private static final TokenizerCheck WHOLE_FILE = TokenizerCheck.object(Map.of(
            "version", TokenizerCheck.TEXT,
            "truncation", TokenizerCheck.optional(TRUNCATION),
            // never read
            "padding", TokenizerCheck.ANYTHING,
            "decoder", TokenizerCheck.ANYTHING,
            "added_tokens", TokenizerCheck.list(ADDED_TOKEN),
            "normalizer", TokenizerCheck.optional(TokenizerParts.NORMALIZER),
            "pre_tokenizer", TokenizerCheck.optional(TokenizerParts.PRE_TOKENIZER),
            "post_processor", TokenizerCheck.optional(TokenizerParts.POST_PROCESSOR),
            "model", TokenizerModel.CHECK));

    /**
     * @param bytes of the file
     * @param name of the file, for the message
     * @return its content
     * @throws InputException if it is no tokenizer, or has a part that is not known
     */
    static TokenizerFile read(byte[] bytes, String name) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (!(JSON.readTree(text) instanceof ObjectNode file)) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            WHOLE_FILE.check(file, "the file");
            boolean keepsEnd = file.at("/truncation/direction").asText().equals("Left");
            return new TokenizerFile(written(file), keepsEnd);
        } catch (CharacterCodingException failure) {
            throw refused(name, "it is not UTF-8", failure);
        } catch (JsonProcessingException failure) {
            throw refused(name, failure.getOriginalMessage(), failure);
        } catch (IllegalArgumentException failure) {
            throw refused(name, failure.getMessage(), failure);
        }
    }

    static InputException refused(String name, String detail, Throwable cause) {
        return new InputException(
                "'" + name + "' is not a tokenizer that can be used: " + detail + ".",
                "Save the model's tokenizer again with tokenizer.save_pretrained, and choose that folder.",
                cause);
    }

    private static String written(ObjectNode file) throws JsonProcessingException {
        file.putNull("truncation");
        file.putNull("padding");
        file.putNull("decoder");
        TokenizerModel.name(file);
        String json = JSON.writeValueAsString(file);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            throw new IllegalArgumentException("a text in it has half a character");
        }
        return json;
    }
}
