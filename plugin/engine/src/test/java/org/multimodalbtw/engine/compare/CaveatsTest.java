package org.multimodalbtw.engine.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.GroundTruth;

class CaveatsTest {

    private static final List<String> CLASSES = List.of("alive", "dead");
    private static final double[] SHARES = {.75, .25};
    private static final GroundTruth FOUR = new GroundTruth.OfClasses(new int[] {0, 0, 0, 1}, 2);

    @Test
    void aGoodModelHasNone() {
        double[][] good = probabilities(.1, .2, .3, .8);
        double[][] worse = probabilities(.3, .3, .4, .6);
        assertEquals(List.of(), caveats(good, worse));
    }

    @Test
    void alwaysTheLargestClassIsSaid() {
        double[][] always = probabilities(.1, .2, .3, .45);
        List<String> found = caveats(always, always);
        assertEquals(
                List.of(
                        "The model says 'alive', the largest class, of all 4 test rows: its accuracy of 0.750 tells nothing."
                                + " Judge it by AUROC and AUPRC."),
                found);
    }

    @Test
    void noBetterThanTheLargestClassIsSaid() {
        double[][] model = probabilities(.1, .1, .6, .55);
        double[][] worse = probabilities(.3, .3, .8, .3);
        assertEquals(
                List.of(
                        "Always saying 'alive', the largest class, of 4 test rows has an accuracy of 0.750, that of the model is"
                                + " 0.750. Judge it by AUROC and AUPRC."),
                caveats(model, worse));
    }

    /** The log loss of the shares is -(3 ln .75 + ln .25) / 4 = .562; of the model -(3 ln .4 + ln .2) / 4 = 1.090. */
    @Test
    void worseThanTheSharesIsSaid() {
        double[][] wrong = probabilities(.6, .6, .6, .2);
        List<String> found = caveats(wrong, wrong);
        assertTrue(
                found.contains(
                        "The model learnt nothing that helps on 4 test rows: its log loss is 1.090, and 0.562 when saying"
                                + " how frequent each is among the rows that were learnt from."),
                found.toString());
    }

    @Test
    void aModalityThatDoesBetterAloneIsNamed() {
        double[][] model = probabilities(.2, .3, .4, .6);
        double[][] better = probabilities(.05, .1, .1, .9);
        List<String> found = caveats(model, better);
        assertEquals(1, found.size(), found.toString());
        String says = found.get(0);
        assertTrue(
                says.startsWith(
                        "'notes' alone does better than all together. On 4 test rows the log loss is 0.09 for it and 0.40"
                                + " for all: difference -0.31, 95 % interval "),
                says);
        assertTrue(says.endsWith(", a gain of leaving the others out."), says);
    }

    @Test
    void aModalityThatMayOrMayNotDoBetterAloneIsNamedAsThat() {
        double[][] model = probabilities(.2, .3, .1, .6);
        double[][] mixed = probabilities(.05, .4, .2, .9);
        List<String> found = caveats(model, mixed);
        assertEquals(1, found.size(), found.toString());
        String says = found.get(0);
        assertTrue(says.startsWith("'notes' alone does no worse than all together. On 4 test rows "), says);
        assertTrue(says.endsWith(", too little to tell that the others do harm."), says);
    }

    @Test
    void oneModalityIsNotComparedWithItself() {
        double[][] model = probabilities(.2, .3, .4, .6);
        Caveats caveats = new Caveats("4 test rows", FOUR, CLASSES, SHARES, subject(FOUR, model));
        assertEquals(List.of(), caveats.find(Optional.empty(), false, 1, ProgressMonitor.NONE));
    }

    /** No score is of use there: neither accuracy, nor AUROC, which is not defined. */
    @Test
    void rowsOfOneClassAreSaid() {
        GroundTruth alive = new GroundTruth.OfClasses(new int[] {0, 0, 0, 0}, 2);
        double[][] sure = probabilities(.1, .1, .1, .1);
        assertEquals(
                List.of(
                        "There is only one class, 'alive', in 4 test rows: scores there cannot tell how well classes are told apart."),
                new Caveats("4 test rows", alive, CLASSES, SHARES, subject(alive, sure))
                        .find(Optional.empty(), false, 1, ProgressMonitor.NONE));
    }

    /** Of one class a log loss of -ln .4 beside -ln .75 tells nothing either. */
    @Test
    void ofOneClassNothingElseIsJudged() {
        GroundTruth alive = new GroundTruth.OfClasses(new int[] {0, 0, 0, 0}, 2);
        double[][] unsure = probabilities(.6, .6, .6, .6);
        List<String> found = new Caveats("4 test rows", alive, CLASSES, SHARES, subject(alive, unsure))
                .find(Optional.empty(), false, 1, ProgressMonitor.NONE);
        assertEquals(1, found.size(), found.toString());
    }

    @Test
    void ofThreeClassesTheirOwnMetricsAreNamed() {
        GroundTruth three = new GroundTruth.OfClasses(new int[] {0, 0, 1, 2}, 3);
        double[][] same = new double[4][];
        Arrays.fill(same, new double[] {.6, .3, .1});
        String says = new Caveats(
                        "4 test rows", three, List.of("a", "b", "c"), new double[] {.6, .3, .1}, subject(three, same))
                .find(Optional.empty(), false, 1, ProgressMonitor.NONE)
                .get(0);
        assertTrue(says.endsWith(" Judge it by macro F1 and log loss."), says);
    }

    @Test
    void numbersAreComparedWithTheMean() {
        GroundTruth truth = new GroundTruth.OfNumbers(new double[] {10, 20, 30});
        double[][] model = {{25}, {35}, {15}};
        List<String> found = new Caveats("3 held-out rows", truth, List.of(), new double[] {20}, subject(truth, model))
                .find(Optional.empty(), false, 1, ProgressMonitor.NONE);
        assertEquals(
                List.of(
                        "The model learnt nothing that helps on 3 held-out rows: its mean absolute error is 15.00, and 6.67 when"
                                + " always saying the mean of the rows that were learnt from."),
                found);
    }

    @Test
    void aModalityThatTellsNearlyAllIsDoubted() {
        double[][] right = sure(60, 0);
        List<String> found = ofMany(right, Optional.of(right), 60);
        assertEquals(
                List.of(
                        "'notes' alone tells nearly all of 60 test rows (accuracy 1.000). Look whether a column says the outcome"
                                + " itself, or is written after it: if so, leave it out and train again."),
                found);
        assertEquals(
                List.of(
                        "The model tells nearly all of 60 test rows (accuracy 1.000). Look whether a column says the outcome"
                                + " itself, or is written after it: if so, leave it out and train again."),
                ofMany(right, Optional.empty(), 60));
    }

    /** One wrong of 60 is an accuracy of .983; with 49 rows, even all being right says little. */
    @Test
    void aGoodModalityIsNotDoubted() {
        assertEquals(List.of(), ofMany(sure(60, 1), Optional.empty(), 60));
        assertEquals(List.of(), ofMany(sure(49, 0), Optional.empty(), 49));
    }

    @Test
    void numbersThatAreFollowedNearlyWhollyAreDoubted() {
        double[] truth = IntStream.range(0, 60).asDoubleStream().toArray();
        double[][] half =
                Arrays.stream(truth).mapToObj(each -> new double[] {each / 2}).toArray(double[][]::new);
        GroundTruth numbers = new GroundTruth.OfNumbers(truth);
        List<String> found = new Caveats("60 test rows", numbers, List.of(), new double[] {0}, subject(numbers, half))
                .find(Optional.empty(), false, 1, ProgressMonitor.NONE);
        assertEquals(1, found.size(), found.toString());
        assertTrue(
                found.get(0).startsWith("The model tells nearly all of 60 test rows (Pearson's correlation 1.000)."),
                found.toString());
    }

    /** Rows of the first class and every fourth of the second, with so many of the first called wrongly. */
    private static double[][] sure(int rows, int wrong) {
        double[] second = new double[rows];
        for (int row = 0; row < rows; row++) {
            boolean isSecond = row % 4 == 3;
            second[row] = isSecond || row < wrong ? .97 : .03;
        }
        return probabilities(second);
    }

    private static List<String> ofMany(double[][] model, Optional<double[][]> notes, int rows) {
        int[] classes =
                IntStream.range(0, rows).map(row -> row % 4 == 3 ? 1 : 0).toArray();
        GroundTruth truth = new GroundTruth.OfClasses(classes, 2);
        return new Caveats(rows + " test rows", truth, CLASSES, SHARES, subject(truth, model))
                .find(
                        notes.map(own -> new Caveats.Alone("notes", subject(truth, own))),
                        false,
                        1,
                        ProgressMonitor.NONE);
    }

    private static List<String> caveats(double[][] model, double[][] notes) {
        return new Caveats("4 test rows", FOUR, CLASSES, SHARES, subject(FOUR, model))
                .find(Optional.of(new Caveats.Alone("notes", subject(FOUR, notes))), false, 1, ProgressMonitor.NONE);
    }

    private static Caveats.Subject subject(GroundTruth truth, double[][] predictions) {
        return new Caveats.Subject(predictions, truth.evaluate(predictions, 1, ProgressMonitor.NONE));
    }

    /** Of the second class. */
    private static double[][] probabilities(double... second) {
        double[][] rows = new double[second.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[] {1 - second[row], second[row]};
        }
        return rows;
    }
}
