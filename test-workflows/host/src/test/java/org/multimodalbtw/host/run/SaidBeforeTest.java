package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.cohort.FileReport;

class SaidBeforeTest {

    private static final String READER = "Cohort Reader (#1)";
    private static final String SEMICOLONS = "File labs.csv: its columns are separated by semicolons.";
    private static final String LACKING =
            "File xr.csv: 12 of the 120 pictures that it names do not exist, for example 'roe/1.jpg', and they count"
                    + " as missing. To use them, put the files into the folder as the table names them, or correct the names.";
    private static final String IMAGES =
            " images could not be used and count as missing: row 'K1', column 'x' (roe/1.jpg) does not exist; and 11 more.";
    private static final String CLASS =
            "'unknown' is a class: if rows of it have no known outcome, empty these cells, and the rows take no part.";

    @Test
    void whatWasReadIsNotSaidAgainByTheReader() {
        Warnings warnings = new Warnings(SaidBefore.of(List.of(SEMICOLONS)));
        assertEquals(
                "In 'labs', ids without a label: 1 of 3.",
                warnings.unsaid(
                        READER,
                        String.join(
                                "\n",
                                SEMICOLONS,
                                FileReport.UNDO,
                                "Not read, as this node gives other files: 'ventilator'.",
                                "In 'labs', ids without a label: 1 of 3.",
                                "Skipped 'a.xls', which holds no table.")));
        assertEquals(SEMICOLONS, warnings.unsaid("Text Encoder (#2)", SEMICOLONS), "another node");
    }

    @Test
    void withoutAFolderTheReaderSaysAll() {
        Warnings warnings = new Warnings();
        assertEquals(SEMICOLONS, warnings.unsaid(READER, SEMICOLONS));
        assertEquals(FileReport.UNDO, warnings.unsaid(READER, FileReport.UNDO));
        assertEquals(CLASS, warnings.unsaid("BTW Learner (#5)", CLASS));
    }

    @Test
    void missingPicturesAreSaidOnce() {
        Warnings warnings = new Warnings(SaidBefore.of(List.of()));
        assertEquals("12" + IMAGES, warnings.unsaid("Image Encoder (#5)", "12" + IMAGES), "nothing was said of them");
        assertEquals(LACKING, warnings.unsaid(READER, LACKING));
        assertEquals("", warnings.unsaid("Image Encoder (#5)", "12" + IMAGES));
        assertEquals("13" + IMAGES, warnings.unsaid("Image Encoder (#5)", "13" + IMAGES), "one more");
    }

    @Test
    void aClassOfWhichNothingIsKnownIsSaidOnce() {
        String read =
                "In 'labels', 'label' is taken for a category: 'unknown' is a class, though by the word nothing is known, in 12 rows: empty"
                        + " these cells, and the rows take no part.";
        assertEquals("", new Warnings(SaidBefore.of(List.of(read))).unsaid("BTW Learner (#5)", CLASS));
        assertEquals(CLASS, new Warnings(SaidBefore.of(List.of())).unsaid("BTW Learner (#5)", CLASS));
    }
}
