package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The model of a {@code tokenizer.json}, which cuts words into tokens (https://docs.rs/tokenizers: models). */
final class TokenizerModel {

    static final TokenizerCheck CHECK = TokenizerModel::check;

    /** A word that is longer counts as unknown; its cost grows with the square. */
    private static final int LONGEST_WORD = 100_000;

    private static final TokenizerCheck TEXT = TokenizerCheck.TEXT;
    private static final TokenizerCheck FLAG = TokenizerCheck.FLAG;
    private static final TokenizerCheck NAME = TokenizerCheck.optional(TEXT);

    private static final Map<String, TokenizerCheck> TYPES = Map.of(
            "BPE",
                    TokenizerParts.step(Map.of(
                            "dropout", TokenizerModel::checkDropout,
                            "unk_token", NAME,
                            "continuing_subword_prefix", NAME,
                            "end_of_word_suffix", NAME,
                            "fuse_unk", FLAG,
                            "byte_fallback", FLAG,
                            "ignore_merges", FLAG,
                            "vocab", TokenizerModel::checkVocabulary,
                            "merges", TokenizerCheck.list(TokenizerModel::checkMerge))),
            "WordPiece",
                    TokenizerParts.step(Map.of(
                            "unk_token",
                            TEXT,
                            "continuing_subword_prefix",
                            TEXT,
                            "max_input_chars_per_word",
                            TokenizerModel::checkWordLength,
                            "vocab",
                            TokenizerModel::checkVocabulary)),
            "WordLevel", TokenizerParts.step(Map.of("unk_token", TEXT, "vocab", TokenizerModel::checkVocabulary)),
            "Unigram",
                    TokenizerParts.step(Map.of(
                            "unk_id", TokenizerCheck.optional(TokenizerCheck.WHOLE),
                            "byte_fallback", FLAG,
                            "vocab", TokenizerCheck.list(TokenizerCheck.tuple(TEXT, TokenizerModel::checkScore)))));

    private TokenizerModel() {}

    private static void check(JsonNode value, String where) {
        TokenizerCheck.require(value.isObject(), where, "must be an object", value);
        String type = type(value);
        TokenizerCheck check = TYPES.get(type);
        TokenizerCheck.require(check != null, where, "is of a type that is not known", value.path("type"));
        check.check(value, type + " in " + where);
        if (type.equals("BPE")) {
            checkPrefix(value, where);
        } else if (type.equals("Unigram")) {
            TokenizerCheck.require(
                    value.path("unk_id").asInt(0) < value.path("vocab").size(),
                    where,
                    "has an unknown token that is not in its vocabulary",
                    value.path("unk_id"));
        }
    }

    /** Files of early versions do not name the type: it is then the first whose fields are there. */
    private static String type(JsonNode model) {
        if (model.has("type")) {
            return model.get("type").asText();
        }
        return model.has("merges")
                ? "BPE"
                : model.path("vocab").isArray()
                        ? "Unigram"
                        : model.has("continuing_subword_prefix") ? "WordPiece" : "WordLevel";
    }

    /** Names the type of a file's model, which has been checked. */
    static void name(ObjectNode file) {
        if (file.get("model") instanceof ObjectNode model) {
            model.put("type", type(model));
        }
    }

    private static void checkVocabulary(JsonNode value, String where) {
        TokenizerCheck.require(value.isObject(), where, "must be an object", value);
        value.properties()
                .forEach(token -> TokenizerCheck.WHOLE.check(
                        token.getValue(), "the number of '" + token.getKey() + "' in " + where));
    }

    private static void checkScore(JsonNode value, String where) {
        TokenizerCheck.require(
                value.isNumber() && Double.isFinite(value.doubleValue()), where, "must be a finite number", value);
    }

    private static void checkWordLength(JsonNode value, String where) {
        TokenizerCheck.WHOLE.check(value, where);
        TokenizerCheck.require(value.intValue() <= LONGEST_WORD, where, "must be at most " + LONGEST_WORD, value);
    }

    private static void checkDropout(JsonNode value, String where) {
        TokenizerCheck.require(
                value.isNull() || value.isNumber() && value.doubleValue() == 0,
                where,
                "must be empty, since the same text would give other tokens each time",
                value);
    }

    /** Two tokens with a blank between them, or as two items. */
    private static void checkMerge(JsonNode value, String where) {
        if (value.isTextual()) {
            TokenizerCheck.require(second(value) != null, where, "must be two tokens", value);
        } else {
            TokenizerCheck.tuple(TEXT, TEXT).check(value, where);
        }
    }

    private static String second(JsonNode merge) {
        if (merge.isArray()) {
            return merge.get(1).textValue();
        }
        String[] tokens = merge.textValue().split(" ", -1);
        return tokens.length == 2 ? tokens[1] : null;
    }

    /** The library takes the prefix from each second token without looking. */
    private static void checkPrefix(JsonNode model, String where) {
        String prefix = model.path("continuing_subword_prefix").asText("");
        if (model.path("continuing_subword_prefix").isTextual() && !prefix.isEmpty()) {
            for (JsonNode merge : model.path("merges")) {
                TokenizerCheck.require(
                        second(merge).startsWith(prefix),
                        where,
                        "has a merge whose second token does not start with '" + prefix + "'",
                        merge);
            }
        }
    }
}
