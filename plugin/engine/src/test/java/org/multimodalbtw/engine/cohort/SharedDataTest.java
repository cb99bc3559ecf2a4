package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** Real cohorts, in the folder that the system property {@code shared.data} names. */
class SharedDataTest {

    @Test
    void readsOmicsOfEveryPatient() {
        CohortFolder cohort = open("rosmap");
        assertEquals(List.of("meth", "mirna", "mrna"), cohort.modalities());
        assertEquals(List.of(), cohort.skipped());
        assertColumns(cohort.modality("mrna"), 200, 0);
        for (CohortCheck.ModalityCheck modality : check(cohort, 351, 0).modalities()) {
            assertEquals(new CohortCheck.ModalityCheck(modality.modality(), 351, 0, 0), modality);
        }
    }

    @Test
    void findsTheBlockThatTestPatientsLack() {
        CohortFolder cohort = open("breast_tcga");
        assertEquals(List.of("mirna", "mrna", "protein"), cohort.modalities());
        assertEquals(
                new CohortCheck.ModalityCheck("protein", 150, 0, 70),
                check(cohort, 220, 0).modalities().get(2));
    }

    @Test
    void readsCompressedViews() {
        CohortFolder cohort = open("handwritten");
        assertEquals(List.of("fac216", "fou76", "kar64", "mor6", "pix240", "zer47"), cohort.modalities());
        assertColumns(cohort.modality("pix240"), 240, 0);
        check(cohort, 2000, 0);
    }

    @Test
    void knowsTranscriptsAsTexts() {
        CohortFolder cohort = open("mosi");
        assertEquals(List.of("audio73", "textcnn100", "transcript", "video100"), cohort.modalities());
        assertEquals(FileKind.TEXT, cohort.kind("transcript"));
        assertEquals(List.of("labels_sdk_split.csv"), skipped(cohort));
        assertEquals(Kind.NUMBER, cohort.labels().columns().get(0).kind());
        check(cohort, 2199, 0);
    }

    @Test
    void knowsTextsAndImages() {
        CohortFolder cohort = open("medpix");
        assertEquals(FileKind.TABLE, cohort.kind("demographics"));
        for (String texts : List.of("caption_ct", "caption_mr", "exam", "findings", "history")) {
            assertEquals(FileKind.TEXT, cohort.kind(texts), texts);
        }
        assertEquals(FileKind.IMAGES, cohort.kind("ct_image"));
        assertEquals(FileKind.IMAGES, cohort.kind("mr_image"));
        assertEquals(List.of("labels_neoplasm.csv"), skipped(cohort));
        assertEquals(
                List.of(new TableColumn("age", Kind.NUMBER), new TableColumn("sex", Kind.CATEGORY)),
                cohort.modality("demographics").columns());
        check(cohort, 671, 0);
    }

    @Test
    void knowsLongSeries() {
        CohortFolder cohort = open("physionet2012");
        assertEquals(
                List.of("labs_feat", "labs_ts", "severity_scores_reference_only", "static", "vitals_feat", "vitals_ts"),
                cohort.modalities());
        assertEquals(FileKind.SERIES, cohort.kind("labs_ts"));
        assertEquals(FileKind.SERIES, cohort.kind("vitals_ts"));
        assertEquals(List.of("labels_los_days.csv"), skipped(cohort));
        assertColumns(cohort.modality("vitals_feat"), 60, 0);
        assertColumns(cohort.modality("static"), 5, 0);
        check(cohort, 8000, 0);
    }

    private static CohortCheck check(CohortFolder cohort, long labels, long withoutModality) {
        CohortCheck check = cohort.check(ProgressMonitor.NONE);
        assertEquals(labels, check.labels());
        assertEquals(withoutModality, check.withoutModality());
        assertEquals(
                cohort.modalities(),
                check.modalities().stream()
                        .map(CohortCheck.ModalityCheck::modality)
                        .toList());
        return check;
    }

    private static void assertColumns(CsvFile table, int numbers, int categories) {
        assertEquals(
                numbers,
                table.columns().stream()
                        .filter(column -> column.kind() == Kind.NUMBER)
                        .count());
        assertEquals(numbers + categories, table.columns().size());
    }

    private static List<String> skipped(CohortFolder cohort) {
        return cohort.skipped().stream().map(Skipped::file).collect(Collectors.toList());
    }

    private static CohortFolder open(String name) {
        CohortFolder cohort = CohortFolder.open(folder(name), CohortFolder.LABELS, CsvSettings.defaults());
        assertTrue(cohort.labels().columns().stream()
                .anyMatch(column -> column.name().equals("split")));
        return cohort;
    }

    private static Path folder(String name) {
        String data = System.getProperty("shared.data", "");
        Path folder = Path.of(data, name);
        assumeTrue(
                !data.isEmpty() && Files.isDirectory(folder),
                "The system property shared.data names no folder with " + name);
        return folder;
    }
}
