package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableForms;

/** Names of pictures as tables have them, and the files that they mean: 20 forms, and 10 that mean none. */
class NamedPicturesTest extends WrittenCohort {

    private static String format(String form, int row) {
        return Normalizer.normalize(String.format(Locale.ROOT, form, id(row)), Normalizer.Form.NFC);
    }

    private void pictures(String form) throws IOException {
        for (int row = 0; row < PATIENTS; row++) {
            Path file = folder.resolve(String.format(Locale.ROOT, form, id(row)));
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[1]);
        }
    }

    /** How many pictures are found. */
    private long found(String name) throws IOException {
        return found(name, SurveySettings.on());
    }

    private long found(String name, SurveySettings settings) throws IOException {
        write("xray.csv", "id,image", row -> id(row) + ",\"" + format(name, row) + "\"");
        List<String> paths = new ArrayList<>();
        open(settings).rows("xray").forEach(row -> paths.add(row.category(0)));
        return paths.stream().filter(path -> Files.isRegularFile(Path.of(path))).count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "i/%s.png | i/%s.png",
                "i/%s.PNG | i/%s.png",
                "I/%s.png | i/%s.png",
                "i/%s.png | i/%s.PNG",
                "%s.png | i/%s.png",
                "%s.png | images_001/images/%s.png",
                "%s_000.png | a/b/c/%s_000.png",
                "%s | i/%s.png",
                "IMG_%s | i/IMG_%s.jpg",
                "img-%s | deep/er/IMG-%s.dcm",
                "i/%s | i/%s.tif",
                "D:\\study\\i\\%s.png | i/%s.png",
                "i\\%s.png | i/%s.png",
                "/mnt/nas/i/%s.png | i/%s.png",
                "/mnt/nas/i/%s.png | new/i/%s.png",
                "file:///mnt/i/%s.png | i/%s.png",
                "s3://bucket/i/%s.png | i/%s.png",
                "ro\u0308ntgen/%s.png | ro\u0308ntgen/%s.png",
                "%s tho\u0308rax.png | r/%s tho\u0308rax.png",
                "./i/%s.png | i/%s.png"
            })
    void theFileThatANameMeansIsFound(String name, String file) throws IOException {
        pictures(file);
        assertEquals(PATIENTS, found(name));
        boolean isMoved = !name.replace("./", "").replace('\\', '/').equals(file) || name.indexOf('\u0308') >= 0;
        List<String> notes = open().check(ProgressMonitor.NONE).notes();
        assertEquals(
                isMoved,
                notes.stream().anyMatch(note -> note.contains("60 pictures are not where the table says")),
                notes::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "siteB/%s.png | siteA/%s.png",
                "/data/else/%s.png | i/%s.png",
                "https://pacs.example.org/export/%s.png | i/%s.png",
                "%s.png | i/%s_2.png",
                "%s.png | i/%s.txt",
                "%s.png | i/%s.jpg",
                "../i/%s.png | j/%s.png",
                "i/%s.png | i/%s.png.bak",
                "%s.png | i/x%s.png",
                "..\\..\\secret\\%s.png | i/%s.png"
            })
    void otherFilesAreNotTaken(String name, String file) throws IOException {
        pictures(file);
        assertEquals(0, found(name));
    }

    @Test
    void aNameThatTwoFilesHaveMeansNone() throws IOException {
        pictures("a/%s.png");
        pictures("b/%s.png");
        assertEquals(0, found("%s.png"));
        assertEquals(PATIENTS, found("b/%s.png"));
    }

    private ColumnFinding column(String name) {
        return open().modality("xray").findings().stream()
                .filter(finding -> finding.column().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mask",
                "Mask",
                "lung_mask",
                "mask_path",
                "segmentation",
                "seg",
                "ROI",
                "ground_truth",
                "annotation",
                "masks"
            })
    void masksBesidePicturesAreNotSeen(String mask) throws IOException {
        pictures("i/%s.png");
        pictures("m/%s_m.png");
        write("xray.csv", "id,image," + mask, row -> id(row) + ",i/" + id(row) + ".png,m/" + id(row) + "_m.png");
        assertEquals(false, column(mask).isUsed());
        assertTrue(column("image").isUsed());
        assertEquals(1, open().rows("xray").columns().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image_2",
                "lateral",
                "masked_image",
                "segment",
                "europe",
                "heroine",
                "view",
                "img2",
                "damask_x",
                "second"
            })
    void otherPicturesBesidePicturesAreSeen(String other) throws IOException {
        pictures("i/%s.png");
        pictures("m/%s_m.png");
        write("xray.csv", "id,image," + other, row -> id(row) + ",i/" + id(row) + ".png,m/" + id(row) + "_m.png");
        assertTrue(column(other).isUsed());
    }

    @Test
    void masksAloneArePictures() throws IOException {
        pictures("m/%s.png");
        write("xray.csv", "id,mask", row -> id(row) + ",m/" + id(row) + ".png");
        assertTrue(column("mask").isUsed());
    }

    @Test
    void severalNamesInACellAreRefused() throws IOException {
        pictures("i/%s.png");
        write("xray.csv", "id,images", row -> id(row) + ",i/" + id(row) + ".png; i/" + id(row) + ".png");
        InputException refused = assertThrows(InputException.class, this::open);
        assertTrue(refused.getMessage().contains("names several pictures in a cell"), refused::getMessage);
    }

    @Test
    void aFolderOfPicturesThatNoTableNamesIsSaid() throws IOException {
        pictures("images/%s.png");
        write("labs.csv", "id,a", row -> id(row) + "," + measured(row));
        assertEquals(
                List.of(
                        new Skipped(
                                "images/",
                                "pictures that no table names: write a table with the columns id and image, and a row such as P1,images/P0000.png")),
                open().skipped());
        write("xray.csv", "id,image", row -> id(row) + ",images/" + id(row) + ".png");
        assertEquals(List.of(), open().skipped());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/mnt/pacs/export/%s/1/img.png | bilder/%s/1/img.png",
                "E:\\studie\\%s\\img.png | scan/%s/IMG.png",
                "file:///x/%s/a.dcm | y/%s/a.dcm"
            })
    void ofSeveralFilesOfANameTheOneWhoseFoldersAreNamedIsMeant(String name, String file) throws IOException {
        pictures(file);
        assertEquals(0, found(name), "as before");
        assertEquals(PATIENTS, found(name, SurveySettings.on().with(TableForms.ALL)));
        List<String> paths = new ArrayList<>();
        open(SurveySettings.on().with(TableForms.ALL)).rows("xray").forEach(row -> {
            assertTrue(row.category(0).contains(row.id()), row::id);
            paths.add(row.category(0));
        });
        assertEquals(PATIENTS, paths.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/mnt/X%s/1/img.png | bilder/%s/1/img.png",
                "/mnt/1/img.png | bilder/%s/1/img.png",
                "img.png | bilder/%s/1/img.png",
                "/mnt/%s/2/img.png | bilder/%s/1/img.png"
            })
    void aPatientWhoseFileIsNotThereGetsThatOfNobody(String name, String file) throws IOException {
        pictures(file);
        assertEquals(0, found(name, SurveySettings.on().with(TableForms.ALL)));
    }

    @Test
    void twoFilesOfOnePatientAreNotMeant() throws IOException {
        pictures("a/%s/img.png");
        pictures("b/%s/img.png");
        assertEquals(0, found("/mnt/%s/img.png", SurveySettings.on().with(TableForms.ALL)));
        assertEquals(PATIENTS, found("/mnt/a/%s/img.png", SurveySettings.on().with(TableForms.ALL)));
        found("/mnt/%s/img.png", SurveySettings.on());
        assertTrue(
                notes().contains(
                                "File xray.csv: none of the 60 pictures that it names exists, for example '/mnt/P0000/img.png', and all count as"
                                        + " missing. The folder has several files of the name of 60 of them, so that it is not known which is"
                                        + " meant; 'Pictures of one name are told apart by their folders' reads those whose folders tell them"
                                        + " apart. To use them, put the files into the folder as the table names them, or correct the names."),
                notes()::toString);
    }

    private List<String> notes() {
        return open().check(ProgressMonitor.NONE).notes();
    }

    private static final byte[] DRAWN = drawn();

    private static byte[] drawn() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY), "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void picturesThatLackOrAreNoneAreNamedByTheCheck() throws IOException {
        Files.createDirectory(folder.resolve("i"));
        write("xray.csv", "id,image", row -> id(row) + ",i/" + id(row) + ".png");
        for (int row = 0; row < PATIENTS; row++) {
            Files.write(folder.resolve("i/" + id(row) + ".png"), DRAWN);
        }
        assertEquals(List.of(), notes(), "a look-alike");
        Files.delete(folder.resolve("i/P0003.png"));
        Files.write(folder.resolve("i/P0004.png"), Arrays.copyOf(DRAWN, DRAWN.length - 14));
        Files.writeString(folder.resolve("i/P0005.png"), "\n<!DOCTYPE html>\n<html><body>401</body></html>");
        Files.writeString(folder.resolve("i/P0006.png"), "<html><body>401</body></html>");
        Files.writeString(folder.resolve("i/P0007.png"), "%PDF-1.7\n");
        Files.write(folder.resolve("i/P0008.png"), new byte[0]);
        Files.write(folder.resolve("i/P0009.png"), Arrays.copyOf(DRAWN, DRAWN.length + 500));
        assertEquals(
                List.of(
                        "File xray.csv: 1 of the 60 pictures that it names does not exist, for example 'i/P0003.png', and it counts as"
                                + " missing. To use them, put the files into the folder as the table names them, or correct the names.",
                        "File xray.csv: 5 of the 59 pictures that exist cannot be read and count as missing: 1 is a PNG or JPEG file"
                                + " without its end, such as 'i/P0004.png'; 2 are each a web page (HTML) and no picture, such as"
                                + " 'i/P0005.png'; 1 is a PDF document, such as 'i/P0007.png'; 1 is an empty file, such as 'i/P0008.png'."
                                + " To use them, put whole pictures in their place, for example as PNG."),
                notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {".ome.tiff", ".png", ".TIF", ".dcm", ".bmp"})
    void picturesBesideTheTablesAreReadWhereATableNamesThem(String ending) throws IOException {
        for (int row = 0; row < PATIENTS; row++) {
            Files.write(folder.resolve(id(row) + ending), DRAWN);
        }
        write("labs.csv", "id,a", row -> id(row) + "," + measured(row));
        assertEquals(
                List.of(new Skipped(
                        "60 pictures such as P0000" + ending,
                        "no table names these pictures: write a table with the columns id and image, and a row for each picture, such"
                                + " as P1,P0000" + ending)),
                open().skipped());
        write("xray.csv", "id,image", row -> id(row) + "," + id(row) + ending);
        assertEquals(List.of(), open().skipped());
        assertEquals(List.of(), notes());
        write("xray.csv", "id,image", row -> id(row) + "," + id(Math.max(row, 2)) + ending);
        assertEquals(
                List.of("Of the 60 pictures beside the tables, 2 are named by no table and not used, such as 'P0000"
                        + ending + "'. To use them, add a row for each to the table of pictures."),
                notes());
    }

    @Test
    void picturesThatLackAndAreOfAKindThatIsNotReadAreSaid() throws IOException {
        write("xray.csv", "id,image", row -> id(row) + "," + id(row) + (row % 10 == 3 ? ".mha" : ".dcm"));
        assertTrue(
                notes().get(0)
                        .endsWith(
                                " 6 of them, such as 'P0003.mha', are of a kind that is not read: convert them to PNG or DICOM first."),
                notes()::toString);
    }

    @Test
    void namesOfAnArchiveWithoutItsFilesAreSaid() throws IOException {
        write(
                "xray.csv",
                "id,file,a",
                row -> id(row)
                        + ",DICOM/PA%06d/ST000001/SE000001/IM%06d,".formatted(row, row * 7 % 61)
                        + measured(row));
        assertEquals(
                "it seems to name pictures of an archive (PACS), such as 'DICOM/PA000000/ST000001/SE000001/IM000000', but none of these"
                        + " files is in the folder; to read them, put them there",
                column("file").reason());
        write("xray.csv", "id,file,a", row -> id(row) + ",K%04d/%d,".formatted(row * 7, row) + measured(row));
        assertFalse(column("file").reason().contains("archive"), "numbers of cases");
    }

    @Test
    void whoTakesTheTextsForSomethingElseHasNoModalityOfTexts() throws IOException {
        write(
                "x.csv",
                "id,age,reason",
                row -> id(row) + "," + (40 + row % 30) + ",came with cough and fever since " + row % 7 + " days");
        SurveySettings forms = SurveySettings.on().with(TableForms.ALL);
        assertEquals(List.of("x", "x_text"), open(forms).modalities());
        SurveySettings chosen =
                new SurveySettings(true, true, Set.of(), Map.of("x/reason", Choice.CATEGORY)).with(TableForms.ALL);
        InputException refused =
                assertThrows(InputException.class, () -> open(chosen).modality("x_text"));
        assertEquals(
                "File x.csv has no texts for the modality 'x_text': 'reason' is taken as something else, as chosen.",
                refused.getMessage());
        assertEquals("Leave 'x_text' out of the modalities, or do not say what the column is.", refused.remedy());
    }

    private List<String> notesOfMoved(String names) throws IOException {
        write("xray.csv", "id,image", row -> id(row) + "," + String.format(Locale.ROOT, names, id(row)));
        return open(SurveySettings.on()).check(ProgressMonitor.NONE).notes().stream()
                .filter(note -> note.contains("not where the table says"))
                .toList();
    }

    @Test
    void thatSeveralNamesLeadToOneFileIsSaid() throws IOException {
        Files.createDirectories(folder.resolve("1"));
        Files.write(folder.resolve("1/img.png"), new byte[1]);
        List<String> notes = notesOfMoved("/nas/%s/1/img.png");
        assertEquals(1, notes.size(), notes::toString);
        assertTrue(
                notes.get(0)
                        .contains(PATIENTS - 1
                                + " of these names lead to a file that another name leads to, too, such as '/nas/"
                                + id(1) + "/1/img.png': it may be the picture of another patient"),
                notes::toString);
    }

    @Test
    void filesOfTheirOwnAreNotSaidToBeShared() throws IOException {
        pictures("i/%s.png");
        List<String> notes = notesOfMoved("/nas/i/%s.png");
        assertEquals(1, notes.size(), notes::toString);
        assertFalse(notes.get(0).contains("another name"), notes::toString);
    }

    private void grey(int row, boolean isDeep) throws IOException {
        BufferedImage image =
                new BufferedImage(4, 4, isDeep ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY);
        ImageIO.write(
                image,
                row % 2 == 0 ? "png" : "tif",
                folder.resolve(id(row) + (row % 2 == 0 ? ".png" : ".tif")).toFile());
    }

    private List<String> depths(IntPredicate isDeep) throws IOException {
        for (int row = 0; row < PATIENTS; row++) {
            grey(row, isDeep.test(row));
        }
        write("xray.csv", "id,image", row -> id(row) + "," + id(row) + (row % 2 == 0 ? ".png" : ".tif"));
        return open().check(ProgressMonitor.NONE).notes().stream()
                .filter(note -> note.contains("bits"))
                .toList();
    }

    @Test
    void greyPicturesOfEightAndSixteenBitsAreCounted() throws IOException {
        List<String> notes = depths(row -> outcome(row).equals("died"));
        assertEquals(1, notes.size(), notes::toString);
        long died = IntStream.range(0, PATIENTS)
                .filter(row -> outcome(row).equals("died"))
                .count();
        assertTrue(
                notes.get(0).startsWith("File xray.csv: " + died + " are grey of 16 bits, such as 'P00"),
                notes::toString);
        assertTrue(
                notes.get(0)
                        .contains("Which kind a patient has alone tells the outcome: " + died + " of the " + died
                                + " rows that have one of 16 bits are 'died'"),
                notes::toString);
        List<String> others = depths(row -> row % 4 < 2);
        assertFalse(others.get(0).contains("tells the outcome"), others::toString);
    }

    @Test
    void greyPicturesOfOneKindAreNot() throws IOException {
        assertEquals(List.of(), depths(row -> true));
        assertEquals(List.of(), depths(row -> false));
    }
}
