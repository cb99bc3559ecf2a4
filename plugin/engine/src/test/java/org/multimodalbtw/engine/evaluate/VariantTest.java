package org.multimodalbtw.engine.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariantTest {

    @Test
    void titlesAreForPeople() {
        assertEquals("BTW", Variant.WEIGHTED.title());
        assertEquals("BTW without the guard", Variant.UNGUARDED.title());
        assertEquals("MI only", Variant.MI_ONLY.title());
        assertEquals("only a minus b", Variant.headOf("a minus b").title());
        assertEquals("trained on 100 %s alone", Variant.trainedOn("100 %s").title());
        Estimate gain = new Estimate(.1, 0, .2);
        assertEquals(
                "BTW minus unweighted",
                Score.difference(Variant.WEIGHTED, Variant.UNWEIGHTED, Score.TEST, 3, Metric.ACCURACY, gain)
                        .title());
        assertEquals(
                "only labs",
                Score.of(Variant.headOf("labs"), Score.TEST, 3, Metric.ACCURACY, gain)
                        .title());
    }

    /** As with modalities 'a' and 'a minus only b': equal names are no equal variants. */
    @Test
    void whatItIsDoesNotRestOnItsTitle() {
        assertNotEquals(Variant.headOf("x"), Variant.trainedOn("x"));
        assertNotEquals(Variant.UNWEIGHTED, Variant.headOf("unweighted"));
        assertEquals(Variant.headOf("BTW"), new Variant(Role.SINGLE_HEAD, Optional.of("BTW")));
    }

    @Test
    void aModalityBelongsToRolesOfOneModalityAlone() {
        assertThrows(IllegalArgumentException.class, () -> new Variant(Role.WEIGHTED, Optional.of("labs")));
        assertThrows(IllegalArgumentException.class, () -> new Variant(Role.SINGLE_HEAD, Optional.empty()));
    }

    @Test
    void keysLeadBackToTheirRoles() {
        for (Role role : Role.values()) {
            assertEquals(role, Role.of(role.key()));
        }
        assertThrows(IllegalArgumentException.class, () -> Role.of("BTW"));
    }
}
