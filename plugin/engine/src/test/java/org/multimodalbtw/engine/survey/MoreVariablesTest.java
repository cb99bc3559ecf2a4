package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which variables are odd beyond the first ones of which it is said how. */
class MoreVariablesTest {

    private static List<String> notes(int odd) {
        VariableNumbers numbers = new VariableNumbers();
        for (String name : List.of("hr", "gcs", "map", "sodium", "lactate")) {
            boolean isOdd = odd-- > 0;
            for (int row = 0; row < 200; row++) {
                numbers.add(name, isOdd && row % 20 == 3 ? -999 : 60 + row * 31 % 37);
            }
        }
        return numbers.notes("File v.csv: ");
    }

    @Test
    void theyAreNamed() {
        assertEquals(
                "File v.csv: the numbers of 2 more variables, 'sodium', 'lactate', seem odd, too; look at those.",
                notes(5).get(3));
        assertEquals(
                "File v.csv: the numbers of 1 more variable, 'sodium', seem odd, too; look at those.", notes(4).get(3));
    }

    @Test
    void noneIsNamedWhereAllWereSaid() {
        assertEquals(3, notes(3).size());
        assertTrue(notes(3).stream().noneMatch(note -> note.contains("more variable")));
    }
}
