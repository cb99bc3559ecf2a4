package org.multimodalbtw.engine.encode.text;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Small tokenizers as the families of language models have them. */
final class Tokenizers {

    private static final String SPECIAL =
            """
            {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
             "special": true}""";

    private static final String FILE =
            """
            {"version": "1.0", "truncation": %s, "padding": %s, "added_tokens": [%s], "normalizer": %s,
             "pre_tokenizer": %s, "post_processor": %s, "decoder": %s, "model": %s}
            """;

    /** Of transformers, for models that were used with a stride. */
    private static final String TRUNCATION =
            """
            {"direction": "Right", "max_length": 32, "strategy": "LongestFirst", "stride": %d}""";

    private static final String PADDING =
            """
            {"strategy": {"Fixed": 16}, "direction": "Right", "pad_to_multiple_of": 8, "pad_id": 0, "pad_type_id": 0,
             "pad_token": "[PAD]"}""";

    private static final String BERT_TEMPLATE =
            """
            {"type": "TemplateProcessing",
             "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                        {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
             "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
             "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                                "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}}""";

    static final String LLAMA_PATTERN =
            "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\\\r\\\\n\\\\p{L}\\\\p{N}]?\\\\p{L}+|\\\\p{N}{1,3}|"
                    + " ?[^\\\\s\\\\p{L}\\\\p{N}]+[\\\\r\\\\n]*|\\\\s*[\\\\r\\\\n]+|\\\\s+(?!\\\\S)|\\\\s+";

    private Tokenizers() {}

    static List<String> ordinary() {
        return List.of(wordPiece("null"), wordPiece(truncation(0)), unigram(), bytes(), llama(), wordLevel());
    }

    static String truncation(int stride) {
        return TRUNCATION.formatted(stride);
    }

    /** As of BERT: [CLS] is 2 and [SEP] is 3. */
    static String wordPiece(String truncation) {
        return FILE.formatted(
                truncation,
                truncation.equals("null") ? "null" : PADDING,
                bracketed(),
                """
                {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null,
                 "lowercase": true}""",
                """
                {"type": "BertPreTokenizer"}""",
                BERT_TEMPLATE,
                """
                {"type": "WordPiece", "prefix": "##", "cleanup": true}""",
                """
                {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                 "max_input_chars_per_word": 100,
                 "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "pain": 4, "##s": 5, "in": 6, "chest": 7,
                           "a": 8, "##a": 9, "no": 10, "fever": 11, "##e": 12}}""");
    }

    /** As of XLM-R and T5, with a table of characters. */
    static String unigram() {
        return FILE.formatted(
                "null",
                "null",
                bracketed(),
                """
                {"type": "Sequence", "normalizers": [{"type": "Precompiled", "precompiled_charsmap": "%s"},
                 {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}]}"""
                        .formatted(characters("\uFB01", "fi")),
                """
                {"type": "Sequence", "pretokenizers": [{"type": "WhitespaceSplit"},
                 {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": true}]}""",
                BERT_TEMPLATE,
                "null",
                """
                {"type": "Unigram", "unk_id": 1, "byte_fallback": false,
                 "vocab": [["[PAD]", 0.0], ["[UNK]", 0.0], ["[CLS]", 0.0], ["[SEP]", 0.0], ["\u2581pain", -2.5], ["s", -3.0],
                           ["p", -4.0], ["a", -4.0], ["in", -3.5], ["\u2581", -2.0], ["fi", -3.25], ["\u2581no", -2.75]]}""");
    }

    /** As of GPT-2 and RoBERTa. */
    static String bytes() {
        return FILE.formatted(
                "null",
                "null",
                SPECIAL.formatted(0, "<s>") + ", " + SPECIAL.formatted(2, "</s>"),
                "null",
                """
                {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true}""",
                """
                {"type": "RobertaProcessing", "sep": ["</s>", 2], "cls": ["<s>", 0], "trim_offsets": true,
                 "add_prefix_space": false}""",
                """
                {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true, "use_regex": true}""",
                """
                {"type": "BPE", "dropout": null, "unk_token": "<unk>", "continuing_subword_prefix": "",
                 "end_of_word_suffix": "", "fuse_unk": false, "byte_fallback": false, "ignore_merges": false,
                 "vocab": {"<s>": 0, "<unk>": 1, "</s>": 2, "p": 3, "a": 4, "i": 5, "n": 6, "pa": 7, "in": 8, "pain": 9,
                           "\u0120": 10, "\u0120pain": 11, "s": 12, "o": 13},
                 "merges": ["p a", "i n", "pa in", "\u0120 pain"]}""");
    }

    /** As of Llama 3, whose words are cut by an expression. */
    static String llama() {
        return FILE.formatted(
                "null",
                "null",
                SPECIAL.formatted(0, "<s>"),
                """
                {"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Strip", "strip_left": true,
                 "strip_right": true}, {"type": "Replace", "pattern": {"String": "\\t"}, "content": " "}]}""",
                """
                {"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "%s"},
                 "behavior": "Isolated", "invert": false}, {"type": "Digits", "individual_digits": true},
                 {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false}]}"""
                        .formatted(LLAMA_PATTERN),
                """
                {"type": "Sequence", "processors": [{"type": "ByteLevel", "add_prefix_space": true,
                 "trim_offsets": false, "use_regex": true}, {"type": "TemplateProcessing",
                 "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                 "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                 "special_tokens": {"<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]}}}]}""",
                "null",
                """
                {"type": "BPE", "dropout": null, "unk_token": "<unk>", "continuing_subword_prefix": "##",
                 "end_of_word_suffix": null, "fuse_unk": true, "byte_fallback": false, "ignore_merges": true,
                 "vocab": {"<s>": 0, "<unk>": 1, "p": 2, "##a": 3, "pa": 4, "##i": 5, "##n": 6, "##in": 7, "pain": 8,
                           "n": 9, "##o": 10, "no": 11},
                 "merges": [["p", "##a"], ["##i", "##n"], ["pa", "##in"], ["n", "##o"]]}""");
    }

    /** Words and nothing else; the type of the model is not named, as in early files. */
    static String wordLevel() {
        return FILE.formatted(
                "null",
                "null",
                "",
                """
                {"type": "Sequence", "normalizers": [{"type": "NFKD"}, {"type": "StripAccents"}, {"type": "Lowercase"}]}""",
                """
                {"type": "Sequence", "pretokenizers": [{"type": "Whitespace"}, {"type": "Punctuation",
                 "behavior": "Isolated"}, {"type": "CharDelimiterSplit", "delimiter": "-"}]}""",
                "null",
                "null",
                """
                {"vocab": {"[UNK]": 0, "no": 1, "pain": 2, "fever": 3}, "unk_token": "[UNK]"}""");
    }

    private static String bracketed() {
        List<String> tokens = new ArrayList<>();
        for (String name : new String[] {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}) {
            tokens.add(SPECIAL.formatted(tokens.size(), name));
        }
        return String.join(", ", tokens);
    }

    /**
     * A table of characters, each byte of the one character in a block of 256 units: unit = offset of the next block, from here, and the
     * byte; the last leads to the place of the replacement.
     */
    static String characters(String character, String replacement) {
        byte[] path = character.getBytes(StandardCharsets.UTF_8);
        int[] units = new int[256 * (path.length + 2)];
        units[0] = 256 << 10;
        for (int i = 0; i < path.length; i++) {
            int label = path[i] & 0xFF;
            int place = 256 * (i + 1) ^ label;
            boolean last = i == path.length - 1;
            units[place] = (place ^ 256 * (i + 2)) << 10 | (last ? 1 << 8 : 0) | label;
        }
        byte[] text = (replacement + "\0").getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + units.length) + text.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(Integer.BYTES * units.length);
        for (int unit : units) {
            bytes.putInt(unit);
        }
        return Base64.getEncoder().encodeToString(bytes.put(text).array());
    }
}
