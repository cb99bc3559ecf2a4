package org.multimodalbtw.engine.encode.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encoders.EncoderKinds;

/** New series whose values lie far from those of the training rows are named, with how many, an example and its patient. */
class LimitedValuesTest {

    private static final SeriesColumns COLUMNS = new SeriesColumns(
            SeriesLayout.MEASUREMENTS,
            Optional.of("patient"),
            Optional.of("minute"),
            Optional.of("variable"),
            List.of("value"));
    private static final double[] DRAWN = Stream.generate(new Random(5)::nextGaussian)
            .limit(2000)
            .mapToDouble(each -> each)
            .toArray();

    @TempDir
    Path folder;

    private static MemoryTable table() {
        return new MemoryTable(
                MemoryTable.number("minute"), MemoryTable.category("variable"), MemoryTable.number("value"));
    }

    private static MemoryTable add(
            MemoryTable table, String variable, int patients, int first, DoubleUnaryOperator value) {
        for (int row = 0; row < 6 * patients; row++) {
            table.row("p" + row / 6, 10. * (row % 6), variable, value.applyAsDouble(DRAWN[first + row]));
        }
        return table;
    }

    private static double celsius(double drawn) {
        return 37 + .5 * drawn;
    }

    private static double fahrenheit(double drawn) {
        return 32 + 1.8 * celsius(drawn);
    }

    private static double crp(double drawn) {
        return 30 * Math.exp(1.2 * drawn);
    }

    private static MemoryTable training() {
        return add(add(table(), "temp", 40, 0, LimitedValuesTest::celsius), "crp", 40, 300, LimitedValuesTest::crp);
    }

    private FittedEncoder fitted(MemoryTable rows, SeriesForm form) throws IOException {
        SeriesEncoderSettings usual = SeriesEncoderSettings.defaults();
        SeriesEncoderSettings settings = new SeriesEncoderSettings(
                form, usual.span(), 6, usual.maxEvents(), usual.maxVariables(), usual.clip(), true);
        FittedEncoder encoder = SeriesEncoder.fit("s", rows, COLUMNS, settings, ProgressMonitor.NONE);
        Path saved = Files.createTempDirectory(folder, "saved").resolve("encoder");
        encoder.save(saved);
        return EncoderKinds.load(saved);
    }

    private List<String> said(FittedEncoder encoder, MemoryTable rows) throws IOException {
        return encoder
                .encode(rows, folder.resolve("tensor" + System.nanoTime()), ProgressMonitor.NONE)
                .warnings()
                .stream()
                .filter(said -> said.contains("standard deviation"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(SeriesForm.class)
    void anotherUnitIsNamed(SeriesForm form) throws IOException {
        FittedEncoder encoder = fitted(training(), form);
        List<String> said = said(encoder, add(table(), "temp", 8, 600, LimitedValuesTest::fahrenheit));
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).startsWith("Variable 'temp': 48 of 48 values, such as 9"), said::toString);
        assertTrue(
                said.get(0).contains(" of patient 'p0', lie far above those of the training rows (mean 3"),
                said::toString);
        assertTrue(
                said.get(0).contains("48 of them are more than 5.0 standard deviations away; ")
                        && said.get(0).contains(" limited to that. If they are in another unit"),
                said::toString);
    }

    @Test
    void anotherUnitOfOnePatientAndCodesAreNamed() throws IOException {
        FittedEncoder encoder = fitted(training(), SeriesForm.STATISTICS);
        List<String> one = said(encoder, add(table(), "temp", 1, 600, LimitedValuesTest::fahrenheit));
        assertEquals(1, one.size(), one::toString);
        assertTrue(
                one.get(0).startsWith("Variable 'temp': 6 of 6 values are more than 5.0 standard deviations away from")
                        && one.get(0).endsWith("If they are in another unit, write them in that of the training rows."),
                one::toString);
        List<String> codes = said(
                encoder,
                add(table(), "temp", 4, 700, LimitedValuesTest::celsius).row("p7", 10., "temp", -999.));
        assertEquals(1, codes.size(), codes::toString);
        assertTrue(
                codes.get(0)
                                .startsWith(
                                        "Variable 'temp': 1 of 25 values are more than 5.0 standard deviations away from")
                        && codes.get(0)
                                .endsWith(
                                        "such as -999 of patient 'p7'; what is computed of such values is limited to that."
                                                + " If they are no measurements, empty their cells."),
                codes::toString);
    }

    @Test
    void aTenthOfSkewedValuesIsNamed() throws IOException {
        FittedEncoder encoder = fitted(training(), SeriesForm.STATISTICS);
        List<String> said = said(encoder, add(table(), "crp", 20, 500, drawn -> .01 * crp(drawn)));
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).contains("lie far below those"), said::toString);
    }

    @Test
    void ofManyVariablesOneSentenceIsSaid() throws IOException {
        MemoryTable training = table();
        MemoryTable shifted = table();
        MemoryTable codes = table();
        for (int variable = 0; variable < 5; variable++) {
            add(training, "v" + variable, 20, 100 * variable, LimitedValuesTest::celsius);
            add(shifted, "v" + variable, 8, 100 * variable, LimitedValuesTest::fahrenheit);
            add(codes, "v" + variable, 8, 100 * variable, LimitedValuesTest::celsius);
            codes.row("p9", 1., "v" + variable, -999.);
        }
        FittedEncoder encoder = fitted(training, SeriesForm.STATISTICS);
        List<String> said = said(encoder, shifted);
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).startsWith("Of 5 variables most values lie far from those"), said::toString);
        List<String> limited = said(encoder, codes);
        assertEquals(1, limited.size(), limited::toString);
        assertTrue(
                limited.get(0)
                        .contains("such as -999 of patient 'p9' (1 of 49 values of 'v0'), -999 of patient 'p9' (1"),
                limited::toString);
    }

    @Test
    void theTrainingRowsAndOthersLikeThemAreNot() throws IOException {
        for (SeriesForm form : SeriesForm.values()) {
            FittedEncoder encoder = fitted(training(), form);
            assertEquals(List.of(), said(encoder, training()));
            assertEquals(List.of(), said(encoder, add(table(), "temp", 8, 900, LimitedValuesTest::celsius)));
            assertEquals(List.of(), said(encoder, add(table(), "crp", 2, 900, drawn -> 2)));
        }
    }

    @Test
    void aVariableThatTellsNothingIsNot() throws IOException {
        MemoryTable rows = add(training(), "flag", 40, 0, drawn -> 1);
        FittedEncoder encoder = fitted(rows, SeriesForm.STATISTICS);
        assertEquals(List.of(), said(encoder, add(table(), "flag", 8, 0, drawn -> 90 + drawn)));
        assertFalse(IntStream.range(0, 2).allMatch(statistic -> SeriesStatistics.isOfValue(statistic, 0)));
    }
}
