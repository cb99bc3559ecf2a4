package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.survey.Taken;

class TableKindTest {

    @Test
    void severalRowsAreMeasurementsUnlessTheyHoldTexts() {
        assertEquals(FileKind.SERIES, TableKind.ofColumns(List.of(Taken.NUMBER, Taken.CATEGORY), true));
        assertEquals(FileKind.TEXT, TableKind.ofColumns(List.of(Taken.TEXT, Taken.DATE, Taken.CATEGORY), true));
        assertEquals(FileKind.IMAGES, TableKind.ofColumns(List.of(Taken.TEXT, Taken.IMAGE), true));
    }

    @Test
    void ofOneRowForEachIdTheFewerColumnsAreLeftOut() {
        assertEquals(FileKind.TABLE, TableKind.ofColumns(List.of(Taken.NUMBER, Taken.TEXT), false));
        assertEquals(FileKind.TEXT, TableKind.ofColumns(List.of(Taken.NUMBER, Taken.TEXT, Taken.TEXT), false));
        assertEquals(FileKind.TABLE, TableKind.ofColumns(List.of(), false));
    }

    @Test
    void idsThatComeAgainAreSlipsOrSeries() {
        assertFalse(SeveralRows.ofAnId(104, 100, false, true), "four slips in a hundred");
        assertTrue(SeveralRows.ofAnId(106, 100, false, true), "with times");
        assertFalse(SeveralRows.ofAnId(199, 100, false, false));
        assertTrue(SeveralRows.ofAnId(200, 100, false, false), "two of each");
        assertTrue(SeveralRows.ofAnId(101, 100, true, false), "pictures, one a row");
        assertFalse(SeveralRows.ofAnId(0, 0, false, false));
    }
}
