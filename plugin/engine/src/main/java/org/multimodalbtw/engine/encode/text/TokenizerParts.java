package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The steps of a {@code tokenizer.json} that are known, with their fields, as Hugging Face Tokenizers has them
 * (https://docs.rs/tokenizers: normalizers, pre_tokenizers, processors).
 */
final class TokenizerParts {

    private static final TokenizerCheck TEXT = TokenizerCheck.TEXT;
    private static final TokenizerCheck FLAG = TokenizerCheck.FLAG;
    private static final TokenizerCheck PATTERN = TokenizerParts::checkPattern;
    private static final TokenizerCheck BEHAVIOR =
            TokenizerCheck.oneOf("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous");
    private static final TokenizerCheck BYTE_LEVEL =
            step(Map.of("add_prefix_space", FLAG, "trim_offsets", FLAG, "use_regex", FLAG));
    private static final TokenizerCheck TOKEN = TokenizerCheck.tuple(TEXT, TokenizerCheck.WHOLE);

    /** What is done to a text before it is cut. */
    static final TokenizerCheck NORMALIZER = TokenizerCheck.typed(normalizers());

    /** How a text is cut into words. */
    static final TokenizerCheck PRE_TOKENIZER = TokenizerCheck.typed(preTokenizers());

    /** Which tokens are put around a text. */
    static final TokenizerCheck POST_PROCESSOR = TokenizerCheck.typed(Map.of(
            "BertProcessing", step(Map.of("sep", TOKEN, "cls", TOKEN)),
            "RobertaProcessing",
                    step(Map.of("sep", TOKEN, "cls", TOKEN, "trim_offsets", FLAG, "add_prefix_space", FLAG)),
            "ByteLevel", BYTE_LEVEL,
            "TemplateProcessing", TokenizerTemplate.CHECK,
            "Sequence", step(Map.of("processors", list(TokenizerParts::postProcessor)))));

    private TokenizerParts() {}

    /** The fields of a step beside its type. */
    static TokenizerCheck step(Map<String, TokenizerCheck> fields) {
        Map<String, TokenizerCheck> all = new HashMap<>(fields);
        all.put("type", TEXT);
        return TokenizerCheck.object(all);
    }

    private static TokenizerCheck list(TokenizerCheck item) {
        return TokenizerCheck.list(item);
    }

    // a list of steps may have lists in it, so the check of a step is looked up when it is needed

    private static void normalizer(JsonNode value, String where) {
        NORMALIZER.check(value, where);
    }

    private static void preTokenizer(JsonNode value, String where) {
        PRE_TOKENIZER.check(value, where);
    }

    private static void postProcessor(JsonNode value, String where) {
        POST_PROCESSOR.check(value, where);
    }

    private static Map<String, TokenizerCheck> normalizers() {
        Map<String, TokenizerCheck> types = new HashMap<>();
        for (String name :
                new String[] {"NFC", "NFD", "NFKC", "NFKD", "Nmt", "Lowercase", "StripAccents", "ByteLevel"}) {
            types.put(name, step(Map.of()));
        }
        types.put(
                "BertNormalizer",
                step(Map.of(
                        "clean_text", FLAG,
                        "handle_chinese_chars", FLAG,
                        "strip_accents", TokenizerCheck.optional(FLAG),
                        "lowercase", FLAG)));
        types.put("Strip", step(Map.of("strip_left", FLAG, "strip_right", FLAG)));
        types.put("Prepend", step(Map.of("prepend", TEXT)));
        types.put("Replace", step(Map.of("pattern", PATTERN, "content", TEXT)));
        types.put(
                "Precompiled",
                TokenizerCheck.having(
                        "precompiled_charsmap", step(Map.of("precompiled_charsmap", CharacterMap.CHECK))));
        types.put("Sequence", step(Map.of("normalizers", list(TokenizerParts::normalizer))));
        return types;
    }

    private static Map<String, TokenizerCheck> preTokenizers() {
        Map<String, TokenizerCheck> types = new HashMap<>();
        for (String name : new String[] {"BertPreTokenizer", "Whitespace", "WhitespaceSplit", "UnicodeScripts"}) {
            types.put(name, step(Map.of()));
        }
        types.put("ByteLevel", BYTE_LEVEL);
        types.put("CharDelimiterSplit", step(Map.of("delimiter", TokenizerCheck.CHARACTER)));
        types.put("Digits", step(Map.of("individual_digits", FLAG)));
        types.put("Punctuation", step(Map.of("behavior", BEHAVIOR)));
        types.put("Split", step(Map.of("pattern", PATTERN, "behavior", BEHAVIOR, "invert", FLAG)));
        types.put(
                "Metaspace",
                step(Map.of(
                        "replacement", TokenizerCheck.CHARACTER,
                        "str_rep", TEXT,
                        "add_prefix_space", FLAG,
                        "prepend_scheme", TokenizerCheck.oneOf("first", "never", "always"),
                        "split", FLAG)));
        types.put("Sequence", step(Map.of("pretokenizers", list(TokenizerParts::preTokenizer))));
        return types;
    }

    /** A text as it is, or a regular expression. */
    private static void checkPattern(JsonNode value, String where) {
        TokenizerCheck.object(Map.of("String", TEXT, "Regex", TokenizerPattern.CHECK))
                .check(value, where);
        TokenizerCheck.require(value.size() == 1, where, "must be either a text or an expression", value);
        TokenizerCheck.require(!value.elements().next().textValue().isEmpty(), where, "must not be empty", value);
    }
}
