package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.runtime.ScriptFiles;
import org.multimodalbtw.engine.storage.FileHashes;
import org.multimodalbtw.engine.tensor.TensorTable;

class ImageEncoderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void images() throws IOException {
        for (int i = 0; i < 12; i++) {
            write("i" + i + ".png", encoded(disc(40 + i, 30, 10 + 2 * i, i % 2 == 0), "png"));
        }
    }

    @Test
    void greyImagesOf16BitsAreStretchedToTheirRange() throws IOException {
        BufferedImage deep = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 8; x++) {
                deep.getRaster().setSample(x, y, 0, x < 4 ? 1000 : 4000);
            }
        }
        float[] values = read(encoded(deep, "png")).square(8, 1);
        assertEquals(0, values[0], 1e-6);
        assertEquals(1, values[7], 1e-6);
    }

    @Test
    void coloursAndProportionsAreKept() throws IOException {
        BufferedImage wide = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                wide.setRGB(x, y, 0xFF8000);
            }
        }
        Picture picture = read(encoded(wide, "png"));
        float[] values = picture.square(10, 3);
        assertEquals(3, picture.channels());
        assertEquals(0, values[5], 1e-6, "black above a wide image");
        assertEquals(1, values[55], .01, "red");
        assertEquals(128 / 255f, values[155], .01, "green");
        assertEquals(0, values[255], .01, "blue");
        assertEquals(1, picture.saturation(), 1e-6);
    }

    @Test
    void jpegFilesAreTurnedAsExifSays() throws IOException {
        BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 8; x++) {
                image.getRaster().setSample(x, y, 0, 255);
            }
        }
        byte[] plain = encoded(image, "jpg");
        assertEquals(32, read(plain).width());
        // 6: the first row is the right side, so the bright left side is now on top
        Picture turned = read(withOrientation(plain, 6));
        assertEquals(16, turned.width());
        assertEquals(32, turned.height());
        float[] values = turned.square(32, 1);
        assertTrue(values[2 * 32 + 16] > .9, "top");
        assertTrue(values[29 * 32 + 16] < .1, "bottom");
        Picture upsideDown = read(withOrientation(plain, 3));
        float[] mirrored = upsideDown.square(32, 1);
        assertTrue(mirrored[16 * 32 + 30] > .9, "right");
    }

    @Test
    void unusableImagesAreNamedCountedAndMissing() throws IOException {
        write("empty.png", new byte[0]);
        write("cut.png", Arrays.copyOf(Files.readAllBytes(folder.resolve("i1.png")), 60));
        write("text.png", "not an image".getBytes(StandardCharsets.US_ASCII));
        write("bomb.png", bomb(100_000, 100_000));
        FittedEncoder encoder = fit(ImageForm.DESCRIPTOR, rows(12));
        MemoryTable rows = table();
        rows.row("a", "empty.png")
                .row("b", "cut.png")
                .row("c", "text.png")
                .row("d", "bomb.png")
                .row("e", "no.png");
        rows.row("f", "i2.png").row("g", (Object) null);
        Map<String, float[]> encoded = new TreeMap<>();
        EncodingSummary summary = encode(encoder, rows, encoded);
        assertEquals(6, summary.missing());
        assertEquals(encoder.output().size(), encoded.get("f").length);
        String warning = summary.warnings().get(0);
        assertTrue(
                warning.startsWith(
                        "5 images could not be used and count as missing: row 'a', column 'path' (empty.png) is "
                                + "empty; row 'b', column 'path' (cut.png) is damaged; row 'c', column 'path' (text.png) is neither PNG nor JPEG"),
                warning);
    }

    @Test
    void anImageBombIsRefusedByItsHeader() throws IOException {
        PictureReader.UnusableException refused =
                assertThrows(PictureReader.UnusableException.class, () -> read(bomb(100_000, 100_000)));
        assertEquals("has 100000 x 100000 pixels, more than the 100000000 that are allowed", refused.getMessage());
    }

    @Test
    void severalImagesOfAPatientAreAveraged() throws IOException {
        FittedEncoder encoder = fit(ImageForm.DESCRIPTOR, rows(12));
        Map<String, float[]> single = new TreeMap<>();
        encode(encoder, table().row("a", "i1.png").row("b", "i4.png"), single);
        Map<String, float[]> both = new TreeMap<>();
        encode(encoder, table().row("p", "i1.png").row("q", "i3.png").row("p", "i4.png"), both);
        for (int i = 0; i < single.get("a").length; i++) {
            assertEquals((single.get("a")[i] + single.get("b")[i]) / 2, both.get("p")[i], 1e-5);
        }
        assertEquals(2, both.size());
    }

    @Test
    void thePixelsOfAPatientsImagesStayApart() throws IOException {
        FittedEncoder encoder = fit(ImageForm.PIXELS, rows(12));
        Map<String, float[]> single = new TreeMap<>();
        encode(encoder, table().row("a", "i1.png").row("b", "i4.png").row("c", (Object) null), single);
        assertNull(single.get("c"));
        Map<String, float[]> both = new TreeMap<>();
        EncodingSummary summary = encode(
                encoder,
                table().row("p", "i1.png").row("q", "i3.png").row("p", "i4.png").row("p", "i5.png"),
                both);
        assertEquals(List.of("1 patient has more than 2 images of 'ct': the first are kept."), summary.warnings());
        float[] images = both.get("p");
        assertArrayEquals(single.get("a"), Arrays.copyOf(images, 16 * 16));
        assertArrayEquals(single.get("b"), Arrays.copyOfRange(images, 16 * 16, 2 * 16 * 16));
        assertEquals(2 * 16 * 16, images.length);
        assertEquals(16 * 16, both.get("q").length);
    }

    @Test
    void aSavedEncoderGivesTheSameTensor() throws IOException {
        ScriptFiles.write(folder.resolve("mean.pt"), "pixels: Tensor", "return pixels");
        for (ImageForm form : ImageForm.values()) {
            FittedEncoder encoder = fit(form, rows(12));
            Path directory = folder.resolve("encoder " + form);
            encoder.save(directory);
            encoder.encode(rows(12), folder.resolve("before"), ProgressMonitor.NONE);
            EncoderKinds.load(directory).encode(rows(12), folder.resolve("after"), ProgressMonitor.NONE);
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("before")), Files.readAllBytes(folder.resolve("after")));
        }
        assertEquals(
                List.of(2, 1, 16, 16), fit(ImageForm.PIXELS, rows(12)).output().shape());
    }

    @Test
    void componentsHaveAMeanSquareOf1OverTheTrainingRows() throws IOException {
        FittedEncoder encoder = fit(ImageForm.DESCRIPTOR, rows(12));
        Map<String, float[]> encoded = new TreeMap<>();
        encode(encoder, rows(12), encoded);
        double squares = 0;
        for (float[] values : encoded.values()) {
            for (float value : values) {
                squares += value * value / (12. * values.length);
            }
        }
        assertEquals(1, squares, .01);
    }

    @Test
    void noUsableTrainingImageIsRefused() {
        InputException refused =
                assertThrows(InputException.class, () -> fit(ImageForm.DESCRIPTOR, table().row("a", "no.png")));
        assertTrue(refused.getMessage().startsWith("'ct': no training image can be used."), refused.getMessage());
        assertNull(refused.getCause());
    }

    @Test
    void aLocalModelSeesColourPixelsStandardisedAsForImageNet() throws IOException {
        ScriptFiles.write(folder.resolve("mean.pt"), "pixels: Tensor", "return pixels");
        FittedEncoder encoder = fit(ImageForm.FROZEN, rows(12));
        assertEquals(List.of(3), encoder.output().shape());
        Map<String, float[]> encoded = new TreeMap<>();
        encode(encoder, rows(12), encoded);
        double[] reds = new double[12];
        for (int i = 0; i < reds.length; i++) {
            float[] pixels =
                    read(Files.readAllBytes(folder.resolve("i" + i + ".png"))).square(16, 3);
            for (int at = 0; at < 16 * 16; at++) {
                reds[i] += (pixels[at] - .485) / .229 / (16 * 16);
            }
        }
        double mean = Arrays.stream(reds).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(reds)
                .map(red -> (red - mean) * (red - mean))
                .average()
                .orElseThrow());
        for (int i = 0; i < reds.length; i++) {
            assertEquals((reds[i] - mean) / deviation, encoded.get("r" + i)[0], 1e-4);
        }
    }

    @Test
    void anEncoderOfPixelsThatNamesAModelIsDamaged() throws IOException {
        Path saved = folder.resolve("encoder");
        fit(ImageForm.PIXELS, rows(12)).save(saved);
        assertEquals(
                fit(ImageForm.PIXELS, rows(12)).output(),
                EncoderKinds.load(saved).output());
        Path manifest = saved.resolve("manifest.json");
        String without = Files.readString(manifest);
        String with = without.replace("\"modelSha256\" : null", "\"modelSha256\" : \"ab\"");
        assertNotEquals(without, with);
        Files.writeString(manifest, with);
        FileHashes.write(saved);
        InputException refused = assertThrows(InputException.class, () -> EncoderKinds.load(saved));
        assertTrue(refused.getMessage().contains("is damaged"), refused.getMessage());
    }

    @Test
    void aModelThatIsNoneIsRefused() throws IOException {
        Files.writeString(folder.resolve("mean.pt"), "nothing");
        InputException refused = assertThrows(InputException.class, () -> fit(ImageForm.FROZEN, rows(12)));
        assertEquals("'mean.pt' is not a TorchScript file.", refused.getMessage());
        Files.delete(folder.resolve("mean.pt"));
        assertTrue(assertThrows(InputException.class, () -> fit(ImageForm.FROZEN, rows(12)))
                .getMessage()
                .startsWith("There is no file 'mean.pt'"));
    }

    private FittedEncoder fit(ImageForm form, TableRows rows) throws IOException {
        return ImageEncoder.fit(
                "ct",
                rows,
                Optional.empty(),
                new ImageEncoderSettings(
                        form,
                        folder.toString(),
                        5,
                        16,
                        2,
                        form == ImageForm.FROZEN ? folder.resolve("mean.pt").toString() : "",
                        ImageEncoderSettings.FIRST),
                ProgressMonitor.NONE);
    }

    private EncodingSummary encode(FittedEncoder encoder, TableRows rows, Map<String, float[]> encoded)
            throws IOException {
        EncodingSummary summary = encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE);
        try (TensorTable table = TensorTable.open(folder.resolve("tensor"))) {
            for (int row = 0; row < table.rows(); row++) {
                encoded.put(table.rowId(row), table.values(0, row));
            }
        }
        return summary;
    }

    private static MemoryTable table() {
        return new MemoryTable(MemoryTable.category("path"));
    }

    private static MemoryTable rows(int count) {
        MemoryTable table = table();
        for (int i = 0; i < count; i++) {
            table.row("r" + i, "i" + i + ".png");
        }
        return table;
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static Picture read(byte[] bytes) throws IOException {
        return OnePicture.of(bytes, ImageEncoderSettings.FIRST);
    }

    private static BufferedImage disc(int width, int height, int radius, boolean bright) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = Math.hypot(x - width / 2., y - height / 2.) < radius / 2.;
                image.getRaster().setSample(x, y, 0, inside == bright ? 220 : 30 + x);
            }
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    /** An EXIF segment with nothing but the orientation, behind the start of a JPEG file. */
    private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.write(jpeg, 0, 2);
        data.writeShort(0xFFE1);
        data.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        data.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        data.write("MM\0*".getBytes(StandardCharsets.US_ASCII));
        data.writeInt(8);
        data.writeShort(1);
        data.writeShort(0x0112);
        data.writeShort(3);
        data.writeInt(1);
        data.writeShort(orientation);
        data.writeShort(0);
        data.writeInt(0);
        data.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** The header of a PNG file of any size, and nothing else. */
    private static byte[] bomb(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(0x89504E470D0A1A0AL);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(chunk);
        header.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.writeInt(width);
        header.writeInt(height);
        header.write(new byte[] {8, 0, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        data.writeInt(13);
        data.write(chunk.toByteArray());
        data.writeInt((int) crc.getValue());
        return out.toByteArray();
    }
}
