package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.FrozenFile;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.encode.HidingRows;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.CarriedPrograms;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.runtime.ScriptFiles;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.tensor.TensorTable;

/** A language model that gives each token its number n and n squared, over a vocabulary of four words. */
class FrozenTextEncoderTest {

    private static final String TOKENIZER =
            """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": {"type": "Lowercase"},
             "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
             "model": {"type": "WordLevel", "vocab": {"[UNK]": 0, "no": 1, "pain": 2, "fever": 3}, "unk_token": "[UNK]"}}
            """;

    @TempDir
    Path folder;

    private Path models;

    @BeforeEach
    void models() throws IOException {
        models = Files.createDirectory(folder.resolve("models"));
        Files.writeString(models.resolve("tokenizer.json"), TOKENIZER);
        ScriptFiles.write(
                models.resolve("model.pt"),
                "ids: Tensor, mask: Tensor",
                "f = torch.mul(torch.to(ids, 6), torch.to(mask, 6))",
                "return torch.stack([f, torch.mul(f, f)], -1)");
    }

    @Test
    void aTextIsTheMeanOverItsTokensStandardisedByTheTrainingRows() throws IOException {
        MemoryTable training = texts().row("1", "pain", null).row("2", "no fever", null);
        FittedEncoder encoder = fit(training);
        // pain: 2, 4; no fever: (1 + 3) / 2, (1 + 9) / 2: the first value does not vary
        assertEquals(List.of("note: 2"), encoder.output().features());
        Map<String, float[]> encoded = encode(
                encoder,
                texts().row("a", "PAIN", null)
                        .row("b", "no fever", null)
                        .row("c", "fever", null)
                        .row("d", " ", null)
                        .row("e", null, "pain"));
        assertArrayEquals(new float[] {-1}, encoded.get("a"), 1e-6f);
        assertArrayEquals(new float[] {1}, encoded.get("b"), 1e-6f);
        assertArrayEquals(new float[] {5}, encoded.get("c"), 1e-6f);
        assertNull(encoded.get("d"));
        assertArrayEquals(new float[] {0}, encoded.get("e"), 1e-6f);
    }

    @Test
    void columnsStandBesideEachOther() throws IOException {
        FittedEncoder encoder = fit(texts().row("1", "pain", "fever").row("2", "no", "no"));
        assertEquals(
                List.of("note: 1", "note: 2", "exam: 1", "exam: 2"),
                encoder.output().features());
        assertArrayEquals(
                new float[] {1, 1, -1, -1},
                encode(encoder, texts().row("a", "pain", "no")).get("a"),
                1e-6f);
    }

    @Test
    void rowsThatAreReadTogetherAreReadAsEachAlone() throws IOException {
        FittedEncoder encoder = fit(texts().row("1", "pain", "no").row("2", "no fever", "fever"));
        String[] words = {"pain", "no", "fever", " ", null, "no no pain", "other"};
        MemoryTable all = texts();
        List<MemoryTable> alone = new ArrayList<>();
        for (int row = 0; row < 150; row++) {
            String note = words[row % words.length];
            String exam = words[row / words.length % words.length];
            all.row("r" + row, note, exam);
            alone.add(texts().row("r" + row, note, exam));
        }
        Map<String, float[]> together = encode(encoder, all);
        assertEquals(150, together.size());
        for (int row = 0; row < 150; row += 11) {
            assertArrayEquals(encode(encoder, alone.get(row)).get("r" + row), together.get("r" + row), "row " + row);
        }
    }

    @Test
    void longTextsAreCut() throws IOException {
        MemoryTable training = texts().row("1", "pain", null).row("2", "no", null);
        FittedEncoder encoder = FrozenTextEncoder.fit("m", training, models, 2, ProgressMonitor.NONE);
        Map<String, float[]> encoded =
                encode(encoder, texts().row("a", "pain pain fever fever", null).row("b", "pain pain", null));
        assertArrayEquals(encoded.get("b"), encoded.get("a"));
    }

    @Test
    void aTextIsReadAgainWithoutEachOfItsParts() throws IOException {
        MemoryTable training = texts().row("1", "pain", null).row("2", "no fever", null);
        FittedEncoder encoder = fit(training);
        MemoryTable rows = texts().row("a", "pain fever", "no").row("b", "pain", null);
        for (int i = 0; i < 4; i++) {
            rows.row("other " + i, "pain", null);
        }
        Map<String, List<HiddenPart>> parts;
        try (HidingRows hiding = encoder.hiding(rows, ProgressMonitor.NONE)) {
            parts = hiding.of(Set.of("a", "b"), ProgressMonitor.NONE);
            assertEquals(List.of(), hiding.notes());
        }
        // of the mean of squares: 4.5 of the training texts, deviation .5; cut at 5
        List<HiddenPart> own = parts.get("a");
        assertEquals(2, own.size(), "a text of one word has no parts");
        assertEquals(new HiddenPart("note, part 1", "of 2: pain", own.get(0).values()), own.get(0));
        assertEquals(new HiddenPart("note, part 2", "of 2", own.get(1).values()), own.get(1), "one row has this word");
        assertArrayEquals(new float[] {5}, own.get(0).values(), 1e-6f);
        assertArrayEquals(new float[] {-1}, own.get(1).values(), 1e-6f);
        assertEquals(List.of(), parts.get("b"));
    }

    @Test
    void ofALongTextOnlyPartsThatAreReadAreHidden() throws IOException {
        MemoryTable training = texts().row("1", "pain", null).row("2", "no", null);
        FittedEncoder encoder = FrozenTextEncoder.fit("m", training, models, 2, ProgressMonitor.NONE);
        MemoryTable rows = texts().row("a", "pain no fever fever", null);
        try (HidingRows hiding = encoder.hiding(rows, ProgressMonitor.NONE)) {
            List<HiddenPart> parts =
                    hiding.of(Set.of("a"), ProgressMonitor.NONE).get("a");
            assertEquals(
                    List.of("note, part 1", "note, part 2"),
                    parts.stream().map(HiddenPart::part).toList());
            assertEquals(
                    List.of(
                            "1 row has a text of 'm' that the model does not read to the end (2 tokens, 'Most tokens of a text'): the "
                                    + "parts are those of what it reads."),
                    hiding.notes());
        }
    }

    @Test
    void aSavedEncoderCarriesTheModel() throws IOException {
        MemoryTable rows = texts().row("1", "pain", "fever").row("2", "no fever", "no");
        FittedEncoder encoder = fit(rows);
        encoder.save(folder.resolve("encoder"));
        assertEquals(
                List.of(
                        "formatVersion",
                        "encoder",
                        "engineVersion",
                        "modality",
                        "columns",
                        "modelSha256",
                        "tokenizerSha256",
                        "mostTokens",
                        "size",
                        "scale",
                        "trainingRows",
                        "report"),
                fields(folder.resolve("encoder/manifest.json")),
                "the fields of the first release in their order");
        encoder.encode(rows, folder.resolve("before"), ProgressMonitor.NONE);
        Files.delete(models.resolve("model.pt"));
        Files.delete(models.resolve("tokenizer.json"));
        FittedEncoder loaded = EncoderKinds.load(folder.resolve("encoder"));
        loaded.encode(rows, folder.resolve("after"), ProgressMonitor.NONE);
        assertArrayEquals(Files.readAllBytes(folder.resolve("before")), Files.readAllBytes(folder.resolve("after")));
    }

    @Test
    void peopleAreToldThatItIsAProgram() throws IOException {
        MemoryTable rows = texts().row("1", "pain", "fever").row("2", "no fever", "no");
        FittedEncoder encoder = fit(rows);
        encoder.save(folder.resolve("encoder"));
        String hash = FrozenFile.of(models.resolve("model.pt")).sha256();
        List<String> warnings =
                encoder.encode(rows, folder.resolve("t"), ProgressMonitor.NONE).warnings();
        assertEquals(1, warnings.size());
        assertTrue(
                warnings.get(0)
                        .startsWith("The encoder carries a program: 'model.pt', SHA-256 " + hash + "; it was read"),
                warnings.get(0));
        assertEquals(Optional.of("carries a program: model.pt, SHA-256 " + hash), CarriedPrograms.in(folder));
        assertEquals(Optional.empty(), CarriedPrograms.in(models));
        assertEquals(Optional.empty(), CarriedPrograms.in(folder.resolve("nowhere")));
    }

    @Test
    void anEncoderOfTheFirstFormatReadsNoMoreTokensThanItDid() throws IOException {
        MemoryTable rows =
                texts().row("1", "pain ".repeat(512) + "no ".repeat(88), null).row("2", "no", null);
        FrozenTextEncoder.fit("m", rows, models, 600, ProgressMonitor.NONE).save(folder.resolve("encoder"));
        float[] read =
                encode(EncoderKinds.load(folder.resolve("encoder")), rows).get("1");
        Path manifest = folder.resolve("encoder/manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"formatVersion\" : 2", "\"formatVersion\" : 1"));
        Files.delete(folder.resolve("encoder").resolve(FileHashes.NAME));
        FittedEncoder first = EncoderKinds.load(folder.resolve("encoder"));
        float[] before = encode(first, rows).get("1");
        assertArrayEquals(
                before,
                encode(first, texts().row("1", "pain ".repeat(512), null)).get("1"));
        assertFalse(Arrays.equals(before, read), "600 tokens are read");
    }

    private static List<String> fields(Path manifest) throws IOException {
        List<String> names = new ArrayList<>();
        new ObjectMapper().readTree(manifest.toFile()).fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void anotherModelInItsPlaceIsRefused() throws IOException {
        MemoryTable rows = texts().row("1", "pain", "fever").row("2", "no fever", "no");
        fit(rows).save(folder.resolve("encoder"));
        FittedEncoder loaded = EncoderKinds.load(folder.resolve("encoder"));
        Files.writeString(folder.resolve("encoder/model.pt"), "other", StandardCharsets.UTF_8);
        assertRefused(
                "'model.pt' is not the one that the encoder was fitted with",
                () -> loaded.encode(rows, folder.resolve("t"), ProgressMonitor.NONE));
        assertTrue(Files.notExists(folder.resolve("t")));
        assertRefused(
                "'model.pt' is not the one that the encoder was fitted with",
                () -> loaded.save(folder.resolve("again")));
        Files.delete(folder.resolve("encoder/model.pt"));
        assertRefused("There is no file 'model.pt' in", () -> loaded.save(folder.resolve("again")));
        assertRefused(
                "There is no file 'model.pt' in", () -> loaded.encode(rows, folder.resolve("t"), ProgressMonitor.NONE));
        assertTrue(Files.notExists(folder.resolve("again")));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        MemoryTable rows = texts().row("1", "pain", null).row("2", "no", null);
        Path tokenizer = models.resolve("tokenizer.json");
        Files.writeString(tokenizer, "{\"model\": 1}");
        assertRefused("'tokenizer.json' is not a tokenizer", () -> fit(rows));
        Files.delete(tokenizer);
        assertRefused("There is no file 'tokenizer.json'", () -> fit(rows));
        Files.writeString(tokenizer, TOKENIZER);
        Path model = models.resolve("model.pt");
        // an ONNX file starts with its version as a protocol buffer
        Files.write(model, new byte[] {8, 8, 18, 7, 'p', 'y', 't', 'o', 'r', 'c', 'h'});
        assertRefused("'model.pt' is not a TorchScript file", () -> fit(rows));
        Files.write(model, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        assertRefused("'model.pt' is not a TorchScript file", () -> fit(rows));
        ScriptFiles.write(model, "ids: Tensor", "return torch.to(ids, 6)");
        assertRefused("The model 'model.pt' fails", () -> fit(rows));
        ScriptFiles.write(
                model,
                "ids: Tensor, mask: Tensor",
                "return torch.div(torch.to(ids, 6), torch.to(torch.sub(mask, 1), 6))");
        assertRefused("its result is", () -> fit(rows));
    }

    private static void assertRefused(String part, Executable action) {
        InputException refused = assertThrows(InputException.class, action);
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }

    private FittedEncoder fit(TableRows rows) throws IOException {
        return FrozenTextEncoder.fit("m", rows, models, 16, ProgressMonitor.NONE);
    }

    private Map<String, float[]> encode(FittedEncoder encoder, TableRows rows) throws IOException {
        encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE);
        Map<String, float[]> encoded = new TreeMap<>();
        try (TensorTable table = TensorTable.open(folder.resolve("tensor"))) {
            for (int row = 0; row < table.rows(); row++) {
                encoded.put(table.rowId(row), table.values(0, row));
            }
        }
        return encoded;
    }

    private static MemoryTable texts() {
        return new MemoryTable(MemoryTable.category("note"), MemoryTable.category("exam"));
    }
}
