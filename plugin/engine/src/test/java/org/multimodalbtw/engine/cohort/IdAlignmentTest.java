package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of two files that are written in two ways. */
class IdAlignmentTest {

    @Test
    void whatStandsBeforeTheNumberAndItsZerosDoNotMatter() {
        assertEquals(
                Map.of("1", "P001", "20", "P020", "0", "P000"),
                IdAlignment.of(Set.of("1", "20", "0"), Set.of("P001", "P020", "P000"))
                        .renamed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "1a", "10", "-1"})
    void anIdOfAHundredThousandCharactersTakesNoTime(String piece) {
        String id = piece.repeat(100_000) + "a";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> IdAlignment.of(Set.of("P1", id), Set.of("P01", "P02"))
                .renamed());
    }
}
