package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.graph.GraphRun;
import org.multimodalbtw.engine.graph.GraphRun.Given;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.Lesson;
import org.multimodalbtw.engine.network.Pass;
import org.multimodalbtw.engine.network.Tokens;

class AlignmentTest {

    private static final int WIDTH = 3;

    /** Rows by modality and coordinate, as the network keeps them, [rows x modalities x width]. */
    private static double[] normal(int rows, int modalities, RandomGenerator random) {
        return DoubleStream.generate(random::nextGaussian)
                .limit((long) rows * modalities * WIDTH)
                .toArray();
    }

    private static double coral(double[] tokens, double[] known, int rows, int modalities) {
        Map<String, Given> inputs = Map.of(
                "tokens", Given.of(tokens, 1, rows, modalities, WIDTH), "known", Given.of(known, 1, rows, modalities));
        return GraphRun.of(1, inputs, graph -> {
                    Value seen = graph.input("known");
                    Tokens all = new Tokens(graph.input("tokens"), seen, Optional.empty(), m -> Optional.empty());
                    Lesson lesson = new Lesson(all, seen, null, null);
                    return List.of(new CoralAlignment(2)
                            .loss(new Pass(lesson, null, null, null, null))
                            .orElseThrow());
                })
                .precise()
                .get(0)[0];
    }

    /** The mean over pairs of modalities of the squared distance of their covariances, divided by 4 d^2, pair by pair. */
    @Test
    void coralIsTheMeanDistanceOfCovariances() {
        int rows = 12;
        int modalities = 4;
        SplittableRandom random = new SplittableRandom(1);
        double[] tokens = normal(rows, modalities, random);
        double[] known = new double[rows * modalities];
        for (int i = 0; i < known.length; i++) {
            // the last modality has one row, and no covariance
            known[i] = i % modalities == 3 ? i / modalities == 5 ? 1 : 0 : random.nextInt(4) > 0 ? 1 : 0;
        }
        double sum = 0;
        for (int first = 0; first < 3; first++) {
            for (int second = 0; second < first; second++) {
                double[][] a = covariance(tokens, known, rows, modalities, first);
                double[][] b = covariance(tokens, known, rows, modalities, second);
                for (int i = 0; i < WIDTH * WIDTH; i++) {
                    sum += Math.pow(a[i / WIDTH][i % WIDTH] - b[i / WIDTH][i % WIDTH], 2);
                }
            }
        }
        assertEquals(2 * sum / 3 / (4 * WIDTH * WIDTH), coral(tokens, known, rows, modalities), 1e-9);
    }

    private static double[][] covariance(double[] tokens, double[] known, int rows, int modalities, int m) {
        double[] mean = new double[WIDTH];
        double count = 0;
        for (int row = 0; row < rows; row++) {
            count += known[row * modalities + m];
            for (int i = 0; i < WIDTH; i++) {
                mean[i] += known[row * modalities + m] * tokens[(row * modalities + m) * WIDTH + i];
            }
        }
        double[][] covariance = new double[WIDTH][WIDTH];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < WIDTH * WIDTH; i++) {
                int at = (row * modalities + m) * WIDTH;
                covariance[i / WIDTH][i % WIDTH] += known[row * modalities + m]
                        * (tokens[at + i / WIDTH] - mean[i / WIDTH] / count)
                        * (tokens[at + i % WIDTH] - mean[i % WIDTH] / count)
                        / (count - 1);
            }
        }
        return covariance;
    }

    @Test
    void coralOfModalitiesThatVaryAlikeIsZeroWhateverTheirMeans() {
        SplittableRandom random = new SplittableRandom(2);
        double[] tokens = normal(9, 2, random);
        for (int row = 0; row < 9; row++) {
            for (int i = 0; i < WIDTH; i++) {
                tokens[(row * 2 + 1) * WIDTH + i] = tokens[row * 2 * WIDTH + i] + 5 + i;
            }
        }
        double[] known = new double[18];
        Arrays.fill(known, 1);
        assertEquals(0, coral(tokens, known, 9, 2), 1e-12);
        double[] none = new double[18];
        assertEquals(0, coral(tokens, none, 9, 2), "nothing is there to align");
    }

    /** The kernel to a normal distribution with a fixed covariance: values, those of samples with themselves, and their mean. */
    private static GraphRun.Result stein(double[] samples, int rows, double[] counts) {
        // the inverse of {{2, .5, 0}, {.5, 1, 0}, {0, 0, 1}}
        double[] precision = {4. / 7, -2. / 7, 0, -2. / 7, 8. / 7, 0, 0, 0, 1};
        Map<String, Given> inputs = Map.of(
                "samples", Given.of(samples, 1, 1, rows, WIDTH),
                "precision", Given.of(precision, 1, 1, WIDTH, WIDTH),
                "width", Given.of(new double[] {4}, 1, 1, 1, 1),
                "counts", Given.of(counts, 1, 1, rows));
        return GraphRun.of(1, inputs, graph -> {
            SteinKernel kernel = SteinKernel.of(graph.input("samples"), graph.input("precision"), graph.input("width"));
            return List.of(kernel.values(), kernel.diagonal(), kernel.mean(graph.input("counts")));
        });
    }

    /** Samples of the distribution, moved in all coordinates. */
    private static double[] samples(int rows, double shift, long seed) {
        double[] samples = normal(rows, 1, new SplittableRandom(seed));
        for (int row = 0; row < rows; row++) {
            double first = samples[row * WIDTH];
            double second = samples[row * WIDTH + 1];
            samples[row * WIDTH] = Math.sqrt(2) * first + shift;
            samples[row * WIDTH + 1] = .5 / Math.sqrt(2) * first + Math.sqrt(.875) * second + shift;
            samples[row * WIDTH + 2] += shift;
        }
        return samples;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void theSteinKernelIsPositiveSemiDefinite() {
        int rows = 40;
        for (double shift : new double[] {0, 1, 4}) {
            double[] values =
                    stein(samples(rows, shift, 3), rows, ones(rows)).precise().get(0);
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(rows, false, true);
            assertTrue(eigen.decompose(DMatrixRMaj.wrap(rows, rows, values.clone())));
            for (int i = 0; i < rows; i++) {
                assertTrue(eigen.getEigenvalue(i).getReal() > -1e-8, "eigenvalue " + eigen.getEigenvalue(i));
            }
        }
    }

    /** One dimension is enough to do by hand: with P = 1, h = 1, x = 1, y = 0: (0 - 1 + 1 - 1) exp(-1/2). */
    @Test
    void theSteinKernelByHand() {
        Map<String, Given> inputs = Map.of(
                "samples", Given.of(new double[] {1, 0}, 1, 1, 2, 1),
                "precision", Given.of(new double[] {1}, 1, 1, 1, 1),
                "width", Given.of(new double[] {1}, 1, 1, 1, 1));
        GraphRun.Result result = GraphRun.of(1, inputs, graph -> {
            SteinKernel kernel = SteinKernel.of(graph.input("samples"), graph.input("precision"), graph.input("width"));
            return List.of(kernel.values(), kernel.diagonal());
        });
        double[] values = result.precise().get(0);
        double apart = -Math.exp(-.5);
        assertEquals(2, values[0], 1e-12);
        assertEquals(apart, values[1], 1e-12);
        assertEquals(apart, values[2], 1e-12);
        assertEquals(1, values[3], 1e-12);
        assertEquals(2, result.precise().get(1)[0], 1e-12);
    }

    @Test
    void samplesOfTheDistributionHaveNoDiscrepancyAndMovedOnesHave() {
        int rows = 400;
        double matched = stein(samples(rows, 0, 4), rows, ones(rows)).precise().get(2)[0];
        double moved = stein(samples(rows, 1, 4), rows, ones(rows)).precise().get(2)[0];
        assertEquals(0, matched, .02);
        assertTrue(moved > .3, "moved: " + moved);
    }

    @Test
    void rowsThatLackAModalityDoNotCount() {
        int rows = 30;
        double[] samples = samples(rows, .5, 5);
        double[] counts = ones(rows);
        Arrays.fill(counts, 20, rows, 0);
        double expected = stein(Arrays.copyOf(samples, 20 * WIDTH), 20, ones(20))
                .precise()
                .get(2)[0];
        Arrays.fill(samples, 20 * WIDTH, samples.length, 7);
        assertEquals(expected, stein(samples, rows, counts).precise().get(2)[0], 1e-12);
        Arrays.fill(counts, 1, rows, 0);
        assertEquals(0, stein(samples, rows, counts).precise().get(2)[0], 1e-12, "one row has no pair");
    }

    @Test
    void strengthsOutOfRangeAreRefused() {
        assertThrows(InputException.class, () -> new CoralAlignment(-1));
        assertThrows(InputException.class, () -> new SteinAlignment(1e9));
    }
}
