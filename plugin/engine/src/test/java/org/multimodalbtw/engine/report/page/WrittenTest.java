package org.multimodalbtw.engine.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WrittenTest {

    @Test
    void sharesAreRoundedForPeople() {
        assertEquals("34 %", Written.share(.3449));
        assertEquals("4.2 %", Written.share(.0423));
        assertEquals("93.7 %", Written.share(.937));
        assertEquals("0 %", Written.share(0));
        assertEquals("100 %", Written.share(1));
        assertEquals("below 0.1 %", Written.share(.0001));
        assertEquals("above 99.9 %", Written.share(.99999));
        assertEquals("–", Written.share(Double.NaN));
        assertEquals("3 (1.5 %)", Written.part(3, 200));
        assertEquals("0", Written.part(0, 0));
    }

    @Test
    void numbersHaveThreeDigits() {
        assertEquals("12,346", Written.number(12345.6));
        assertEquals("0.0123", Written.number(.012345));
        assertEquals("12.3", Written.number(12.34));
        assertEquals("0", Written.number(0));
        assertEquals("0", Written.number(1e-9));
        assertEquals("–", Written.number(Double.POSITIVE_INFINITY));
        assertEquals("1,234 rows", Written.count(1234, "row"));
        assertEquals("1 row", Written.count(1, "row"));
    }

    @Test
    void differencesHaveASign() {
        assertEquals("+0.010", Written.signed(.01));
        assertEquals("-0.010", Written.signed(-.01));
        assertEquals("0.000", Written.signed(-.0001));
        assertEquals("+4.2 points", Written.points(.042));
        assertEquals("0.0 points", Written.points(-.0001));
    }
}
