package org.multimodalbtw.engine.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {

    private static final String CHARACTERS = "0123456789.+-eE";

    @Test
    void isTheNearestDoubleForAnyTextOfItsCharacters() {
        Random random = new Random(7);
        int numbers = 0;
        for (int draw = 0; draw < 50_000; draw++) {
            String text = random.nextBoolean() ? written(random) : anything(random);
            double expected = nearest(text);
            assertEquals(
                    Double.doubleToLongBits(expected), Double.doubleToLongBits(DecimalNumber.parse(text)), () -> text);
            numbers += Double.isNaN(expected) ? 0 : 1;
        }
        assertEquals(true, numbers > 25_000, "numbers among the texts: " + numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 1",
                "1 ",
                "1d",
                "1f",
                "0x1p3",
                "NaN",
                "inf",
                "Infinity",
                "1e400",
                "-1e400",
                "1,5",
                "1_0",
                "٣"
            })
    void otherTextsAreNoNumbers(String text) {
        assertEquals(Double.NaN, DecimalNumber.parse(text));
    }

    private static String written(Random random) {
        return String.format(
                Locale.ROOT,
                random.nextBoolean() ? "%." + random.nextInt(18) + "f" : "%." + random.nextInt(18) + "e",
                random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
    }

    private static String anything(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(8); length > 0; length--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /** By the parser of the language, which rounds correctly. */
    private static double nearest(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isInfinite(number) ? Double.NaN : number;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
