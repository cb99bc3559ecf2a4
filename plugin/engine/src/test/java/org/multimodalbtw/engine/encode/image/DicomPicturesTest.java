package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encoders.EncoderKinds;
import org.multimodalbtw.engine.tensor.TensorTable;

/** DICOM files look as pydicom says, and nothing that they say of their patient is kept. */
class DicomPicturesTest {

    private static final String RESOURCES = "/org/multimodalbtw/engine/dicom/";

    @TempDir
    Path folder;

    static byte[] resource(String name) throws IOException {
        try (InputStream in = DicomPicturesTest.class.getResourceAsStream(RESOURCES + name)) {
            return in.readAllBytes();
        }
    }

    static List<String> expected() throws IOException {
        return new String(resource("expected.txt"), StandardCharsets.US_ASCII)
                .lines()
                .toList();
    }

    static Stream<String> names() throws IOException {
        return expected().stream().map(line -> line.split(" ")[0]).distinct();
    }

    private static List<Picture> read(byte[] bytes) throws IOException {
        return read(bytes, ImageEncoderSettings.CURRENT);
    }

    private static List<Picture> read(byte[] bytes, int generation) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        new PictureReader(generation).read(new ByteArrayInputStream(bytes), "here", new PictureReader.Sink() {
            @Override
            public void take(Picture picture) {
                pictures.add(picture);
            }

            @Override
            public void refuse(PictureReader.UnusableException reason) {
                throw new AssertionError(reason);
            }
        });
        return pictures;
    }

    private static String refused(byte[] bytes) {
        return assertThrows(PictureReader.UnusableException.class, () -> read(bytes))
                .getMessage();
    }

    /** Channel by channel, 0 to 255. */
    private static int[] levels(Picture picture, int channels) {
        int side = Math.max(picture.width(), picture.height());
        float[] square = picture.square(side, channels);
        int top = (side - picture.height()) / 2;
        int[] levels = new int[picture.width() * picture.height() * channels];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                for (int channel = 0; channel < channels; channel++) {
                    levels[(y * picture.width() + x) * channels + channel] =
                            Math.round(255 * square[(channel * side + top + y) * side + x]);
                }
            }
        }
        return levels;
    }

    @ParameterizedTest
    @MethodSource("names")
    void looksAsPydicomSays(String name) throws IOException {
        List<String> frames =
                expected().stream().filter(line -> line.startsWith(name + " ")).toList();
        List<Picture> pictures = read(resource(name + ".dcm"));
        assertEquals(frames.size(), pictures.size());
        // two decoders of JPEG round in two ways
        int tolerance = name.startsWith("jpeg") ? 3 : 1;
        for (int frame = 0; frame < frames.size(); frame++) {
            String[] fields = frames.get(frame).split(" ");
            int channels = Integer.parseInt(fields[2]);
            assertEquals(channels, pictures.get(frame).channels());
            int[] wanted = Stream.of(fields).skip(3).mapToInt(Integer::parseInt).toArray();
            int[] found = levels(pictures.get(frame), channels);
            for (int i = 0; i < wanted.length; i++) {
                assertEquals(wanted[i], found[i], tolerance, "frame " + frame + ", value " + i);
            }
        }
    }

    private static byte[] ramp() {
        return new byte[] {0, 60, (byte) 255, 9, 8, 7};
    }

    private static DicomWriter writer() {
        return new DicomWriter().grey(8, 3, 2, ramp());
    }

    private static void assertRamp(byte[] file) throws IOException {
        List<Picture> pictures = read(file);
        assertEquals(1, pictures.size());
        assertEquals("[0, 60, 255, 9, 8, 7]", Arrays.toString(levels(pictures.get(0), 1)));
    }

    @Test
    void filesAreKnownByTheirContentWithTheMarkOrWithout() throws IOException {
        assertRamp(writer().bytes());
        assertRamp(writer().implicit().bytes());
        assertRamp(writer().bare().bytes());
        assertRamp(writer().bare().implicit().bytes());
        assertRamp(writer().implicit().syntax("1.2.840.10008.1.2.1").bytes());
        assertRamp(writer().syntax("1.2.840.10008.1.2").bytes());
    }

    @Test
    void paddingIsBlackAndDoesNotStretchTheOthers() throws IOException {
        byte[] pixels = {0, 0, 16, 3, 32, 3, 48, 3, 64, 3, 80, 3};
        int[] plain =
                levels(read(new DicomWriter().grey(16, 3, 2, pixels).bytes()).get(0), 1);
        assertEquals(236, plain[1], "784 of 0 to 848");
        DicomWriter padded = new DicomWriter().grey(16, 3, 2, pixels).words(0x00280120, 0);
        assertEquals(
                "[0, 0, 64, 128, 191, 255]",
                Arrays.toString(levels(read(padded.bytes()).get(0), 1)));
        padded.text(0x00280004, "CS", "MONOCHROME1");
        assertEquals(
                "[0, 255, 191, 128, 64, 0]",
                Arrays.toString(levels(read(padded.bytes()).get(0), 1)));
        padded.words(0x00280121, 800);
        assertEquals(
                "[0, 0, 0, 255, 128, 0]",
                Arrays.toString(levels(read(padded.bytes()).get(0), 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2.840.10008.1.2.4.90 | is a DICOM file compressed as JPEG 2000 | gdcmconv --raw",
                "1.2.840.10008.1.2.4.80 | is a DICOM file compressed as JPEG-LS | dcmdjpls",
                "1.2.840.10008.1.2.4.201 | is a DICOM file compressed as High-Throughput JPEG 2000 | gdcmconv --raw",
                "1.2.840.10008.1.2.4.102 | is a DICOM file with a film | ffmpeg",
                "1.2.840.10008.1.2.4.53 | is a DICOM file compressed as JPEG of a kind that is not read | dcmdjpeg",
                "1.3.46.670589.33.1.4.1 | is a DICOM file in a transfer syntax that is not read | gdcmconv --raw"
            })
    void otherTransferSyntaxesAreNamedWithCountAndRemedy(String uid, String words, String tool) throws IOException {
        byte[] file = writer().syntax(uid).bytes();
        assertEquals(words, refused(file));
        List<String> warnings = warnings(file, file);
        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).startsWith("2 images could not be used and count as missing: row '0', "));
        assertTrue(warnings.get(1).startsWith("2 of the images are each " + words.substring(3) + ": convert them to "));
        assertTrue(warnings.get(1).contains(tool), warnings.get(1));
    }

    @Test
    void whatIsNoPictureOrTooLargeIsRefusedBeforeItIsDecoded() {
        assertEquals(
                "is a DICOM file without a picture",
                refused(writer().without(0x00280010).bytes()));
        assertEquals(
                "is a DICOM file without a picture",
                refused(writer().without(0x7FE00010).bytes()));
        assertEquals(
                "is damaged: its end is lacking",
                refused(writer().words(0x00280010, 9000, 0).bytes()));
        assertEquals(
                "has 1 pictures of 65535 x 65535 pixels, more than the 100000000 for one or the 1000000000 for all that are allowed",
                refused(writer().words(0x00280010, 65535)
                        .words(0x00280011, 65535)
                        .bytes()));
        assertEquals(
                "is damaged: its end is lacking",
                refused(writer().text(0x00280008, "IS", "100000000").bytes()));
        assertTrue(
                refused(writer().text(0x00280008, "IS", "2000000000").bytes()).startsWith("has 2000000000 pictures"));
        assertEquals(
                "is a DICOM file with 32 bits for a value, of which 1, 8 and 16 are read",
                refused(writer().words(0x00280100, 32).bytes()));
        assertEquals("is damaged", refused(writer().words(0x00280101, 9).bytes()), "9 of 8 bits");
        byte[] whole = writer().bytes();
        assertEquals("is damaged: its end is lacking", refused(Arrays.copyOf(whole, whole.length - 1)));
    }

    @Test
    void sequencesDeeperThanAnyoneWritesAreRefused() {
        byte[] inner = new byte[0];
        for (int depth = 0; depth < 4000; depth++) {
            byte[] outer = new byte[inner.length + 16];
            byte[] header = {8, 0, 17, 17, -1, -1, -1, -1, -2, -1, 0, -32, -1, -1, -1, -1};
            System.arraycopy(header, 0, outer, 0, header.length);
            System.arraycopy(inner, 0, outer, header.length, inner.length);
            inner = outer;
        }
        byte[] start = new DicomWriter().implicit().without(0x00100010).bytes();
        byte[] file = Arrays.copyOf(start, start.length + inner.length);
        System.arraycopy(inner, 0, file, start.length, inner.length);
        assertEquals("is damaged", refused(file));
    }

    private List<String> warnings(byte[]... files) throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        for (int i = 0; i < files.length; i++) {
            Files.write(folder.resolve(i + ".png"), files[i]);
            rows.row(String.valueOf(i), i + ".png");
        }
        Pictures pictures = new Pictures(rows.columns(), new int[] {0}, settings(ImageForm.DESCRIPTOR), false);
        rows.forEach(row -> pictures.forEach(row, picture -> {}));
        return pictures.warnings();
    }

    private ImageEncoderSettings settings(ImageForm form) {
        return new ImageEncoderSettings(form, folder.toString(), 2, 8, 4, "", ImageEncoderSettings.CURRENT);
    }

    @Test
    void filesWithNamesInTheirPixelsAreCountedAndNotShown() throws IOException {
        byte[] said = writer().text(0x00280301, "CS", "YES").bytes();
        byte[] ultrasound = writer().text(0x00080060, "CS", "US").bytes();
        byte[] cleared = writer().text(0x00080060, "CS", "US")
                .text(0x00280301, "CS", "NO")
                .bytes();
        byte[] capture =
                writer().text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7").bytes();
        assertEquals(List.of(), warnings(writer().bytes(), cleared));
        assertEquals(
                List.of(
                        "1 DICOM file says that names or dates are burnt into the picture, for example row '1', column 'path' (1.png). "
                                + "The view leaves them out, but the model learns from them: cover the names in the files.",
                        "2 DICOM files are ultrasounds or screen captures and do not say whether names are burnt into the picture, for "
                                + "example row '0', column 'path' (0.png): look before you show the view to others."),
                warnings(ultrasound, said, capture, cleared));
        assertFalse(read(said).get(0).isShowable());
        assertTrue(read(ultrasound).get(0).isShowable());
    }

    @Test
    void eachFrameIsAnImageOfThePatientAndFilesMayBeSeveral() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        Files.write(folder.resolve("frames"), resource("frames.dcm"));
        Files.write(folder.resolve("one"), resource("explicit.dcm"));
        Files.write(folder.resolve("plain"), writer().bytes());
        rows.row("a", "frames").row("a", "one").row("b", "plain");
        FittedEncoder encoder =
                ImageEncoder.fit("ct", rows, Optional.empty(), settings(ImageForm.PIXELS), ProgressMonitor.NONE);
        EncodingSummary summary = encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE);
        try (TensorTable table = TensorTable.open(folder.resolve("tensor"))) {
            assertEquals(2, table.rows());
            assertEquals(4 * 8 * 8, table.values(0, 0).length, "3 frames and another file");
            assertEquals(8 * 8, table.values(0, 1).length);
        }
        assertEquals(
                List.of("1 DICOM file has several frames, 3 in all, each of which counts as an image of the patient."),
                summary.warnings());
    }

    @Test
    void nothingThatAFileSaysOfItsPatientIsKeptOrShown() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        for (int i = 0; i < 4; i++) {
            byte[] pixels = ramp();
            pixels[i] += 40;
            Files.write(
                    folder.resolve(i + ""),
                    new DicomWriter().grey(8, 3, 2, pixels).bytes());
            rows.row("r" + i, i + "");
        }
        Files.write(folder.resolve("cut"), Arrays.copyOf(writer().bytes(), writer().bytes().length - 3));
        rows.row("cut", "cut");
        assertTrue(contains(folder.resolve("0"), "Secretperson"));
        FittedEncoder encoder =
                ImageEncoder.fit("ct", rows, Optional.empty(), settings(ImageForm.DESCRIPTOR), ProgressMonitor.NONE);
        EncodingSummary summary = encoder.encode(rows, folder.resolve("tensor"), ProgressMonitor.NONE);
        encoder.save(folder.resolve("encoder"));
        assertFalse(contains(folder.resolve("tensor"), "Secretperson"));
        try (Stream<Path> saved = Files.list(folder.resolve("encoder"))) {
            for (Path file : saved.toList()) {
                assertFalse(contains(file, "Secretperson"), file.toString());
            }
        }
        assertFalse(summary.warnings().toString().contains("Secret"));
        assertTrue(summary.warnings().toString().contains("(cut) is damaged"), summary.warnings()::toString);
        assertEquals(4, summary.thumbnails().size());
    }

    private static boolean contains(Path file, String text) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    }

    @Test
    void encodersOfBeforeLeaveDicomOutAsTheyDid() throws IOException {
        byte[] file = writer().bytes();
        for (int generation : new int[] {ImageEncoderSettings.FIRST, ImageEncoderSettings.SEEN}) {
            String reason = assertThrows(PictureReader.UnusableException.class, () -> read(file, generation))
                    .getMessage();
            assertEquals(
                    generation == ImageEncoderSettings.FIRST ? "is neither PNG nor JPEG" : "is a DICOM file", reason);
        }
        byte[] bare = writer().bare().bytes();
        assertEquals(
                "is no picture of a known kind",
                assertThrows(PictureReader.UnusableException.class, () -> read(bare, ImageEncoderSettings.SEEN))
                        .getMessage());
    }

    @Test
    void aSavedEncoderReadsDicomAsItLearntIt() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        for (String name : List.of("explicit", "signed", "rgb", "jpeg-colour", "rle-16")) {
            Files.write(folder.resolve(name), resource(name + ".dcm"));
            rows.row(name, name);
        }
        FittedEncoder encoder =
                ImageEncoder.fit("ct", rows, Optional.empty(), settings(ImageForm.DESCRIPTOR), ProgressMonitor.NONE);
        encoder.save(folder.resolve("encoder"));
        FittedEncoder loaded = EncoderKinds.load(folder.resolve("encoder"));
        encoder.encode(rows, folder.resolve("before"), ProgressMonitor.NONE);
        loaded.encode(rows, folder.resolve("after"), ProgressMonitor.NONE);
        assertEquals(-1, Files.mismatch(folder.resolve("before"), folder.resolve("after")));
    }

    @Test
    void aFolderOfFilesWithoutPicturesIsRefusedWithTheRemedy() throws IOException {
        MemoryTable rows = new MemoryTable(MemoryTable.category("path"));
        Files.write(
                folder.resolve("a"), writer().syntax("1.2.840.10008.1.2.4.91").bytes());
        rows.row("a", "a");
        InputException refused = assertThrows(
                InputException.class,
                () -> ImageEncoder.fit(
                        "ct", rows, Optional.empty(), settings(ImageForm.DESCRIPTOR), ProgressMonitor.NONE));
        assertTrue(refused.getMessage().contains("convert it to uncompressed DICOM with gdcmconv --raw"));
    }
}
