package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.encode.MemoryTable;

/** Names in a table that lead to something else than an image of the cohort. */
class PictureFilesTest {

    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void images() throws IOException {
        folder = Files.createDirectories(root.resolve("images"));
        Path image = folder.resolve("a.png");
        BufferedImage drawn = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY);
        drawn.getRaster().setSample(4, 4, 0, 255);
        ImageIO.write(drawn, "png", image.toFile());
        Files.copy(image, root.resolve("outside.png"));
    }

    private ImageEncoderSettings settings(String top, boolean confined) {
        return new ImageEncoderSettings(
                ImageForm.DESCRIPTOR, top, 2, 16, 2, "", ImageEncoderSettings.CURRENT, confined);
    }

    /** How many of the names lead to an image, and what is said of the others. */
    private List<String> read(ImageEncoderSettings settings, boolean foreign, String... names) {
        MemoryTable rows = MemoryTable.of(MemoryTable.category("path"), (Object[]) names);
        Pictures pictures = new Pictures(rows.columns(), new int[] {0}, settings, foreign);
        int[] found = {0};
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> rows.forEach(row -> pictures.forEach(row, picture -> found[0]++)));
        List<String> said = new ArrayList<>(List.of(found[0] + " read"));
        said.addAll(pictures.warnings());
        return said;
    }

    @Test
    void addressesOfFilesLeadToThem() throws IOException {
        Path spaced = Files.copy(folder.resolve("a.png"), folder.resolve("a b.png"));
        String address = spaced.toUri().toString();
        assertTrue(address.contains("%20"), address);
        assertEquals(
                List.of("2 read"),
                read(settings("", false), false, address, address.replaceFirst("file:/+", "file:/")));
        assertTrue(read(
                        settings(folder.toString(), true),
                        false,
                        root.resolve("outside.png").toUri().toString())
                .get(1)
                .contains("lies outside the folder"));
        List<String> elsewhere = read(settings("", false), false, "file://server/share/a.png");
        assertEquals("0 read", elsewhere.get(0));
    }

    @Test
    void namesStayInTheFolder() {
        String other = "../outside.png";
        String complete = root.resolve("outside.png").toString();
        String inside = folder.resolve("a.png").toString();
        List<String> confined =
                read(settings(folder.toString(), true), false, "a.png", "./a.png", inside, other, complete);
        assertEquals("3 read", confined.get(0));
        assertEquals(
                "2 images could not be used and count as missing: row 'r3', column 'path' (../outside.png) lies"
                        + " outside the"
                        + " folder"
                        + " " + folder + "; row 'r4', column 'path' (" + complete + ") lies outside the folder "
                        + folder + ".",
                confined.get(1));
        List<String> free = read(settings(folder.toString(), false), false, "a.png", other, complete);
        assertEquals(
                List.of(
                        "3 read",
                        "2 images were read from outside the folder " + folder
                                + ", for example '../outside.png'. Switch on "
                                + "'Only files in the folder' to count such names as missing."),
                free);
        assertEquals(List.of("2 read"), read(settings("", true), false, inside, complete), "names are complete");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipesDevicesAndFoldersAreNotOpened() throws Exception {
        Process made = new ProcessBuilder("mkfifo", folder.resolve("pipe.png").toString()).start();
        assertEquals(0, made.waitFor());
        List<String> said = read(settings("", true), false, folder + "/pipe.png", "/dev/zero", folder.toString());
        assertEquals("0 read", said.get(0));
        assertTrue(said.get(1).contains("pipe.png) is a device or a pipe, and no file;"), said.get(1));
        assertTrue(said.get(1).contains("(/dev/zero) is a device or a pipe, and no file;"), said.get(1));
        assertTrue(said.get(1).contains(") is a folder."), said.get(1));
    }

    @Test
    void aSavedEncoderSendsNobodyToAnotherMachine() {
        assertTrue(PictureFiles.isOnNetwork("\\\\server\\share", true));
        assertTrue(PictureFiles.isOnNetwork("//server/share", true));
        assertTrue(PictureFiles.isOnNetwork("\\\\?\\UNC\\server\\share", true));
        assertFalse(PictureFiles.isOnNetwork("C:\\images", true));
        assertFalse(PictureFiles.isOnNetwork("images", true));
        assertFalse(PictureFiles.isOnNetwork("//images", false), "an ordinary path elsewhere");
    }

    @Test
    void ofAFileThatIsNoPictureOnlyTheBeginningIsRead() {
        long[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return 'x';
            }
        };
        assertEquals("is no picture of a known kind", refusal(endless));
        assertTrue(given[0] <= 1 << 17, "bytes: " + given[0]);
        byte[] nifti = new byte[400];
        System.arraycopy("n+1".getBytes(StandardCharsets.US_ASCII), 0, nifti, 344, 3);
        assertEquals("is a NIfTI file", refusal(new ByteArrayInputStream(nifti)));
    }

    private static String refusal(InputStream file) {
        PictureReader reader = new PictureReader(ImageEncoderSettings.CURRENT);
        PictureReader.Sink none = new PictureReader.Sink() {
            @Override
            public void take(Picture picture) {
                throw new AssertionError("it is a picture");
            }

            @Override
            public void refuse(PictureReader.UnusableException reason) {
                throw new AssertionError(reason);
            }
        };
        return assertThrows(PictureReader.UnusableException.class, () -> reader.read(file, "here", none))
                .getMessage();
    }
}
