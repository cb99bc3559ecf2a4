package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.survey.SeriesColumn.Content;

/** What a person says of the columns of a series counts in what is said of them. */
class ChosenRolesTest {

    private static final SeriesRoles WIDE = SeriesSurvey.of(List.of(
            new SeriesColumn("gap", Content.WHOLE_NUMBERS),
            new SeriesColumn("hr", Content.NUMBERS),
            new SeriesColumn("sbp", Content.NUMBERS)));

    @Test
    void aChosenTimeIsNoLongerLacking() {
        assertTrue(WIDE.lacking().containsKey(SeriesRole.TIME));
        SeriesRoles chosen = WIDE.chosen(Map.of(SeriesRole.TIME, "gap"));
        assertTrue(chosen.isComplete());
        assertEquals(List.of("patient 'id', time 'gap', variables 'hr', 'sbp'"), chosen.lines("id"));
    }

    @Test
    void aTimeThatIsReplacedIsNotUsed() {
        SeriesRoles found = SeriesSurvey.of(List.of(
                new SeriesColumn("charttime", Content.TIMES),
                new SeriesColumn("drawn", Content.OTHER),
                new SeriesColumn("test", Content.WORDS),
                new SeriesColumn("value", Content.NUMBERS)));
        SeriesRoles chosen = found.chosen(Map.of(SeriesRole.TIME, "drawn"));
        assertEquals("drawn", chosen.time().orElseThrow());
        assertTrue(chosen.unused().contains("charttime"));
        assertTrue(!chosen.unused().contains("drawn"));
    }

    @Test
    void withoutAChoiceNothingChanges() {
        assertSame(WIDE, WIDE.chosen(Map.of()));
        assertSame(WIDE, WIDE.chosen(Map.of(SeriesRole.VALUE, "hr")));
    }
}
