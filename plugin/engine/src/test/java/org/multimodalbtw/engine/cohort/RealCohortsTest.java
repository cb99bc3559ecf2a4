package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.Taken;

/** Published cohorts, beside the checkout, of which hardly a column may be taken for something special. */
class RealCohortsTest {

    private static final Path SETS = Path.of(System.getProperty("shared.data", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {"breast_tcga", "handwritten", "medpix", "mosi", "physionet2012", "rosmap", "tcga_luad_survival"})
    void hardlyAColumnIsWarnedOf(String set) {
        Path folder = SETS.resolve(set);
        assumeTrue(Files.isDirectory(folder), "there is no folder " + folder);
        CohortFolder cohort = CohortFolder.open(
                folder, CohortFolder.LABELS, CsvSettings.defaults().with(SurveySettings.on()));
        List<ColumnFinding> columns = Stream.concat(
                        Stream.of(cohort.labels()), cohort.modalities().stream().map(cohort::modality))
                .flatMap(table -> table.findings().stream())
                .toList();
        List<ColumnFinding> said = columns.stream()
                .filter(ColumnFinding::isSaid)
                .filter(column -> column.taken() != Taken.CONSTANT && column.taken() != Taken.EMPTY)
                .toList();
        // medpix has findings of 16 patients such as "N/A", so that this is no false alarm
        if (set.equals("medpix")) {
            said = said.stream()
                    .filter(column -> !column.reason().startsWith("16 cells say that there is no note, 'N / A'"))
                    .toList();
        }
        List<ColumnFinding> alarms = said;
        assertTrue(columns.size() > 20, columns::toString);
        assertTrue(50 * alarms.size() <= columns.size(), alarms::toString);
    }
}
