package org.multimodalbtw.engine.encode.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;

/** New patients whose numbers lie where hardly any training row's do are named, and rows beyond all training rows are known. */
class ShiftedNumbersTest {

    private static final double[] DRAWN = Stream.generate(new Random(5)::nextGaussian)
            .limit(2000)
            .mapToDouble(each -> each)
            .toArray();

    @TempDir
    Path folder;

    private static MemoryTable numbers(int rows, IntToDoubleFunction number) {
        return MemoryTable.of(
                MemoryTable.number("crea"),
                IntStream.range(0, rows).mapToDouble(number).boxed().toArray());
    }

    private static double drawn(int row) {
        return DRAWN[row];
    }

    private static double creatinine(int row) {
        return 95 + 30 * drawn(row);
    }

    private static FittedEncoder fit(MemoryTable rows) {
        return TabularEncoder.fit("labs", rows, TabularEncoderSettings.defaults(), ProgressMonitor.NONE);
    }

    private List<String> said(FittedEncoder encoder, MemoryTable rows) throws IOException {
        Path file = folder.resolve("rows" + System.nanoTime() + ".arrow");
        return encoder.encode(rows, file, ProgressMonitor.NONE).warnings();
    }

    @Test
    void numbersOfAnotherUnitAreNamedWithAnExample() throws IOException {
        FittedEncoder encoder = fit(numbers(200, ShiftedNumbersTest::creatinine));
        List<String> said = said(encoder, numbers(40, row -> Math.round(creatinine(row) / .884) / 100.));
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).startsWith("Column 'crea': 40 of 40 numbers, such as "), said::toString);
        assertTrue(said.get(0).contains("lie far below those of the training rows (median 9"), said::toString);
        List<String> fahrenheit = said(encoder, numbers(40, row -> 100 * creatinine(row)));
        assertEquals(1, fahrenheit.size(), fahrenheit::toString);
        assertTrue(fahrenheit.get(0).contains("lie far above"), fahrenheit::toString);
        assertTrue(fahrenheit.get(0).contains(" were limited to 5.0 standard deviations"), fahrenheit::toString);
    }

    @Test
    void numbersOfATenthOfSkewedOnesAreNamed() throws IOException {
        FittedEncoder encoder = fit(numbers(300, row -> 30 * Math.exp(1.2 * drawn(row))));
        assertEquals(
                1,
                said(encoder, numbers(30, row -> .3 * Math.exp(1.2 * drawn(row + 999))))
                        .size());
        assertEquals(List.of(), said(encoder, numbers(30, row -> 15 * Math.exp(1.2 * drawn(row + 999)))));
    }

    @Test
    void fewRowsOtherPatientsAndFlagsAreNot() throws IOException {
        FittedEncoder encoder = fit(numbers(200, ShiftedNumbersTest::creatinine));
        assertEquals(List.of(), said(encoder, numbers(40, row -> creatinine(row + 1000))));
        assertEquals(List.of(), said(encoder, numbers(40, row -> 130 + row % 5)));
        assertEquals(List.of(), said(encoder, numbers(4, row -> 20 + row)));
        FittedEncoder flag = fit(numbers(200, row -> row % 20 == 0 ? 1 : 0));
        assertEquals(List.of(), said(flag, numbers(40, row -> 1)));
    }

    @Test
    void onlyARowBeyondAllTrainingRowsIsUnlikeThemAlsoOnceItIsSaved() throws IOException {
        FittedEncoder encoder = fit(numbers(200, row -> row == 0 ? 1000 : creatinine(row)));
        encoder.save(folder.resolve("encoder"));
        FittedEncoder loaded =
                EncoderDirectory.load(folder.resolve("encoder"), Map.of(TabularManifest.KIND, TabularManifest.class));
        for (FittedEncoder one : List.of(encoder, loaded)) {
            Predicate<float[]> unlike = one.unlikeTraining();
            assertTrue(unlike.test(new float[] {-5}), "no training row is so low");
            assertFalse(unlike.test(new float[] {-4.9f}));
            assertFalse(unlike.test(new float[] {5}), "a training row was cut, too");
        }
    }

    @Test
    void anEncoderThatWasSavedWithoutItKnowsOfNone() {
        List<LimitedSides> known = new ArrayList<>(List.of(LimitedSides.values()));
        known.removeIf(sides -> !sides.isBeyond(-5, 5) && !sides.isBeyond(5, 5));
        assertEquals(List.of(LimitedSides.NONE, LimitedSides.BELOW, LimitedSides.ABOVE), known);
        assertFalse(new NumberFeature(0, 1, 0, LimitedSides.UNKNOWN).limited().isBeyond(5, 5));
    }
}
