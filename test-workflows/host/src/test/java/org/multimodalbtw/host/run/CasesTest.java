package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small cohorts as people really have them, in a folder beside the checkout; their README.txt says what must happen. */
class CasesTest {

    private static final Path CASES = Path.of("..", "..", "..", "shared", "cases");

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "censored-few | 0 | read as the limit",
                "censored-many | 0 | read as the limit",
                "class-none | 0 | label (3 classes)",
                "codes-as-numbers | 0 | a code: 'bed'",
                "constant-modality | 0 | device.csv: not used",
                "date-features | 0 | left out, dates: 'admitted_at', 'birth_date'",
                "decimal-comma | 0 | the comma is read as decimal sign",
                "dicom-names | 1 | scans/000.dcm) does not exist",
                "empty-modality | 0 | genes.csv: not used",
                "file-kinds | 0 | demo.xlsx: not used",
                "flag-or-empty | 0 | flags: 'ventilated', 'dialysis'",
                "genes-zero | 0 | (3000 columns) - the same in all rows",
                "id-case | 0 | ids are written in another way",
                "id-leading-zeros | 0 | ids are written in another way",
                "id-other-column | 0 | are in column 'hadm_id' of labels.csv and are matched by it",
                "id-partial | 0 | 50 of 150 ids are written in another way",
                "img-absolute | 0 | for example 'xray\\P0000.png', are read as / between folders",
                "img-black-on-transparent | 0 | label (2 classes)",
                "img-cut-jpeg | 0 | 15 are each a PNG or JPEG file without its end",
                "img-dicom-renamed | 0 | label (2 classes)",
                "img-grey-alpha | 0 | label (2 classes)",
                "img-tiff-bmp | 0 | label (2 classes)",
                "index-column | 0 | column 1 has no name and is left out",
                "label-01 | 0 | label (2 classes)",
                "label-censored | 0 | lies beyond a limit",
                "label-first | 0 | its column 'patient' is the id",
                "labels2-file | 0 | labels2.csv: not used",
                "no-id-column | 0 | its column 'patient_id' is the id",
                "notes-several | 0 | which are joined to one text in the order of 'minute'",
                "rare-outcome | 0 | No test row is of the class 'died'",
                "rowid-default | 1 | rows with the same id are of different patients",
                "second-id | 0 | left out, second identifiers: 'subject_id', 'hadm_id'",
                "semicolon | 0 | separated by semicolons",
                "semicolon-comma-in-header | 0 | separated by semicolons",
                "sentinel-999 | 0 | counts as empty",
                "series-censored | 0 | no number, such as 'NEG', and count as not measured",
                "series-iso-times | 0 | time 'charttime' in hours from the patient's first, variable 'itemid', value 'valuenum'",
                "series-iso-simple | 0 | time 'charttime' in hours from the patient's first, variable 'variable'",
                "series-wide | 0 | time 'hour', variables 'hr', 'sbp'",
                "series-sodium-na | 0 | 'NA' is a name here and not empty",
                "split-number | 0 | 0 as train, 1 as valid, 2 as test",
                "split-upper | 0 | label (2 classes)",
                "table-with-free-text | 0 | it is read as a modality of its own, 'admission_text'",
                "target-in-table | 0 | left out, outcome: 'label'",
                "trailing-commas | 0 | 3 columns have no name and are left out",
                "units-in-cells | 0 | numbers in %",
                "must-stay-right/no-split | 0 | label (2 classes)",
                "must-stay-right/split-only-train-test | 0 | label (2 classes)",
                "must-stay-right/utf16 | 0 | its encoding is UTF-16",
                "must-stay-right/label-and-table-same-name | 1 | has both labs.csv and labs.csv.gz"
            })
    void aCohortAsPeopleHaveThem(String name, int exit, String said) {
        Path folder = CASES.resolve(name);
        assumeTrue(Files.isDirectory(folder), "there is no folder " + folder);
        Command command = Command.run(
                List.of("--data", folder.toString(), "--out", temporary.toString()),
                "--set",
                "BTW Learner/epochs=6",
                "--set",
                "BTW Learner/members=2");
        assertEquals(exit, command.exit(), command::toString);
        assertTrue((command.out() + command.err()).contains(said), command::toString);
    }
}
