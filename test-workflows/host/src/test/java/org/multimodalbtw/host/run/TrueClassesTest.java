package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;

/** What is true of a row is written as it is predicted. */
class TrueClassesTest {

    private static String written(List<String> known, DataCell... cells) {
        return new TrueClasses(known, List.of(cells)).of(cells[0]);
    }

    @Test
    void wholeNumbersHaveNoPoint() {
        List<String> known = List.of("0", "1");
        assertEquals("1", written(known, new DoubleCell(1), new DoubleCell(0)));
        assertEquals("1", written(known, new IntCell(1), new IntCell(0)));
        assertEquals("2.5", written(List.of("2.5", "3"), new DoubleCell(2.5), new DoubleCell(3)));
        assertEquals("true", written(List.of("false", "true"), BooleanCell.TRUE));
    }

    @Test
    void otherTextsStayAsTheyAre() {
        assertEquals("1.0", written(List.of("1.0", "2.0"), new StringCell("1.0"), new StringCell("2.0")));
        assertEquals("unseen", written(List.of("no", "yes"), new StringCell("unseen"), new StringCell("no")));
    }
}
