package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.multimodalbtw.engine.Refusal.assertMessage;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.program.ProgramProcess;

class TextTokensTest {

    private static final List<String> WORDS = List.of(
            "pain",
            "chest",
            "no",
            "in",
            "fever",
            "xyz",
            "e\u0301",
            "\uFB01n",
            "\uD83D\uDE00",
            "12",
            "don't",
            "[SEP]",
            "-",
            "\t",
            "\n");

    private static ProgramProcess program;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        program = ProgramProcess.startForTexts(InputStream.nullInputStream(), 0, ProgressMonitor.NONE);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void ordinaryTokenizersGiveWhatTheLibraryGivesWhenItCutsItself() throws IOException {
        Random random = new Random(7);
        for (String json : Tokenizers.ordinary()) {
            for (int most : new int[] {3, 4, 9, 100}) {
                Map<String, String> options =
                        Map.of("maxLength", String.valueOf(most), "truncation", "true", "padding", "false");
                byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
                TextTokens ours = open(json, most);
                try (HuggingFaceTokenizer library =
                        HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), options)) {
                    for (int i = 0; i < 40; i++) {
                        String text = text(random);
                        assertArrayEquals(library.encode(text).getIds(), ours.of(text), json + text);
                    }
                }
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(1, 60); left > 0; left--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }

    @Test
    void theLimitCountsTheTokensThatArePutAroundAText() throws IOException {
        TextTokens tokens = open(Tokenizers.wordPiece("null"), 4);
        assertArrayEquals(new long[] {2, 10, 4, 3}, tokens.of("no pain in chest"));
        assertArrayEquals(new long[] {2, 10, 3}, tokens.of("no"));
        assertArrayEquals(new long[] {2, 3}, tokens.of(" "));
    }

    @Test
    void aLimitThatLeavesNoRoomForATextIsRefused() {
        for (int most : new int[] {1, 2}) {
            assertMessage(
                    () -> open(Tokenizers.wordPiece("null"), most), "'tokenizer.json' puts 2 special ones around it");
        }
        assertMessage(() -> open(Tokenizers.llama(), 1), "Of each text 1 token is read");
    }

    @Test
    void anyStrideIsOfNoAccount() throws IOException {
        String text = "pain ".repeat(300);
        for (int most : new int[] {3, 100, 130, 131}) {
            TextTokens tokens = open(Tokenizers.wordPiece(Tokenizers.truncation(128)), most);
            assertEquals(most, tokens.of(text).length);
        }
    }

    @Test
    void moreThan512TokensAreRead() throws IOException {
        TextTokens tokens = open(Tokenizers.wordPiece("null"), 1000);
        assertEquals(1000, tokens.of("pain ".repeat(1200)).length);
    }

    @Test
    void theEndIsKeptWhereTheFileSaysSo() throws IOException {
        String json = Tokenizers.wordPiece(Tokenizers.truncation(0).replace("Right", "Left"));
        TextTokens tokens = open(json, 4);
        assertArrayEquals(new long[] {2, 6, 7, 3}, tokens.of("no pain in chest"));
    }

    @Test
    void whatIsNotKnownIsNamed() {
        String bert = Tokenizers.wordPiece("null");
        String[][] changes = {
            {"\"lowercase\"", "\"lowercasex\"", "'lowercasex'"},
            {
                "\"BertPreTokenizer\"",
                "\"Magic\"",
                "'pre_tokenizer' of the file is of a type that is not known, not \"Magic\""
            },
            {"\"id\": 3", "\"id\": -3", "must be a whole number"},
            {"\"ids\": [2]", "\"ids\": [2, 3]", "as many numbers as tokens"},
            {"\"id\": \"[SEP]\", \"type_id\"", "\"id\": \"[END]\", \"type_id\"", "names a token that is not described"},
            {"\"Sequence\": {\"id\": \"A\"", "\"Sequence\": {\"id\": \"B\"", "second text"},
            {"\"version\": \"1.0\"", "\"version\": \"1.0\", \"version\": \"1.0\"", "Duplicate field"},
            {"\"chest\": 7", "\"\\\\ud800\": 7", "Broken surrogate pair"},
            {"\"added_tokens\": [", "\"added_tokens\": [7,", "item 1 of 'added_tokens' of the file must be an object"}
        };
        for (String[] change : changes) {
            assertTrue(bert.contains(change[0]), change[0]);
            assertMessage(() -> open(bert.replaceFirst(Pattern.quote(change[0]), change[1]), 16), change[2]);
        }
        assertMessage(
                () -> open(Tokenizers.bytes().replace("\"dropout\": null", "\"dropout\": 0.1"), 16),
                "other tokens each time");
        assertMessage(
                () -> open(Tokenizers.llama().replace("\"##i\", \"##n\"", "\"##i\", \"n\""), 16),
                "does not start with '##'");
        assertMessage(
                () -> open(Tokenizers.unigram().replace("\"unk_id\": 1", "\"unk_id\": 99"), 16),
                "not in its vocabulary");
        assertMessage(() -> open("[]", 16), "not a JSON object");
        assertMessage(() -> open("\uFEFF{}", 16), "'tokenizer.json' is not a tokenizer");
    }

    @Test
    void aTextThatIsNotUtf8IsRefused() throws IOException {
        Path file = folder.resolve("tokenizer.json");
        Files.write(file, Tokenizers.bytes().getBytes(StandardCharsets.UTF_16));
        assertMessage(() -> TextTokens.open(FrozenFile.of(file), 16, program), "it is not UTF-8");
    }

    @Test
    void replacementsOfCharactersAreFollowedToTheirEnd() throws IOException {
        TextTokens tokens = open(Tokenizers.unigram(), 16);
        // the sign of a word's beginning, fi
        assertArrayEquals(new long[] {2, 9, 10, 3}, tokens.of("\uFB01"));
    }

    @Test
    void replacementsThatLeadOutOfTheirTableAreRefused() {
        String table = Tokenizers.characters("\uFB01", "fi");
        assertTrue(Tokenizers.unigram().contains(table));
        for (String damaged : new String[] {
            "AAAA",
            "AAAAAA==",
            "////////",
            table.substring(0, table.length() - 8),
            // the root, an inner unit and the last one lead out of the table, the replacement starts behind the text
            // and inside a character
            changed(table, 0, 1280 << 10),
            changed(table, 256 ^ 0xEF, 1 << 30 | 0xEF),
            changed(table, 768 ^ 0x81, 1 << 30 | 1 << 8 | 0x81),
            changed(table, 1024, 9),
            changed(Tokenizers.characters("\uFB01", "\u00E9"), 1024, 1)
        }) {
            assertMessage(() -> open(Tokenizers.unigram().replace(table, damaged), 16), "is damaged");
        }
    }

    @Test
    void aStepThatLacksWhatTheLibraryMustHaveIsRefused() {
        String table = Tokenizers.characters("\uFB01", "fi");
        String lacking = Tokenizers.unigram().replace(", \"precompiled_charsmap\": \"" + table + "\"", "");
        assertFalse(lacking.contains("precompiled_charsmap"));
        assertMessage(() -> open(lacking, 16), "must have 'precompiled_charsmap'");
    }

    /** What the library cannot do is not known for sure: it ends its own program and not this one. */
    @Test
    void aTokenizerThatEndsItsProgramIsRefused() throws Exception {
        String json = "{\"version\": \"1.0\", \"normalizer\": {\"type\": \"Precompiled\"}, \"model\": "
                + "{\"type\": \"Unigram\", \"unk_id\": 0, \"vocab\": [[\"a\", 0.0]]}}";
        try (ProgramProcess other =
                ProgramProcess.startForTexts(InputStream.nullInputStream(), 0, ProgressMonitor.NONE)) {
            ProgramProcess.Failure failure =
                    assertThrows(ProgramProcess.Failure.class, () -> other.loadTokenizer(json));
            assertTrue(failure.getMessage().startsWith("its program ended"), failure.getMessage());
        }
    }

    private static String changed(String table, int unit, int value) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(table)).order(ByteOrder.LITTLE_ENDIAN);
        return Base64.getEncoder()
                .encodeToString(bytes.putInt(Integer.BYTES * (1 + unit), value).array());
    }

    @Test
    void expressionsOfKnownTokenizersAreTaken() throws IOException {
        for (String pattern : new String[] {
            Tokenizers.LLAMA_PATTERN,
            // GPT-2
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\\\p{L}+| ?\\\\p{N}+| ?[^\\\\s\\\\p{L}\\\\p{N}]+|\\\\s+(?!\\\\S)|\\\\s+",
            // o200k
            "[^\\\\r\\\\n\\\\p{L}\\\\p{N}]?[\\\\p{Lu}\\\\p{Lt}\\\\p{Lm}\\\\p{Lo}\\\\p{M}]*[\\\\p{Ll}\\\\p{Lm}\\\\p{Lo}\\\\p{M}]+"
                    + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\\\p{N}{1,3}",
            // DeepSeek
            "[!\\\"#$%&'()*+,\\\\-./:;<=>?@\\\\[\\\\\\\\\\\\]^_`{|}~][A-Za-z]+|[^\\\\r\\\\n\\\\p{L}\\\\p{P}\\\\p{S}]?[\\\\p{L}\\\\p{M}]+",
            // digits in threes from the right
            "\\\\d{1,3}(?=(?:\\\\d{3})*\\\\b)"
        }) {
            open(Tokenizers.llama().replace(Tokenizers.LLAMA_PATTERN, pattern), 16);
        }
    }

    @Test
    void expressionsThatMayTakeForEverAreRefused() {
        for (String pattern : new String[] {
            "(a+)+$",
            "(a|a)*b",
            "(?:a?){30}b",
            "(a*)\\\\1",
            "\\\\s*\\\\s*\\\\s*x",
            "a*a*b",
            "(?<n>a)",
            "a**",
            "(a",
            "a)",
            "[a",
            "a{1,2}{3}",
            "(?x)a",
            "a?a?a?a?a?a?a?a?a?b"
        }) {
            assertMessage(
                    () -> open(Tokenizers.llama().replace(Tokenizers.LLAMA_PATTERN, pattern), 16),
                    "'pattern' of Split in item 1 of 'pretokenizers'");
        }
    }

    private TextTokens open(String json, int most) throws IOException {
        Path file = folder.resolve("tokenizer.json");
        Files.writeString(file, json);
        return TextTokens.open(FrozenFile.of(file), most, program);
    }
}
