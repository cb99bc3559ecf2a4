package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.InputException;

/** The methods that people choose from. */
class OfferedMethodsTest {

    static Stream<OfferedMethod> methods() {
        return OfferedMethods.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodIsToldFromAllOthers(OfferedMethod method) {
        assertSame(method, OfferedMethods.named(method.name()));
        assertSame(method, OfferedMethods.of(method.standard()).orElseThrow());
        assertTrue(method.name().matches("[a-z][a-z-]*"), method.name());
        assertFalse(method.does().endsWith("."), method.does());
        assertTrue(method.does().length() <= 120 && !method.does().contains("\n"), method.does());
        assertTrue(
                TrainingMethods.NAMES.containsKey(TrainingMethods.name(method.standard())),
                "a manifest can keep its settings");
    }

    @Test
    void noneOfThemIsOnUnlessItIsChosen() {
        assertEquals(
                List.of(), OfferedMethods.chosen(TrainingSettings.defaults(1).methods()));
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatThereAre() {
        InputException refused = assertThrows(InputException.class, () -> OfferedMethods.named("ogg"));
        assertEquals("There is no training method 'ogg'.", refused.getMessage());
        assertTrue(refused.remedy().startsWith("Choose one of ogm, ogm-ge"), refused.remedy());
    }

    @Test
    void twoForOnePurposeAreRefusedByName() {
        TrainingSettings usual = TrainingSettings.defaults(1);
        List<TrainingMethod> both = List.of(GradientModulation.STANDARD, GradientModulation.STANDARD.withNoise());
        InputException refused = assertThrows(InputException.class, () -> usual.with(both));
        assertEquals(
                "The training methods 'ogm' and 'ogm-ge' do not go together: both are for one purpose, 'Balance modalities'.",
                refused.getMessage());
    }
}
