package org.multimodalbtw.engine.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.decide.AlarmRule.Kind;

/** Thresholds that were worked out by hand. */
class AlarmChoiceTest {

    /** Ten rows: events at .9, .6, .6, .3, others at .7, .6, .4, .3, .2, .1. */
    private static final EventRows ROWS = new EventRows(
            new double[] {.3, .9, .7, .6, .6, .6, .4, .3, .2, .1},
            new boolean[] {true, true, false, true, false, true, false, false, false, false},
            RowGroups.none(10));

    @ParameterizedTest
    @CsvSource({
        // one of four events lies at .9
        "SENSITIVITY, .25, .9",
        // the second and third event share .6, so that half of the events means three of four
        "SENSITIVITY, .26, .6",
        "SENSITIVITY, .5, .6",
        "SENSITIVITY, .75, .6",
        "SENSITIVITY, .76, .3",
        "SENSITIVITY, 1, .3",
        // one alarm at .9, two from .7, five from .6, since three rows share .6
        "ALARMS_IN_100, 10, .9",
        "ALARMS_IN_100, 20, .7",
        "ALARMS_IN_100, 49, .7",
        "ALARMS_IN_100, 50, .6",
        "ALARMS_IN_100, 99, .2",
        // events less false alarms: .9: 1-0, .7: 1-1, .6: 3-2, .4: 3-3, .3: 4-4; of equals the fewest alarms
        "FALSE_ALARMS_PER_EVENT, 1, .9",
        // twice the events: 2, 1, 4, 3, 4, 3, 2
        "FALSE_ALARMS_PER_EVENT, 2, .6",
        "FALSE_ALARMS_PER_EVENT, 5, .3",
        "VALUE, .55, .55"
    })
    void thresholdIsTheOneThatTheRuleSays(Kind kind, double value, double expected) {
        Alarm alarm = choose(ROWS, kind, value).alarm().orElseThrow();
        assertEquals(expected, alarm.threshold());
        assertEquals(ROWS.confusion(expected), alarm.reached());
        assertEquals(1, alarm.event());
    }

    @Test
    void whatIsReachedIsCountedOnTheRows() {
        Alarm alarm = choose(ROWS, Kind.SENSITIVITY, .5).alarm().orElseThrow();
        assertEquals(new Confusion(3, 2, 1, 4), alarm.reached());
        assertEquals(
                "Alarm for death=yes from a probability of 0.600 on, chosen to find at least 50 % of the events; on 10 held-out "
                        + "rows it finds 75 % of 4 events with 50 alarms in 100, of which 60 % are right.",
                alarm.says("death=yes"));
    }

    @Test
    void tooManyRowsWithTheHighestProbabilityLeaveNoThreshold() {
        EventRows tied = new EventRows(
                new double[] {.8, .8, .1, .1}, new boolean[] {true, false, false, false}, RowGroups.none(4));
        AlarmChoice choice = choose(tied, Kind.ALARMS_IN_100, 25);
        assertEquals(Optional.empty(), choice.alarm());
        assertTrue(choice.refusal().contains("2 of 4"), choice.refusal());
        assertEquals(
                .8, choose(tied, Kind.ALARMS_IN_100, 50).alarm().orElseThrow().threshold());
    }

    @Test
    void withoutAnEventThereIsNothingToFind() {
        EventRows none = new EventRows(new double[] {.8, .2}, new boolean[2], RowGroups.none(2));
        assertTrue(choose(none, Kind.SENSITIVITY, .5).refusal().contains("no held-out row"));
        assertEquals(
                Optional.empty(), choose(none, Kind.FALSE_ALARMS_PER_EVENT, 9).alarm());
        assertEquals(
                .8, choose(none, Kind.ALARMS_IN_100, 50).alarm().orElseThrow().threshold());
    }

    @Test
    void alarmsThatAreNeverWorthIt() {
        EventRows wrong = new EventRows(
                new double[] {.9, .8, .7, .1}, new boolean[] {false, false, false, true}, RowGroups.none(4));
        AlarmChoice choice = choose(wrong, Kind.FALSE_ALARMS_PER_EVENT, 2);
        assertTrue(choice.refusal().contains("no threshold is worth"), choice.refusal());
    }

    @ParameterizedTest
    @CsvSource({
        "VALUE, 0",
        "VALUE, 1",
        "VALUE, NaN",
        "SENSITIVITY, 0",
        "SENSITIVITY, 1.01",
        "ALARMS_IN_100, 0",
        "ALARMS_IN_100, 100",
        "FALSE_ALARMS_PER_EVENT, 0",
        "FALSE_ALARMS_PER_EVENT, -1",
        "FALSE_ALARMS_PER_EVENT, 10001"
    })
    void whatCannotBeIsRefused(Kind kind, double value) {
        assertThrows(InputException.class, () -> new AlarmRule(kind, value));
    }

    private static AlarmChoice choose(EventRows rows, Kind kind, double value) {
        return AlarmChoice.of(rows, 1, "death=yes", new AlarmRule(kind, value));
    }
}
