package org.multimodalbtw.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.outcome.OfClass;

class WantedEventTest {

    private final List<String> warnings = new ArrayList<>();

    private OptionalInt event(String wanted, List<String> classes, double... counts) {
        return new WantedEvent(wanted).of(new OfClass("label", classes), counts, warnings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no consta",
                "desconocido",
                "perdido",
                "pendiente",
                "unbekannt",
                "unknown",
                "lost",
                "brak danych",
                "Lost to follow-up"
            })
    void aClassOfWhichNothingIsKnownIsNotTheEvent(String unknown) {
        assertEquals(OptionalInt.of(1), event("", List.of("alive", "died", unknown), 60, 30, 5));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("'" + unknown + "', so that the event is 'died'"), warnings::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NC", "died", "relapse", "lost graft", "other", "n"})
    void anotherRareClassIsTheEvent(String rare) {
        assertEquals(OptionalInt.of(2), event("", List.of("alive", "worse", rare), 60, 30, 5));
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n.a.", "k.A.", "-", "ND", "unklar", "9"})
    void aDoubtfulClassIsNotTheEventWhereThatIsAsked(String doubtful) {
        OfClass target = new OfClass("label", List.of("nein", "ja", doubtful));
        double[] counts = {60, 30, 5};
        assertEquals(OptionalInt.of(1), new WantedEvent("", true).of(target, counts, warnings));
        assertEquals(
                List.of(
                        "The rarest class, '" + doubtful
                                + "', may mean that nothing is known, so that the event is 'ja', the next one: 'Event' (--event) names another."),
                warnings);
        assertEquals(OptionalInt.of(2), new WantedEvent("").of(target, counts, warnings));
        assertEquals(OptionalInt.of(2), new WantedEvent(doubtful, true).of(target, counts, warnings));
        assertEquals(1, warnings.size());
    }

    @Test
    void ofTwoClassesOneMayBeALostGraft() {
        assertEquals(OptionalInt.of(1), event("", List.of("functioning", "lost"), 60, 5));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aClassThatIsNamedIsTheEventWhateverItsName() {
        assertEquals(OptionalInt.of(2), event("unknown", List.of("alive", "died", "unknown"), 60, 30, 5));
        assertEquals(List.of(), warnings);
    }

    @Test
    void oneOfClassesOfWhichNothingIsKnownIsTheEvent() {
        assertEquals(OptionalInt.of(1), event("", List.of("missing", "unknown"), 60, 5));
    }
}
