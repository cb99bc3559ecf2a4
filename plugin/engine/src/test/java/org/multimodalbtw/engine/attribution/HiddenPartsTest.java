package org.multimodalbtw.engine.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.encode.HidingRows;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.image.ImageEncoder;
import org.multimodalbtw.engine.encode.image.ImageEncoderSettings;
import org.multimodalbtw.engine.encode.image.ImageForm;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.predict.ModelColumns;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Pictures of 40 x 32 pixels, whose fields are 10 x 8, that an encoder describes by numbers without names. */
class HiddenPartsTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 32;
    private static final int PATIENTS = 12;
    private static final int UPPER_RIGHT_OF_THE_MIDDLE = 6;
    private static final double BASE = .3;

    @TempDir
    static Path folder;

    private static FittedEncoder encoder;
    private static TrainedModel model;
    private static Path directory;

    @BeforeAll
    static void make() throws IOException {
        MemoryTable training = table();
        for (int i = 0; i < PATIENTS; i++) {
            write("p" + i, picture(i));
            training.row("p" + i, "p" + i + ".png", i % 3 == 0 ? "p" + (i + 1) + ".png" : null);
        }
        encoder = ImageEncoder.fit(
                "scan",
                training,
                Optional.empty(),
                new ImageEncoderSettings(
                        ImageForm.DESCRIPTOR, folder.toString(), 6, 64, 8, "", ImageEncoderSettings.CURRENT, true),
                ProgressMonitor.NONE);
        // one expert, so that the gates are 1 whatever is hidden
        FusionSettings fusion =
                new FusionSettings(8, new ExpertSettings(1, 1, 8, Gate.SOFTMAX, 1, .01), new DropoutRates(0, 0, 0));
        model = FixedModels.random(Targets.classes(2), List.of(encoder.output()), fusion, false);
        directory = folder.resolve("model");
        ModelDirectory.write(
                directory,
                model,
                new TrainingInsight(List.of(), List.of(), new double[0][][], List.of()),
                Optional.of(new Reference(new double[] {1 - BASE, BASE}, OptionalInt.of(1))));
        encoder.save(folder.resolve("encoder"));
        EncoderSet.write(List.of(folder.resolve("encoder")), ModelDirectory.encoders(directory));
    }

    private static MemoryTable table() {
        return new MemoryTable(MemoryTable.category("first"), MemoryTable.category("second"));
    }

    private static BufferedImage picture(int seed) {
        Random random = new Random(seed);
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        for (int i = 0; i < 30; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillRect(random.nextInt(WIDTH), random.nextInt(HEIGHT), 3 + random.nextInt(9), 3);
        }
        graphics.dispose();
        return picture;
    }

    private static void write(String name, BufferedImage picture) throws IOException {
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    }

    private static List<RowGradients> explain(TableRows rows, HiddenParts parts) throws IOException {
        Path file = Files.createTempFile(folder, "rows", ".arrow");
        Files.delete(file);
        encoder.encode(rows, file, ProgressMonitor.NONE);
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.id()));
        parts.read(new HashSet<>(ids), ProgressMonitor.NONE);
        try (IntegratedGradients gradients = new IntegratedGradients(model, Device.cpu());
                TensorTable table = TensorTable.open(file)) {
            ModelColumns columns = ModelColumns.of(model.manifest().modalities(), table.schema(), new ArrayList<>());
            return gradients.of(
                    table, columns, IntStream.range(0, table.rows()).toArray(), parts, row -> new int[] {1});
        }
    }

    private static HiddenParts parts(TableRows rows) throws IOException {
        return HiddenParts.open(
                model.manifest().modalities(),
                Map.of("scan", encoder),
                rows == null ? Map.of() : Map.of("scan", rows),
                ProgressMonitor.NONE);
    }

    @Test
    void whatAFieldAddsIsLostWhereThePictureHasItsMeanColourThere() throws IOException {
        MemoryTable whole = table().row("p3", "p3.png", null);
        RowGradients explained = explain(whole, parts(whole)).get(0);
        assertEquals(16, explained.lost()[0].length);
        BufferedImage hidden = picture(3);
        int[] sums = new int[3];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = hidden.getRGB(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    sums[channel] += rgb >> 8 * channel & 255;
                }
            }
        }
        int mean = 0;
        for (int channel = 0; channel < 3; channel++) {
            mean |= (int) Math.round((double) sums[channel] / (WIDTH * HEIGHT)) << 8 * channel;
        }
        for (int y = 8; y < 16; y++) {
            for (int x = 20; x < 30; x++) {
                hidden.setRGB(x, y, mean);
            }
        }
        write("hidden", hidden);
        RowGradients without =
                explain(table().row("p3", "hidden.png", null), parts(null)).get(0);
        double lost = explained.lost()[0][UPPER_RIGHT_OF_THE_MIDDLE];
        assertEquals(explained.end() - without.end(), lost, 1e-5);
        assertTrue(Math.abs(lost) > 1e-3, "the field counts: " + lost);
    }

    @Test
    void ofTwoPicturesTheFieldsOfBothAreNamedAndAllLinesAddUp() throws IOException {
        MemoryTable rows = table().row("p3", "p3.png", "p4.png").row("p5", "p5.png", null);
        Path file = folder.resolve("two.arrow");
        encoder.encode(rows, file, ProgressMonitor.NONE);
        List<Attribution> lines = new ArrayList<>();
        try (FeatureExplainer explainer = FeatureExplainer.open(directory, DevicePolicy.CPU)) {
            explainer.explain(
                    file,
                    Map.of("scan", rows),
                    ExplanationSettings.ofEvent(100, 1000),
                    lines::add,
                    ProgressMonitor.NONE);
        }
        Map<String, Set<String>> features = lines.stream()
                .collect(Collectors.groupingBy(
                        Attribution::rowId, Collectors.mapping(Attribution::feature, Collectors.toSet())));
        assertEquals(16 + 2, features.get("p5").size());
        assertTrue(features.get("p5").contains("upper middle, right of the middle"), features.toString());
        assertEquals(32 + 2, features.get("p3").size());
        assertTrue(features.get("p3")
                .containsAll(Set.of(
                        "picture 1: top, far left", "picture 2: bottom, far right", FeatureNames.PICTURES_AS_A_WHOLE)));
        Map<String, Double> predicted = new HashMap<>();
        try (Predictor predictor = Predictor.open(directory, DevicePolicy.CPU)) {
            predictor.predict(
                    file, (RowPrediction row) -> predicted.put(row.rowId(), row.values()[1]), ProgressMonitor.NONE);
        }
        Map<String, Double> sums = lines.stream()
                .collect(
                        Collectors.groupingBy(Attribution::rowId, Collectors.summingDouble(Attribution::contribution)));
        predicted.forEach(
                (row, probability) -> assertEquals(logOdds(probability) - logOdds(BASE), sums.get(row), 1e-4, row));
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }

    @Test
    void withoutTheRawTableNumbersAreShownAndTheWayToMoreIsSaid() throws IOException {
        MemoryTable rows = table().row("p3", "p3.png", null);
        Path file = folder.resolve("one.arrow");
        encoder.encode(rows, file, ProgressMonitor.NONE);
        List<Attribution> lines = new ArrayList<>();
        try (FeatureExplainer explainer = FeatureExplainer.open(directory, DevicePolicy.CPU)) {
            ExplanationSummary summary = explainer.explain(
                    file, Map.of(), ExplanationSettings.ofEvent(100, 1000), lines::add, ProgressMonitor.NONE);
            assertTrue(
                    summary.warnings().stream()
                            .anyMatch(warning -> warning.startsWith("Of 'scan' only numbers are known: connect raw")),
                    summary.warnings().toString());
        }
        assertTrue(lines.stream().anyMatch(line -> line.feature().equals("component 1")), lines.toString());
    }

    @Test
    void ofMoreThanFourPicturesWholeOnesAreHidden() throws IOException {
        MemoryTable rows =
                new MemoryTable(encoder.inputs().get(0), encoder.inputs().get(1));
        for (String[] files : List.of(
                new String[] {"p0.png", "p1.png"}, new String[] {"p2.png", "p3.png"}, new String[] {"p4.png", null})) {
            rows.row("many", files[0], files[1]);
        }
        rows.row("few", "p5.png", null);
        Map<String, List<HiddenPart>> parts = hiding(rows, Set.of("many"));
        assertEquals(Set.of("many"), parts.keySet());
        assertEquals(
                List.of("picture 1", "picture 2", "picture 3", "picture 4", "picture 5"),
                parts.get("many").stream().map(HiddenPart::part).toList());
        float[] withoutLast = parts.get("many").get(4).values();
        MemoryTable first = table();
        first.row("many", "p0.png", "p1.png").row("many", "p2.png", "p3.png");
        Path file = folder.resolve("first.arrow");
        encoder.encode(first, file, ProgressMonitor.NONE);
        try (TensorTable table = TensorTable.open(file)) {
            assertArrayEquals(table.values(0, 0), withoutLast, 1e-6f);
        }
    }

    private static Map<String, List<HiddenPart>> hiding(TableRows rows, Set<String> wanted) throws IOException {
        try (HidingRows hiding = encoder.hiding(rows, ProgressMonitor.NONE)) {
            return hiding.of(wanted, ProgressMonitor.NONE);
        }
    }

    @Test
    void manyPicturesAreHiddenInSixteenGroups() throws IOException {
        MemoryTable rows = table();
        for (int i = 0; i < 20; i++) {
            rows.row("many", "p" + i % PATIENTS + ".png", null);
        }
        List<HiddenPart> parts = hiding(rows, Set.of("many")).get("many");
        assertEquals(16, parts.size());
        assertEquals("pictures 1 to 2", parts.get(0).part());
        assertEquals("picture 3", parts.get(1).part());
        assertEquals("picture 20", parts.get(15).part());
    }

    @Test
    void aRowThatHasNoPartsShowsTheWhole() throws IOException {
        HiddenParts parts = parts(table().row("p3", "p3.png", null));
        assertEquals(
                List.of(new FeatureShare(FeatureNames.PICTURES_AS_A_WHOLE, "", .7)), parts.shares("p3", 0, null, .7));
    }
}
