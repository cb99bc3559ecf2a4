package org.multimodalbtw.engine.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankSearchTest {

    private static RankSearch copy(RankSearch search) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        search.write(new DataOutputStream(bytes));
        return RankSearch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static List<double[]> cases() {
        Random random = new Random(5);
        List<double[]> cases = new ArrayList<>(List.of(
                new double[] {-0.0, 0.0},
                new double[] {3},
                new double[] {-1e308, 1e308, 5, -5},
                new double[] {Double.MIN_VALUE, -Double.MIN_VALUE, 2 * Double.MIN_VALUE},
                new double[] {1, Math.nextUp(1.), Math.nextDown(1.), 1, Math.nextUp(1.)}));
        for (int size = 2; size < 60; size++) {
            double shift = size % 3 == 0 ? 1e6 : 0;
            cases.add(random.doubles(size)
                    .map(number -> shift + (number - .5) * Math.pow(10, random.nextInt(6)))
                    .toArray());
        }
        return cases;
    }

    @Test
    void ranksOfAnyNumbersAreExactInFourReadingsOfTwoParts() throws IOException {
        for (double[] numbers : cases()) {
            int count = numbers.length;
            RankSearch search = new RankSearch();
            int readings = 0;
            while (!search.isDone()) {
                RankSearch first = copy(search);
                RankSearch second = copy(search);
                for (int number = 0; number < count; number++) {
                    (number % 2 == 0 ? first : second).add(numbers[number]);
                }
                search.add(copy(first));
                search.add(copy(second));
                search.decide((count - 1) / 2, count / 2, count - 1);
                assertTrue(++readings <= 4);
            }
            Arrays.sort(numbers);
            assertEquals(numbers[(count - 1) / 2], search.number(0));
            assertEquals(numbers[count / 2], search.number(1));
            assertEquals(numbers[count - 1], search.number(2));
        }
    }
}
