package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;

class ViewsTest {

    private static final int[] BOTH = {0, 1};

    @TempDir
    Path folder;

    private static PretrainingSettings settings(double hidden, double noise) {
        return new PretrainingSettings(Objective.CONSISTENCY, 8, 1, 1, hidden, noise, 1);
    }

    private TensorTable table(TensorColumn column, float[]... rows) throws IOException {
        List<List<float[]>> values = List.of(rows).stream().map(List::of).toList();
        return new LatentRows(new TensorSchema(List.of(column)), values, new int[rows.length])
                .open(folder.resolve("rows.arrow"));
    }

    @Test
    void aHiddenNumberIsItsMeanAndTheShareIsAsSet() throws IOException {
        TensorColumn column = new TensorColumn("labs", List.of(2), List.of());
        try (TensorTable table = table(column, new float[] {1, 10}, new float[] {3, 30})) {
            Views views = new Views(table, BOTH, settings(.3, 0));
            SplittableRandom random = new SplittableRandom(5);
            int hidden = 0;
            for (int i = 0; i < 5000; i++) {
                float[] view = views.of(0, 0, random).values();
                assertTrue(view[0] == 1 || view[0] == 2);
                assertTrue(view[1] == 10 || view[1] == 20);
                hidden += (view[0] == 2 ? 1 : 0) + (view[1] == 20 ? 1 : 0);
            }
            // 10,000 draws: four standard deviations are .018
            assertEquals(.3, hidden / 10_000.0, .018);
        }
    }

    @Test
    void noiseIsInTheStandardDeviationsOfTheNumber() throws IOException {
        TensorColumn column = new TensorColumn("labs", List.of(2), List.of());
        try (TensorTable table = table(column, new float[] {1, 7}, new float[] {5, 7})) {
            Views views = new Views(table, BOTH, settings(0, .5));
            SplittableRandom random = new SplittableRandom(5);
            double squares = 0;
            for (int i = 0; i < 5000; i++) {
                float[] view = views.of(0, 0, random).values();
                squares += (view[0] - 1) * (view[0] - 1) / 5000;
                assertEquals(7, view[1], 0);
            }
            // the standard deviation of 1 and 5 is 2, and half of it is 1
            assertEquals(1, squares, .08);
        }
    }

    @Test
    void ofMeasurementsSomeAreLeftOutAndTheOthersStayAsTheyAre() throws IOException {
        TensorColumn column = new TensorColumn("vitals", List.of(4, 3), List.of(), Items.events(5));
        float[] events = {.1f, 1, 0, .2f, 2, 1, .3f, 3, 2, .4f, 4, 3};
        try (TensorTable table = table(column, events, new float[] {.5f, 9, 4})) {
            Views views = new Views(table, BOTH, settings(.5, 1));
            SplittableRandom random = new SplittableRandom(5);
            int kept = 0;
            for (int i = 0; i < 4000; i++) {
                float[] view = views.of(0, 0, random).values();
                assertTrue(view.length >= 3 && view.length % 3 == 0);
                for (int at = 0; at < view.length; at += 3) {
                    int event = (int) view[at + 1] - 1;
                    assertArrayEquals(
                            new float[] {events[3 * event], event + 1, event},
                            new float[] {view[at], view[at + 1], view[at + 2]});
                }
                kept += view.length / 3;
                assertArrayEquals(
                        new float[] {.5f, 9, 4}, views.of(0, 1, random).values());
            }
            // one of four is spared, and half of the other three stay
            assertEquals(2.5, kept / 4000.0, .06);
        }
    }

    @Test
    void nothingIsVariedWhereNothingIsToBeHiddenAndThereIsNoNoise() throws IOException {
        LatentRows rows = LatentRows.of(20, 2, 5, 1, .3, 1);
        try (TensorTable table = rows.open(folder.resolve("rows.arrow"))) {
            Views views = new Views(table, IntStream.range(0, 20).toArray(), settings(0, 0));
            for (int row = 0; row < 20; row++) {
                for (int m = 0; m < 2; m++) {
                    View view = views.of(m, row, new SplittableRandom(1));
                    assertArrayEquals(rows.values().get(row).get(m), view == null ? null : view.values());
                }
            }
        }
    }

    /** What is hidden is said: of numbers those that are their mean, of measurements those that are not there. */
    @Test
    void aViewSaysWhatItHides() throws IOException {
        TensorColumn labs = new TensorColumn("labs", List.of(3), List.of());
        try (TensorTable table = table(labs, new float[] {1, 10, 5}, new float[] {3, 30, 8})) {
            Views views = new Views(table, BOTH, settings(.5, 0));
            SplittableRandom random = new SplittableRandom(5);
            for (int i = 0; i < 200; i++) {
                View view = views.of(0, 0, random);
                assertArrayEquals(
                        new boolean[] {view.values()[0] == 2, view.values()[1] == 20, view.values()[2] == 6.5f},
                        view.hidden());
            }
        }
        TensorColumn vitals = new TensorColumn("vitals", List.of(3, 3), List.of(), Items.events(5));
        float[] events = {.1f, 1, 0, .2f, 2, 1, .3f, 3, 2};
        try (TensorTable table = table(vitals, events, events)) {
            Views views = new Views(table, BOTH, settings(.5, 0));
            SplittableRandom random = new SplittableRandom(5);
            for (int i = 0; i < 200; i++) {
                View view = views.of(0, 0, random);
                int at = 0;
                for (int item = 0; item < 3; item++) {
                    if (!view.hidden()[item]) {
                        assertEquals(item, view.values()[at + 2], 0);
                        at += 3;
                    }
                }
                assertEquals(at, view.values().length);
            }
        }
    }
}
