package org.multimodalbtw.engine.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;

/** What is asked of the hidden part of a modality, by hand. */
class HiddenValuesTest {

    @TempDir
    Path folder;

    /** What is asked of the first row, behind two numbers of somebody else: the truth, and how much each counts. */
    private float[][] of(TensorColumn column, boolean[] hidden, float[]... rows) throws IOException {
        List<List<float[]>> values = List.of(rows).stream().map(List::of).toList();
        LatentRows all = new LatentRows(new TensorSchema(List.of(column)), values, new int[rows.length]);
        int[] learnt = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            learnt[row] = row;
        }
        try (TensorTable table = all.open(folder.resolve("rows.arrow"))) {
            HiddenValues asked = new HiddenValues(table, 0, learnt);
            float[][] both = new float[2][2 + asked.size()];
            asked.put(rows[0], hidden, both[0], both[1], 2);
            return both;
        }
    }

    @Test
    void hiddenNumbersAreAskedInTheirStandardDeviations() throws IOException {
        TensorColumn labs = new TensorColumn("labs", List.of(4), List.of());
        // mean 2 and deviation 1; 20 and 10; the third is the same in all rows, the last is shown
        float[][] asked =
                of(labs, new boolean[] {true, true, true, false}, new float[] {1, 30, 7, 5}, new float[] {3, 10, 7, 9});
        assertArrayEquals(new float[] {0, 0, -1, 1, 0, 0}, asked[0]);
        assertArrayEquals(new float[] {0, 0, 1, 1, 0, 0}, asked[1]);
        assertFalse(HiddenValues.areTerms(labs));
    }

    @Test
    void whatStandsForAnEmptyCellIsNotAskedAndDoesNotCount() throws IOException {
        TensorColumn labs = TensorColumn.vector(
                "labs", List.of("lactate", "lactate: missing", "pulse: count", "pulse: mean", "sodium"));
        boolean[] hidden = {true, true, true, true, true};
        // lactate 1 and 3 where it is there: mean 2, deviation 1
        float[] empty = {7, 2, -1, 0, 0};
        float[] first = {1, -.5f, 1, .3f, 0};
        float[] second = {3, -.5f, 1, .5f, 2};
        float[][] asked = of(labs, hidden, empty, first, second);
        assertArrayEquals(new float[] {0, 0, 0, 1, 1, 0, 1}, asked[1], "no lactate, no pulse");
        asked = of(labs, hidden, first, empty, second);
        assertArrayEquals(new float[] {0, 0, 1, 1, 1, 1, 1}, asked[1]);
        assertEquals(-1, asked[0][2], 1e-6);
        assertEquals(-1, asked[0][5], 1e-5);
    }

    @Test
    void anOddValueCountsFiveStandardDeviationsAtMost() throws IOException {
        float[][] rows = new float[100][];
        for (int row = 0; row < 100; row++) {
            rows[row] = new float[] {row == 0 ? 1e6f : row % 2};
        }
        float[][] asked = of(new TensorColumn("labs", List.of(1), List.of()), new boolean[] {true}, rows);
        assertEquals(5, asked[0][2], 0);
    }

    @Test
    void ofVectorsTheMeanOfThoseThatAreLeftOut() throws IOException {
        TensorColumn steps = new TensorColumn("steps", List.of(4, 2), List.of(), Items.VECTORS);
        // over all four vectors: first numbers 0, 2, 4, 2 (mean 2, variance 2), second ones 1, 1, 1, 5 (mean 2,
        // variance 3)
        float[][] asked =
                of(steps, new boolean[] {false, true, true}, new float[] {0, 1, 2, 1, 4, 1}, new float[] {2, 5});
        assertEquals((3 - 2) / Math.sqrt(2), asked[0][2], 1e-6);
        assertEquals((1 - 2) / Math.sqrt(3), asked[0][3], 1e-6);
        assertArrayEquals(new float[] {0, 0, 1, 1}, asked[1]);
    }

    @Test
    void ofMeasurementsTheMeanOfEachVariableThatIsLeftOut() throws IOException {
        TensorColumn vitals = new TensorColumn("vitals", List.of(4, 3), List.of(), Items.events(3));
        // variable 0: 10, 14, 12 (mean 12, variance 8/3); variable 2: 1, 3 (mean 2, variance 1); nothing of variable 1
        float[][] asked = of(
                vitals,
                new boolean[] {true, true, false},
                new float[] {.1f, 10, 0, .2f, 14, 0, .3f, 1, 2},
                new float[] {.5f, 12, 0, .6f, 3, 2});
        assertEquals(0, asked[0][2], 1e-6);
        assertArrayEquals(new float[] {0, 0, 1, 0, 0}, asked[1]);
        float[][] other = of(
                vitals,
                new boolean[] {false, true, true},
                new float[] {.1f, 10, 0, .2f, 14, 0, .3f, 1, 2},
                new float[] {.5f, 12, 0, .6f, 3, 2});
        assertEquals(2 / Math.sqrt(8 / 3.0), other[0][2], 1e-6);
        assertEquals(-1, other[0][4], 1e-6);
        assertArrayEquals(new float[] {0, 0, 1, 0, 1}, other[1]);
    }

    @Test
    void ofWordsWhichAreLeftOutAndHowOften() throws IOException {
        TensorColumn notes = new TensorColumn("notes", List.of(5), List.of(), Items.tokens(4));
        float[][] asked = of(notes, new boolean[] {true, false, true, true}, new float[] {3, 1, 3, 0}, new float[] {2});
        assertArrayEquals(new float[] {0, 0, 1, 0, 0, 2}, asked[1]);
        assertTrue(HiddenValues.areTerms(notes));
    }
}
