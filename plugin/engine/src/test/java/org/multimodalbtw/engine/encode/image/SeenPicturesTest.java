package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.Moments;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Pictures as they look. */
class SeenPicturesTest {

    private static final int SIDE = 32;
    private static final Path PIXELS = Path.of("..", "..", "..", "shared", "cases", "pixels");

    @TempDir
    Path folder;

    /** A ramp from 51 to 204 in steps of 153 / 31. */
    private static int ramp(int x) {
        return Math.round(51 + 153f * x / (SIDE - 1));
    }

    private static BufferedImage grey() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.getRaster().setSample(x, y, 0, ramp(x));
            }
        }
        return image;
    }

    /** The ramp with an alpha channel, of which a column is transparent where it is wanted. */
    private static BufferedImage greyAlpha(int bits, int scale, int transparentColumn) {
        int type = bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, ColorModel.TRANSLUCENT, type);
        WritableRaster raster = model.createCompatibleWritableRaster(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                raster.setSample(x, y, 0, ramp(x) * scale);
                raster.setSample(x, y, 1, x == transparentColumn ? 0 : (1 << bits) - 1);
            }
        }
        return new BufferedImage(model, raster, false, null);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out), format);
        return out.toByteArray();
    }

    private static float[] seen(byte[] bytes) throws IOException {
        return read(bytes).square(SIDE, 1);
    }

    private static Picture read(byte[] bytes) throws IOException {
        return OnePicture.of(bytes, ImageEncoderSettings.SEEN);
    }

    private static String refused(byte[] bytes) {
        return assertThrows(PictureReader.UnusableException.class, () -> read(bytes))
                .getMessage();
    }

    /** A PNG file with one more chunk behind its header. */
    private static byte[] with(byte[] png, String type, byte... data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int header = 33;
        out.write(png, 0, header);
        out.writeInt(data.length);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.write(name);
        out.write(data);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt((int) check.getValue());
        out.write(png, header, png.length - header);
        return bytes.toByteArray();
    }

    @Test
    void alphaAndTransparentValuesLeaveGreyAsItIs() throws IOException {
        float[] plain = seen(encoded(grey(), "png"));
        assertEquals(51 / 255f, plain[0], 1e-6);
        assertArrayEquals(plain, seen(encoded(greyAlpha(8, 1, -1), "png")));
        // 7 is a value that the ramp does not have
        assertArrayEquals(plain, seen(with(encoded(grey(), "png"), "tRNS", (byte) 0, (byte) 7)));
        BufferedImage colour = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                colour.setRGB(x, y, 0xFF000000 | ramp(x) * 0x010101);
            }
        }
        assertArrayEquals(plain, seen(encoded(colour, "png")), 1e-6f);
    }

    @Test
    void whatIsTransparentIsWhite() throws IOException {
        float[] values = seen(encoded(greyAlpha(8, 1, 3), "png"));
        assertEquals(1, values[3], 1e-6);
        assertEquals(ramp(20) / 255f, values[20], .02);
        BufferedImage ink = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < SIDE; y++) {
            ink.setRGB(5, y, 0xFF000000);
            ink.setRGB(16, y, 0x80000000);
        }
        float[] drawn = seen(encoded(ink, "png"));
        assertEquals(0, drawn[5], 1e-6);
        assertEquals(.5, drawn[16], .01, "half of the ink");
        assertEquals(1, drawn[25], 1e-6);
    }

    @Test
    void sixteenBitsAreStretchedBetweenQuantilesWithAlphaOrWithout() throws IOException {
        float[] plain = seen(encoded(greyAlpha(16, 256, -1), "png"));
        assertArrayEquals(plain, seen(encoded(greyAlpha(16, 16, -1), "png")), .01f, "12 of 16 bits");
        BufferedImage deep = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                deep.getRaster().setSample(x, y, 0, ramp(x) * 16);
            }
        }
        assertArrayEquals(plain, seen(encoded(deep, "png")), .01f, "without alpha");
        deep.getRaster().setSample(0, 0, 0, 65535);
        deep.getRaster().setSample(1, 0, 0, 65535);
        float[] marked = seen(encoded(deep, "png"));
        assertEquals(
                plain[SIDE * 5 + 20],
                marked[SIDE * 5 + 20],
                .02,
                "two bright pixels of 1,024 do not darken the others");
    }

    @Test
    void filesThatAreCutAreDamaged() throws IOException {
        byte[] jpeg = encoded(grey(), "jpg");
        byte[] png = encoded(grey(), "png");
        for (int percent : new int[] {50, 80, 99}) {
            assertEquals("is damaged: its end is lacking", refused(Arrays.copyOf(jpeg, jpeg.length * percent / 100)));
            assertEquals("is damaged: its end is lacking", refused(Arrays.copyOf(png, png.length * percent / 100)));
        }
        assertEquals(SIDE, read(Arrays.copyOf(jpeg, jpeg.length + 500)).width(), "zeros behind the end");
        byte[] thumbnail = withComment(jpeg, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9});
        assertEquals(SIDE, read(thumbnail).width());
        assertEquals(
                "is damaged: its end is lacking",
                refused(Arrays.copyOf(thumbnail, thumbnail.length - 40)),
                "the end of a thumbnail is not that of the image");
    }

    /** A JPEG file with a comment behind its first mark. */
    private static byte[] withComment(byte[] jpeg, byte[] comment) {
        byte[] all = new byte[jpeg.length + comment.length + 4];
        System.arraycopy(jpeg, 0, all, 0, 2);
        all[2] = (byte) 0xFF;
        all[3] = (byte) 0xFE;
        all[5] = (byte) (comment.length + 2);
        System.arraycopy(comment, 0, all, 6, comment.length);
        System.arraycopy(jpeg, 2, all, 6 + comment.length, jpeg.length - 2);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif", "tiff"})
    void otherKindsThatTheJdkReadsGiveThePictureOfPng(String format) throws IOException {
        assertArrayEquals(seen(encoded(grey(), "png")), seen(encoded(grey(), format)), .01f);
    }

    @Test
    void kindsThatAreNotReadAreNamedWithCountAndRemedy() throws IOException {
        byte[] dicom = new byte[200];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, dicom, 128, 4);
        assertEquals("is a DICOM file", refused(dicom));
        assertEquals("is no picture of a known kind", refused("DICM".getBytes(StandardCharsets.US_ASCII)));
        Files.write(folder.resolve("a.png"), dicom);
        Files.write(folder.resolve("b.png"), encoded(grey(), "png"));
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"))
                .row("a", "a.png")
                .row("b", "b.png")
                .row("c", "a.png");
        Pictures pictures = new Pictures(rows.columns(), new int[] {0}, settings(), false);
        int[] found = {0};
        rows.forEach(row -> pictures.forEach(row, picture -> found[0]++));
        assertEquals(1, found[0]);
        assertEquals(
                List.of(
                        "2 images could not be used and count as missing: row 'a', column 'path' (a.png) is a DICOM file; row 'c', "
                                + "column 'path' (a.png) is a DICOM file.",
                        "2 of the images are each a DICOM file: convert them to PNG, for example with dcmj2pnm of DCMTK."),
                pictures.warnings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\u00EF\u00BB\u00BF <!DOCTYPE html>' | is a web page (HTML) and no picture",
                "'<?xml version=\"1.0\"?><!-- 401 --><html lang=\"de\">' | is a web page (HTML) and no picture",
                "%PDF-1.4 | is a PDF document",
                "0000ftypheic | is a HEIC file, as telephones write",
                "'0000jP  \r\n.' | is a JPEG 2000 file outside DICOM",
                "version https://git-lfs.github.com/spec/v1 | is a short note of Git LFS and no picture",
                "<htmlx> | is no picture of a known kind",
                "'{\"error\": 401}' | is no picture of a known kind"
            })
    void filesThatAreCalledPicturesAreSaidToBeWhatTheyAre(String content, String said) {
        assertEquals(said, refused(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void pagesAreFetchedAnewAndDocumentsConverted() {
        assertEquals(
                "2 of the images are each a web page (HTML) and no picture: get them anew, as a server sends such a page where it asks who"
                        + " you are or has no picture.",
                PictureFormat.HTML.foreign().sentence(2));
        assertEquals(
                "1 of the images is a PDF document: convert it to PNG, for example with pdftoppm, which makes a picture of each page.",
                PictureFormat.PDF.foreign().sentence(1));
    }

    private ImageEncoderSettings settings() {
        return new ImageEncoderSettings(
                ImageForm.DESCRIPTOR, folder.toString(), 2, 16, 2, "", ImageEncoderSettings.SEEN);
    }

    @Test
    void aSavedEncoderReadsPicturesAsItLearntThem() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        Random random = new Random(1);
        for (int i = 0; i < 6; i++) {
            BufferedImage image = greyAlpha(8, 1, 3 * i);
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                image.getRaster().setSample(pixel % SIDE, pixel / SIDE, 0, random.nextInt(256));
            }
            Files.write(folder.resolve(i + ".png"), encoded(image, "png"));
            rows.row("r" + i, i + ".png");
        }
        FittedEncoder encoder = ImageEncoder.fit("x", rows, Optional.empty(), settings(), ProgressMonitor.NONE);
        Path saved = folder.resolve("encoder");
        encoder.save(saved);
        FittedImageEncoder loaded = (FittedImageEncoder) EncoderKinds.load(saved);
        assertEquals(ImageEncoderSettings.SEEN, loaded.settings().generation());
        encoder.encode(rows, folder.resolve("before"), ProgressMonitor.NONE);
        loaded.encode(rows, folder.resolve("after"), ProgressMonitor.NONE);
        assertArrayEquals(Files.readAllBytes(folder.resolve("before")), Files.readAllBytes(folder.resolve("after")));
        Path manifest = saved.resolve("manifest.json");
        assertTrue(Files.readString(manifest).contains("\"generation\""));
    }

    @Test
    void oneRampInManyFilesIsOnePicture() throws IOException {
        assumeTrue(Files.isDirectory(PIXELS), "there is no folder " + PIXELS);
        for (String name : List.of("00_grey8", "13_LA8", "17_grey8_trns")) {
            assertEquals(.334, mean(name + ".png"), .001, name);
        }
        double deep = mean("07_grey16.png");
        // 11 and 12 hold their samples with the low byte first, which is not PNG; the test above has the same with the
        // right order
        for (String name : List.of("08_grey12in16", "16_grey16_trns")) {
            assertEquals(deep, mean(name + ".png"), .002, name);
        }
        assertTrue(mean("09_grey12_marker65535.png") > .1);
        assertTrue(mean("20_ink_on_transparent.png") > .1);
        assertEquals("is damaged: its end is lacking", refused(Files.readAllBytes(PIXELS.resolve("22_cut.jpg"))));
    }

    private static double mean(String file) throws IOException {
        float[] values = read(Files.readAllBytes(PIXELS.resolve(file))).square(8, 1);
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** A disc of one hue on grey, with a brightness that is the same for all hues. */
    private static byte[] disc(double angle, int row) throws IOException {
        Random random = new Random(row);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        double radius = 6 + 6 * random.nextDouble();
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                boolean inside = Math.hypot(x - 16, y - 16) < radius;
                double luma = .5 + .05 * random.nextGaussian();
                double red = inside ? luma + .2 * Math.sin(angle) : luma;
                double blue = inside ? luma + .2 * Math.cos(angle) : luma;
                double green = (luma - .299 * red - .114 * blue) / .587;
                image.setRGB(x, y, level(red) << 16 | level(green) << 8 | level(blue));
            }
        }
        return encoded(image, "png");
    }

    private static int level(double share) {
        return (int) Math.round(255 * Math.max(0, Math.min(1, share)));
    }

    @Test
    void onlyTheCurrentDescriptorTellsHuesOfTheSameBrightnessApart() throws IOException {
        assertTrue(separation(ImageEncoderSettings.CURRENT) > 3, "distance of the means in standard deviations");
        assertTrue(separation(ImageEncoderSettings.FIRST) < 2);
    }

    /** How far the means of two hues lie apart along the best component, in standard deviations. */
    private double separation(int generation) throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        int count = 60;
        for (int row = 0; row < count; row++) {
            Files.write(folder.resolve("d" + row + ".png"), disc(row % 2 == 0 ? .8 : 2.4, row));
            rows.row("r" + row, "d" + row + ".png");
        }
        ImageEncoderSettings settings =
                new ImageEncoderSettings(ImageForm.DESCRIPTOR, folder.toString(), 20, 16, 2, "", generation);
        FittedEncoder encoder = ImageEncoder.fit("x", rows, Optional.empty(), settings, ProgressMonitor.NONE);
        encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE);
        double best = 0;
        try (TensorTable table = TensorTable.open(folder.resolve("tensor"))) {
            for (int component = 0; component < encoder.output().size(); component++) {
                Moments[] hues = {new Moments(), new Moments()};
                for (int row = 0; row < count; row++) {
                    hues[row % 2].add(table.values(0, row)[component]);
                }
                double spread = (hues[0].deviationOrOne() + hues[1].deviationOrOne()) / 2;
                best = Math.max(best, Math.abs(hues[0].mean() - hues[1].mean()) / spread);
            }
        }
        return best;
    }

    @Test
    void coloursOfAGreyPictureAreNothingAndOfARedOneRed() throws IOException {
        assertArrayEquals(new double[ColourDescriptor.SIZE], ColourDescriptor.of(read(encoded(grey(), "png"))));
        BufferedImage red = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            red.setRGB(pixel % SIDE, pixel / SIDE, 0xFF0000);
        }
        double[] colours = ColourDescriptor.of(read(encoded(red, "png")));
        // the first hue of the brightest third, and Cb = .564 (0 - .299), Cr = .713 (1 - .299)
        assertEquals(1, colours[24], 1e-6);
        assertEquals(-.168636, colours[36], 1e-5);
        assertEquals(.499813, colours[37], 1e-5);
        assertEquals(0, colours[38], 1e-3, "no spread");
        assertEquals(-.168636, colours[40], 1e-5, "the first field");
        assertEquals(.499813, colours[ColourDescriptor.SIZE - 1], 1e-5, "the last field");
    }

    @Test
    void greyPicturesHaveTheComponentsOfTheFirstGeneration() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        Random random = new Random(3);
        for (int row = 0; row < 12; row++) {
            BufferedImage image = grey();
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                image.getRaster().setSample(pixel % SIDE, pixel / SIDE, 0, random.nextInt(20 * (row + 1)));
            }
            Files.write(folder.resolve(row + ".png"), encoded(image, "png"));
            rows.row("r" + row, row + ".png");
        }
        float[][] values = new float[2][];
        for (int generation = 0; generation < 2; generation++) {
            ImageEncoderSettings settings =
                    new ImageEncoderSettings(ImageForm.DESCRIPTOR, folder.toString(), 4, 16, 2, "", generation);
            FittedEncoder encoder = ImageEncoder.fit("x", rows, Optional.empty(), settings, ProgressMonitor.NONE);
            encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE);
            try (TensorTable table = TensorTable.open(folder.resolve("tensor"))) {
                values[generation] = table.values(0, 5);
            }
        }
        assertArrayEquals(values[0], values[1], 1e-3f);
    }
}
