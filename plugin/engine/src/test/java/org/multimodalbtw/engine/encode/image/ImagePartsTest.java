package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.tensor.TensorTable;

/** What is fitted to pictures in parts is what is fitted to all at once. */
class ImagePartsTest {

    private static final int PICTURES = 24;

    @TempDir
    private Path folder;

    private MemoryTable rows(int from, int to) {
        MemoryTable table = new MemoryTable(MemoryTable.category("front"), MemoryTable.category("side"));
        for (int row = from; row < to; row++) {
            table.row(
                    "p" + row / 2,
                    folder.resolve(row + ".png").toString(),
                    row % 5 == 0 ? folder.resolve((row + 1) + ".png").toString() : null);
        }
        return table;
    }

    private void write() throws IOException {
        Random random = new Random(1);
        for (int picture = 0; picture <= PICTURES; picture++) {
            BufferedImage image = new BufferedImage(40, 30 + picture, BufferedImage.TYPE_INT_RGB);
            for (int field = 0; field < 12; field++) {
                int colour = random.nextInt(1 << 24);
                for (int pixel = 0; pixel < 100; pixel++) {
                    image.setRGB(field % 4 * 10 + pixel % 10, field / 4 * 10 + pixel / 10, colour);
                }
            }
            ImageIO.write(image, "png", folder.resolve(picture + ".png").toFile());
        }
    }

    private static ImageParts parts(MemoryTable rows, ImageEncoderSettings settings) {
        return new ImageParts("scans", rows.columns(), Optional.of("patient"), settings);
    }

    private FittedEncoder merged(int each) throws IOException {
        return merged(each, ImageEncoderSettings.defaults());
    }

    private FittedEncoder merged(int each, ImageEncoderSettings settings) throws IOException {
        ImageParts driver = parts(rows(0, 1), settings);
        List<byte[]> counted = new ArrayList<>();
        for (int from = 0; from < PICTURES; from += each) {
            ImageParts.Part part = parts(rows(0, 1), settings).part(driver.state());
            int end = Math.min(PICTURES, from + each);
            part.add(rows(from, (from + end) / 2));
            part.add(rows((from + end) / 2, end));
            counted.add(part.bytes());
        }
        driver.take(List.of(driver.merge(counted.subList(0, 1)), driver.merge(counted.subList(1, counted.size()))));
        return driver.fitted();
    }

    @Test
    void partsGiveTheSameEncoderHoweverPatientsAreDivided() throws IOException {
        write();
        FittedImageEncoder expected = (FittedImageEncoder) ImageEncoder.fit(
                "scans",
                rows(0, PICTURES),
                Optional.of("patient"),
                ImageEncoderSettings.defaults(),
                ProgressMonitor.NONE);
        Path one = folder.resolve("one");
        expected.encode(rows(0, PICTURES), one, ProgressMonitor.NONE);
        for (int each : new int[] {4, 10}) {
            FittedImageEncoder found = (FittedImageEncoder) merged(each);
            assertEquals(expected.report(), found.report());
            assertEquals(expected.output(), found.output());
            assertEquals(expected.patientColumn(), found.patientColumn());
            for (int at = 0; at < expected.projection().mean().length; at++) {
                assertEquals(
                        expected.projection().mean()[at], found.projection().mean()[at], 1e-12);
            }
            Path other = folder.resolve("other");
            found.encode(rows(0, PICTURES), other, ProgressMonitor.NONE);
            try (TensorTable first = TensorTable.open(one);
                    TensorTable second = TensorTable.open(other)) {
                assertEquals(PICTURES / 2, first.rows());
                for (int row = 0; row < first.rows(); row++) {
                    assertArrayEquals(first.values(0, row), second.values(0, row), 1e-6f);
                }
            }
        }
        assertEquals(
                List.of("24 images: edges, brightness and colour in 23 components"),
                List.of(expected.report().columns().get(0).treatment()));
    }

    @Test
    void theSamePartsGiveTheSameBytes() throws IOException {
        write();
        merged(5).save(folder.resolve("a"));
        merged(5).save(folder.resolve("b"));
        for (String file : List.of("manifest.json", "statistics.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("a").resolve(file),
                            folder.resolve("b").resolve(file)));
        }
    }

    @Test
    void pixelsOfPartsGiveTheSameMomentsHoweverPatientsAreDivided() throws IOException {
        write();
        FittedImageEncoder expected = (FittedImageEncoder) ImageEncoder.fit(
                "scans",
                rows(0, PICTURES),
                Optional.of("patient"),
                ImageEncoderSettings.ofPixels(),
                ProgressMonitor.NONE);
        assertEquals(List.of(3, 64, 64), expected.projection().shape());
        for (int each : new int[] {4, 10}) {
            FittedImageEncoder found = (FittedImageEncoder) merged(each, ImageEncoderSettings.ofPixels());
            assertEquals(expected.report(), found.report());
            assertEquals(expected.output(), found.output());
            assertEquals(expected.projection().shape(), found.projection().shape());
            for (int channel = 0; channel < 3; channel++) {
                double mean = expected.projection().mean()[channel];
                assertEquals(mean, found.projection().mean()[channel], 1e-12 * mean);
            }
            assertArrayEquals(
                    expected.projection().factors(), found.projection().factors(), 0);
        }
        ImageParts.Part part =
                parts(rows(0, 1), ImageEncoderSettings.ofPixels()).part(new byte[0]);
        part.add(rows(0, PICTURES));
        assertTrue(part.bytes().length < 500, "four channels of 56 bytes, and counts");
    }

    @Test
    void picturesAreOfColoursWhereMoreThanHalfAre() throws IOException {
        for (int picture = 0; picture < 4; picture++) {
            // two are white, one is red; twice as wide as high, so that half of the square stays black
            BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 32; pixel++) {
                image.setRGB(pixel % 8, pixel / 8, picture == 3 ? 0xFF0000 : 0xFFFFFF);
            }
            ImageIO.write(image, "png", folder.resolve(picture + ".png").toFile());
        }
        ImageParts driver = parts(rows(0, 1), ImageEncoderSettings.ofPixels());
        List<byte[]> counted = new ArrayList<>();
        for (int picture = 1; picture < 4; picture++) {
            ImageParts.Part part =
                    parts(rows(0, 1), ImageEncoderSettings.ofPixels()).part(driver.state());
            part.add(rows(picture, picture + 1));
            counted.add(part.bytes());
        }
        driver.take(counted);
        FittedImageEncoder found = (FittedImageEncoder) driver.fitted();
        assertEquals(List.of(1, 64, 64), found.projection().shape());
        // of three pictures half of the pixels is 1, 1, and 0.299, which red is as grey
        assertEquals((1 + 1 + .299) / 6, found.projection().mean()[0], 1e-6);
    }

    @Test
    void whereNoPictureCanBeUsedSomeAreNamed() {
        InputException refused = assertThrows(InputException.class, () -> merged(6));
        assertTrue(refused.getMessage().contains("no training image can be used"), refused.getMessage());
        assertTrue(refused.getMessage().contains("0.png) does not exist"), refused.getMessage());
    }
}
