package org.multimodalbtw.engine.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Quick requests go together, slow and large ones one by one. */
class PaceTest {

    private static final long MILLISECOND = 1_000_000;

    private static int together(Pace pace, int bytes) {
        pace.begin();
        int taken = 0;
        while (pace.takes(taken, bytes)) {
            taken++;
        }
        return taken;
    }

    @Test
    void asManyGoTogetherAsTakeTwentyMilliseconds() {
        Pace pace = new Pace();
        assertEquals(1, together(pace, 10), "nothing is known yet");
        pace.took(1, MILLISECOND / 2);
        assertEquals(40, together(pace, 10));
        pace.took(40, 160 * MILLISECOND);
        assertEquals(5, together(pace, 10));
        pace.took(5, 1);
        assertEquals(64, together(pace, 10));
        pace.took(64, 3_600_000 * MILLISECOND);
        assertEquals(1, together(pace, 10));
    }

    @Test
    void togetherTheyHaveHalfAMebibyte() {
        Pace pace = new Pace();
        pace.took(1, 1);
        assertEquals(4, together(pace, 1 << 17));
        assertEquals(3, together(pace, (1 << 17) + 1));
        assertEquals(1, together(pace, 1 << 20), "one is always sent");
    }
}
