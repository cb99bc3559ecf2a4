package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderParts;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.report.EncoderReport;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Pictures with transparent parts lie on white, or on black where white would hide them, each by itself. */
class PictureGroundsTest {

    private static final int SIDE = 32;
    private static final int CLEAR = 0x00000000;
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;

    @TempDir
    Path folder;

    /** Some lines of a colour on a ground. */
    private static BufferedImage lines(int ground, int colour, int row) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Random random = new Random(row);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            image.setRGB(pixel % SIDE, pixel / SIDE, ground);
        }
        for (int x = 0; x < SIDE; x++) {
            image.setRGB(x, 8 + random.nextInt(1 + row % 8), colour);
        }
        return image;
    }

    /** The lines of a picture in grey with an alpha channel. */
    private static BufferedImage greyAlpha(BufferedImage image, int type, int most) {
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, ColorModel.TRANSLUCENT, type);
        WritableRaster raster = model.createCompatibleWritableRaster(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int colour = image.getRGB(x, y);
                raster.setSample(x, y, 0, (colour & 255) * most / 255);
                raster.setSample(x, y, 1, (colour >>> 24) * most / 255);
            }
        }
        return new BufferedImage(model, raster, false, null);
    }

    private static BufferedImage palette(BufferedImage image) {
        byte[] levels = {0, (byte) 255};
        IndexColorModel colours = new IndexColorModel(1, 2, levels, levels, levels, 0);
        BufferedImage indexed = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            int isInk = image.getRGB(pixel % SIDE, pixel / SIDE) == CLEAR ? 0 : 1;
            indexed.getRaster().setSample(pixel % SIDE, pixel / SIDE, 0, isInk);
        }
        return indexed;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "png", out));
        return out.toByteArray();
    }

    private static float corner(BufferedImage image, int generation) throws IOException {
        return OnePicture.of(png(image), generation).square(SIDE, 1)[0];
    }

    private static Picture current(BufferedImage image) throws IOException {
        return OnePicture.of(png(image), ImageEncoderSettings.CURRENT);
    }

    @Test
    void lightInkAloneIsSeenOnBlackInAllForms() throws IOException {
        BufferedImage white = lines(CLEAR, WHITE, 5);
        for (BufferedImage image : List.of(white, greyAlpha(white, DataBuffer.TYPE_BYTE, 255), palette(white))) {
            Picture picture = current(image);
            assertFalse(picture.isPlain());
            assertEquals(0, picture.square(SIDE, 1)[0], 1e-6);
            assertEquals(Ground.BLACK, picture.ground());
            assertTrue(OnePicture.of(png(image), ImageEncoderSettings.DICOM).isPlain(), "as before");
        }
        assertFalse(current(greyAlpha(white, DataBuffer.TYPE_USHORT, 65535)).isPlain(), "16 bits");
        assertEquals(0, corner(lines(CLEAR, 0xFFFFFF00, 5), ImageEncoderSettings.CURRENT), 1e-6, "yellow");
        BufferedImage edged = lines(CLEAR, WHITE, 5);
        edged.setRGB(3, 20, BLACK);
        assertEquals(0, corner(edged, ImageEncoderSettings.CURRENT), 1e-6, "a speck among the lines");
    }

    @Test
    void whatIsSeenOnWhiteStaysThere() throws IOException {
        for (int colour : new int[] {BLACK, 0xFFFF0000, 0xFFD3D3D3, 0x40000000}) {
            BufferedImage image = lines(CLEAR, colour, 5);
            assertEquals(1, corner(image, ImageEncoderSettings.CURRENT), 1e-6);
            assertArrayEquals(
                    OnePicture.of(png(image), ImageEncoderSettings.DICOM).square(SIDE, 3),
                    current(image).square(SIDE, 3),
                    "as before");
        }
        BufferedImage paper = lines(WHITE, WHITE, 5);
        for (int x = 0; x < 12; x++) {
            paper.setRGB(x, 12, BLACK);
        }
        paper.setRGB(0, 0, CLEAR);
        paper.setRGB(1, 0, CLEAR);
        assertEquals(Ground.WHITE, current(paper).ground(), "white paper with a clear corner");
        assertEquals(Ground.WHITE, current(lines(CLEAR, CLEAR, 5)).ground(), "nothing is visible");
        assertEquals(Ground.NONE, current(lines(WHITE, BLACK, 5)).ground(), "an alpha channel that hides all");
    }

    private MemoryTable rows(BufferedImage... images) throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        for (int i = 0; i < images.length; i++) {
            Files.write(folder.resolve(i + ".png"), png(images[i]));
            rows.row("r" + i, i + ".png");
        }
        return rows;
    }

    private ImageEncoderSettings settings(ImageForm form, int generation) {
        return new ImageEncoderSettings(form, folder.toString(), 2, 16, 2, "", generation);
    }

    private FittedEncoder fit(MemoryTable rows, int generation) throws IOException {
        return fit(rows, settings(ImageForm.PIXELS, generation));
    }

    private static FittedEncoder fit(MemoryTable rows, ImageEncoderSettings settings) throws IOException {
        return ImageEncoder.fit("ecg", rows, Optional.empty(), settings, ProgressMonitor.NONE);
    }

    private List<String> said(FittedEncoder encoder, MemoryTable rows) throws IOException {
        return encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE)
                .warnings();
    }

    @Test
    void theGroundIsSaidOnceWithACount() throws IOException {
        MemoryTable mixed = rows(
                lines(CLEAR, BLACK, 1),
                lines(CLEAR, WHITE, 2),
                lines(CLEAR, WHITE, 3),
                lines(CLEAR, BLACK, 4),
                lines(WHITE, BLACK, 5));
        String black =
                "2 images have transparent parts and light ink, which is seen on black, for example row 'r1', column 'path'"
                        + " (1.png); 2 others with transparent parts lie on white, so that black tells from white which ink was used: if you"
                        + " can, save all with the same ink. To put all on white, set 'Images are read' to 'As they look, on white'"
                        + " (reading=WITH_DICOM).";
        assertEquals(List.of(black), said(fit(mixed, ImageEncoderSettings.CURRENT), mixed));
        assertEquals(
                List.of(
                        "2 images have transparent parts and light ink, of which little or nothing can be seen on white, for example row"
                                + " 'r1', column 'path' (1.png); 2 others with transparent parts lie on white, too. To put light ink on"
                                + " black, set 'Images are read' to 'As they look' (reading=WITH_GROUND) and fit the encoder again.",
                        "2 images are of one colour all over, for example row 'r1', column 'path' (1.png): nothing is to be seen in them."),
                said(fit(mixed, ImageEncoderSettings.DICOM), mixed));
        MemoryTable dark = rows(lines(CLEAR, BLACK, 1), lines(CLEAR, BLACK, 3));
        assertEquals(
                List.of(
                        "2 images have transparent parts, which lie on white, for example row 'r0', column 'path' (0.png). To see them on"
                                + " another ground, save them without transparency."),
                said(fit(dark, ImageEncoderSettings.CURRENT), dark));
        MemoryTable opaque = rows(lines(WHITE, BLACK, 1), lines(BLACK, WHITE, 3));
        assertEquals(List.of(), said(fit(opaque, ImageEncoderSettings.CURRENT), opaque), "a look-alike");
    }

    @Test
    void theViewOfTheEncoderHasTheSentences() throws IOException {
        MemoryTable rows = rows(lines(CLEAR, WHITE, 2), lines(WHITE, WHITE, 3));
        FittedEncoder encoder = fit(rows, ImageEncoderSettings.CURRENT);
        Path file = folder.resolve("tensor");
        EncodingSummary summary = encoder.encode(rows, file, ProgressMonitor.NONE);
        try (TensorTable table = TensorTable.open(file)) {
            List<String> notes = EncoderReport.of(encoder, summary, table).warnings();
            assertTrue(notes.get(0).startsWith("1 image has transparent parts and light ink"), notes::toString);
            assertEquals(
                    "1 image is of one colour all over, for example row 'r1', column 'path' (1.png): nothing is to be seen in it.",
                    notes.get(1));
        }
    }

    @Test
    void aPictureIsSeenTheSameAloneAndAmongOthers() throws IOException {
        MemoryTable rows = rows(lines(CLEAR, BLACK, 1), lines(CLEAR, WHITE, 2), lines(CLEAR, BLACK, 3));
        FittedEncoder encoder = fit(rows, ImageEncoderSettings.CURRENT);
        encoder.save(folder.resolve("saved"));
        FittedEncoder loaded = EncoderKinds.load(folder.resolve("saved"));
        MemoryTable alone = new MemoryTable(MemoryTable.category("path")).row("r1", "1.png");
        assertArrayEquals(values(encoder, rows, 1), values(loaded, alone, 0));
    }

    private float[] values(FittedEncoder encoder, MemoryTable rows, int row) throws IOException {
        Path file = folder.resolve("values");
        encoder.encode(rows, file, ProgressMonitor.NONE);
        try (TensorTable table = TensorTable.open(file)) {
            return table.values(0, row);
        }
    }

    @Test
    void anEncoderOfBeforeKeepsItsWhite() throws IOException {
        MemoryTable rows = rows(lines(CLEAR, BLACK, 1), lines(CLEAR, WHITE, 2), lines(WHITE, WHITE, 3));
        FittedEncoder before = fit(rows, ImageEncoderSettings.DICOM);
        before.save(folder.resolve("before"));
        FittedEncoder loaded = EncoderKinds.load(folder.resolve("before"));
        assertArrayEquals(values(before, rows, 1), values(loaded, rows, 1));
        assertArrayEquals(values(loaded, rows, 2), values(loaded, rows, 1), "white ink on white is white");
    }

    @Test
    void whereAllPicturesAreTheSameTheReasonIsNamed() throws IOException {
        MemoryTable white = rows(lines(CLEAR, WHITE, 1), lines(CLEAR, WHITE, 2));
        assertTrue(
                reason(white, ImageEncoderSettings.DICOM)
                        .startsWith(
                                "'ecg': all 2 training images are of one colour all over, and nothing is to be seen in them. 2 images have"
                                        + " transparent parts and light ink, of which little or nothing can be seen on white, for example row 'r0'"));
        MemoryTable same = rows(lines(WHITE, BLACK, 1), lines(WHITE, BLACK, 1));
        assertTrue(reason(same, ImageEncoderSettings.CURRENT).startsWith("'ecg': all 2 training images are the same."));
        MemoryTable one = rows(lines(WHITE, BLACK, 1));
        assertTrue(reason(one, ImageEncoderSettings.CURRENT).startsWith("'ecg': there is only 1 training image"));
    }

    private String reason(MemoryTable rows, int generation) throws IOException {
        ImageEncoderSettings settings = settings(ImageForm.DESCRIPTOR, generation);
        String whole = message(() -> fit(rows, settings));
        ImageParts parts = new ImageParts("ecg", rows.columns(), Optional.empty(), settings);
        EncoderParts.Part part = parts.part(parts.state());
        part.add(rows);
        assertEquals(whole, message(() -> parts.take(List.of(part.bytes()))), "of parts");
        return whole;
    }

    private static String message(Executable fit) {
        return assertThrows(InputException.class, fit).getMessage();
    }
}
