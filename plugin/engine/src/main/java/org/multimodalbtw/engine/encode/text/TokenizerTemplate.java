package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The template of a text with special tokens around it, as {@code TemplateProcessing} of Hugging Face Tokenizers has it. */
final class TokenizerTemplate {

    static final TokenizerCheck CHECK = TokenizerTemplate::check;

    private static final TokenizerCheck WHOLE = TokenizerCheck.WHOLE;

    private static final TokenizerCheck PIECES = TokenizerCheck.list(TokenizerCheck.object(Map.of(
            "Sequence", TokenizerCheck.object(Map.of("id", TokenizerCheck.oneOf("A", "B"), "type_id", WHOLE)),
            "SpecialToken", TokenizerCheck.object(Map.of("id", TokenizerCheck.TEXT, "type_id", WHOLE)))));

    private static final TokenizerCheck SPECIAL_TOKEN = TokenizerCheck.object(Map.of(
            "id", TokenizerCheck.TEXT,
            "ids", TokenizerCheck.list(WHOLE),
            "tokens", TokenizerCheck.list(TokenizerCheck.TEXT)));

    private static final TokenizerCheck FIELDS = TokenizerParts.step(
            Map.of("single", PIECES, "pair", PIECES, "special_tokens", TokenizerTemplate::checkTokens));

    private TokenizerTemplate() {}

    private static void check(JsonNode value, String where) {
        FIELDS.check(value, where);
        int texts = 0;
        for (String form : new String[] {"single", "pair"}) {
            for (JsonNode piece : value.path(form)) {
                String place = "'" + form + "' of " + where;
                TokenizerCheck.require(piece.size() == 1, place, "has a piece that is not one thing", piece);
                JsonNode token = piece.path("SpecialToken").path("id");
                TokenizerCheck.require(
                        token.isMissingNode()
                                || value.path("special_tokens")
                                        .path(token.asText())
                                        .isObject(),
                        place,
                        "names a token that is not described",
                        token);
                texts += form.equals("single") && piece.has("Sequence") ? 1 : 0;
                TokenizerCheck.require(
                        !form.equals("single")
                                || !piece.path("Sequence").path("id").asText().equals("B"),
                        place,
                        "has a second text",
                        piece);
            }
        }
        TokenizerCheck.require(texts == 1, "'single' of " + where, "must have the text once", value.path("single"));
    }

    private static void checkTokens(JsonNode value, String where) {
        TokenizerCheck.require(value.isObject(), where, "must be an object", value);
        for (Map.Entry<String, JsonNode> token : value.properties()) {
            String place = "'" + token.getKey() + "' of " + where;
            SPECIAL_TOKEN.check(token.getValue(), place);
            TokenizerCheck.require(
                    token.getValue().path("ids").size()
                            == token.getValue().path("tokens").size(),
                    place,
                    "must have as many numbers as tokens",
                    token.getValue());
        }
    }
}
