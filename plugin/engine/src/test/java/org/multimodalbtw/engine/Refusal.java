package org.multimodalbtw.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What is refused is refused with words for an analyst. */
public final class Refusal {

    private Refusal() {}

    /** The action is refused with a message that contains a text, and with advice. */
    public static void assertMessage(Executable action, String part) {
        InputException e = assertThrows(InputException.class, action);
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertFalse(e.remedy().isBlank());
    }
}
