package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModalityContributionsTest {

    @Test
    void theDeviationIsOfSharesOfWhatIsContributed() {
        assertEquals(0, contributions(.2, .2, .2).deviation(), 1e-12);
        assertEquals(2. / 3, contributions(.3, 0, -.1).deviation(), 1e-12);
        assertEquals(.25, contributions(.3, .1).deviation(), 1e-12);
        assertEquals(0, contributions(-.1, -.2).deviation(), "nobody contributes anything");
    }

    @Test
    void theWeakestIsFirst() {
        assertArrayEquals(new int[] {2, 0, 1}, contributions(.1, .3, -.2).weakestFirst());
        assertArrayEquals(new int[] {1, 2, 0}, contributions(.3, .1, .1).weakestFirst(), "equals keep their order");
    }

    private static ModalityContributions contributions(double... values) {
        return new ModalityContributions(values, Arrays.stream(values).sum(), 0);
    }
}
