package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.report.HeatMap.Order;

class WeightRowsTest {

    private static final double NAN = Double.NaN;

    private static WeightRows rows() {
        return new WeightRows("outcome", List.of("labs", "imaging"), List.of("ward"))
                .add(row("a", "ill", "ill", "w1", .5, 1.5))
                .add(row("b", "ill", "well", "w2", 1.2, .8))
                .add(row("c", "well", "well", null, 1, NAN))
                .add(row("d", "well", "ill", "w1", 1.6, .4));
    }

    private static WeightRow row(String id, String predicted, String truth, String ward, double labs, double imaging) {
        return new WeightRow(
                id, predicted, NAN, truth, NAN, Arrays.asList(ward), new double[] {labs, imaging}, new double[] {.1, .2
                });
    }

    @Test
    void groupsByPredictionOutcomeAndFurtherColumns() {
        WeightOverview overview = rows().overview();
        assertEquals(
                List.of("all rows", "predicted outcome", "correct or wrong", "ward"),
                overview.groupings().stream().map(WeightOverview.Grouping::name).toList());
        WeightOverview.Level wrong = overview.groupings().get(2).levels().get(1);
        assertEquals("wrong", wrong.name());
        assertEquals(2, wrong.rows());
        assertEquals(1.4, wrong.distributions().get(0).mean(), 1e-9);
        assertEquals(.6, wrong.distributions().get(1).median(), 1e-9);
        WeightOverview.Grouping ward = overview.groupings().get(3);
        assertEquals(2, ward.levels().get(0).rows());
        assertEquals(1, ward.levels().get(1).rows());
    }

    @Test
    void everyPresentWeightIsInOneBin() {
        WeightOverview overview = rows().overview();
        assertEquals(2, overview.top());
        WeightOverview.Distribution imaging =
                overview.groupings().get(0).levels().get(0).distributions().get(1);
        assertEquals(3, imaging.rows());
        assertEquals(3, IntStream.of(imaging.counts()).sum());
        assertEquals(1, imaging.counts()[(int) (1.5 / 2 * WeightOverview.BINS)]);
    }

    @Test
    void sortsByTheLeadingModality() {
        HeatMap map = rows().heatMap(Order.LEADER, 0, 4);
        assertEquals(
                List.of("d", "b", "c", "a"),
                map.bands().stream().map(HeatMap.Band::row).toList());
        assertEquals(List.of(new HeatMap.Section("labs", 0, 3), new HeatMap.Section("imaging", 3, 4)), map.sections());
        assertArrayEquals(new double[] {1, NAN}, map.bands().get(2).weights());
        assertArrayEquals(new double[] {0, 1}, map.bands().get(2).missing());
    }

    @Test
    void manyRowsBecomeBandsThatCoverThemAll() {
        WeightRows many = new WeightRows("outcome", List.of("labs", "imaging"), List.of("ward"));
        IntStream.range(0, 1001).forEach(i -> many.add(row("r" + i, "ill", null, null, i % 2 == 0 ? 1 : NAN, 1)));
        HeatMap map = many.heatMap(Order.TABLE, 1, 5000);
        assertEquals(HeatMap.MOST_BANDS, map.bands().size());
        int next = 1;
        double labs = 0;
        for (HeatMap.Band band : map.bands()) {
            assertEquals(next, band.from());
            assertNull(band.row());
            labs += (1 - band.missing()[0]) * (band.to() - band.from());
            next = band.to();
        }
        assertEquals(1001, next);
        assertEquals(500, labs, .1);
    }

    @Test
    void numbersAreGroupedByThirds() {
        WeightRows rows = new WeightRows("risk", List.of("labs"), List.of());
        IntStream.range(0, 9)
                .forEach(i -> rows.add(new WeightRow(
                        "r" + i, null, i, null, i < 3 ? i : i + 1, List.of(), new double[] {1}, new double[] {0})));
        List<WeightOverview.Level> thirds = rows.overview().groupings().get(1).levels();
        assertEquals(
                List.of("lowest third", "middle third", "highest third"),
                thirds.stream().map(WeightOverview.Level::name).toList());
        assertEquals(
                "lowest third of the absolute error",
                rows.overview().groupings().get(2).levels().get(0).name());
    }

    @Test
    void findsRowsByPartsOfTheirId() {
        assertEquals(OptionalInt.of(2), rows().find("c"));
        assertEquals(OptionalInt.empty(), rows().find("C"));
        assertEquals(List.of("c"), rows().search(" C ", 5));
        assertEquals(2, rows().search("", 2).size());
    }

    @Test
    void refusesRowsOfAnotherShape() {
        assertThrows(IllegalArgumentException.class, () -> rows().add(
                        new WeightRow("x", "ill", NAN, null, NAN, List.of(), new double[2], new double[2])));
    }

    @Test
    void imageHasALaneForEachModality() throws IOException {
        BufferedImage two = picture(new WeightRows("outcome", List.of("labs", "imaging"), List.of()).overview());
        BufferedImage three =
                picture(new WeightRows("outcome", List.of("labs", "imaging", "notes"), List.of()).overview());
        BufferedImage filled = picture(rows().overview());
        assertEquals(1200, filled.getWidth());
        assertEquals(two.getHeight() + 110, three.getHeight());
        long inked = IntStream.range(0, filled.getWidth())
                .filter(x -> filled.getRGB(x, 165) != -1)
                .count();
        assertTrue(inked > 100, "the first lane is empty");
    }

    @Test
    void imageHasAPanelForWhatTrainingFound() throws IOException {
        WeightOverview without = rows().overview();
        int modalities = without.modalities().size();
        TrainingInsight insight = new TrainingInsight(
                IntStream.range(0, modalities)
                        .mapToObj(m -> new TrainingInsight.Information(
                                "<script>alert(" + m + ")</script> \u202egnol yrev", .1 + m, .05 + m, .2 + m, m == 0))
                        .toList(),
                IntStream.range(0, 12)
                        .mapToObj(epoch -> IntStream.range(0, modalities)
                                .mapToDouble(m -> 1 + (m - .5) * epoch / 12)
                                .toArray())
                        .toList(),
                IntStream.range(0, 2)
                        .mapToObj(member -> IntStream.range(0, modalities)
                                .mapToObj(m -> new double[] {.5, .25, .25, 0})
                                .toArray(double[][]::new))
                        .toArray(double[][][]::new),
                List.of());
        WeightOverview with = rows().overview(insight);
        int more = picture(with).getHeight() - picture(without).getHeight();
        int information = 110 + 50 * modalities + 90;
        int epochs = 110 + 320 + 90;
        int experts = 110 + 50 * modalities + 70;
        assertEquals(information + epochs + experts, more);
        assertArrayEquals(WeightPicture.png(with), WeightPicture.png(with));
    }

    private static BufferedImage picture(WeightOverview overview) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(WeightPicture.png(overview)));
    }

    @Test
    void aNoteStandsBeforeWhatTheFiguresWarnOf() {
        WeightRows rows = new WeightRows("outcome", List.of("labs", "imaging", "notes"), List.of());
        List<String> before = rows.summary().warnings();
        List<String> after = rows.note("Read this first.").summary().warnings();
        assertEquals("Read this first.", after.get(0));
        assertEquals(before, after.subList(1, after.size()));
    }

    @Test
    void aReportOfAHundredThousandRowsStaysSmall() {
        List<String> modalities = List.of("a", "b", "c", "d", "e", "f");
        WeightRows rows = new WeightRows("outcome", modalities, List.of());
        double[] weights = {.1, 1.9, .5, 1.5, .9, 1.1};
        IntStream.range(0, 100_000)
                .forEach(i -> rows.add(new WeightRow(
                        "patient" + i, "class" + i % 50, NAN, "class" + i % 3, NAN, List.of(), weights, weights)));
        WeightOverview overview = rows.overview();
        assertEquals(12, overview.groupings().get(1).levels().size());
        assertEquals("39 others", overview.groupings().get(1).levels().get(11).name());
        assertTrue(ReportJson.write(overview).length() < 200_000);
    }
}
