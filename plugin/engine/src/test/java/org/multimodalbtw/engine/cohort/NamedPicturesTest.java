package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        write("xray.csv", "id,image", row -> id(row) + ",\"" + format(name, row) + "\"");
        List<String> paths = new ArrayList<>();
        open().rows("xray").forEach(row -> paths.add(row.category(0)));
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
        boolean isMoved = !name.replace("./", "").equals(file) || name.indexOf('\u0308') >= 0;
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
}
