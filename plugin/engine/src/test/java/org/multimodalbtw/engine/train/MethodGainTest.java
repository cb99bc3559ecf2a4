package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.method.Curriculum;
import org.multimodalbtw.engine.method.GradientModulation;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.PresenceAdapters;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTableWriter;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Made-up cohorts on which a training method gains (docs/METHODS.md). */
@EnabledIfSystemProperty(named = Thorough.PROPERTY, matches = "true")
class MethodGainTest {

    private static final int PAIRS = 16;
    private static final int COLUMNS = 20;

    /** The quantile of Student's distribution with 15 degrees of freedom for a 95 % interval. */
    private static final double STUDENT = 2.131;

    @TempDir
    Path folder;

    /** Rows of some modalities, their classes, and those that labels say. */
    private record Cohort(List<List<float[]>> values, int[] classes, int[] said) {

        /** One modality is learnt quickly, and the other says as much, but only by products of its columns, which take longer. */
        static Cohort quickAndSlow(int rows, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] classes = new int[rows];
            List<List<float[]>> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                classes[row] = random.nextInt(2);
                int sign = 2 * classes[row] - 1;
                values.add(List.of(shifted(sign, .8, random), products(sign, random)));
            }
            return new Cohort(values, classes, classes);
        }

        /** Three modalities that are alike, and labels of which some are wrong. */
        static Cohort mislabelled(int rows, long seed, double wrong) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] classes = new int[rows];
            int[] said = new int[rows];
            List<List<float[]>> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                classes[row] = random.nextInt(2);
                int sign = 2 * classes[row] - 1;
                values.add(List.of(shifted(sign, .6, random), shifted(sign, .6, random), shifted(sign, .6, random)));
                said[row] = random.nextDouble() < wrong ? 1 - classes[row] : classes[row];
            }
            return new Cohort(values, classes, said);
        }

        /** Half of the rows lack the first modality: they are of a ward that notes the second one with the other sign. */
        static Cohort twoWards(int rows, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] classes = new int[rows];
            List<List<float[]>> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                classes[row] = random.nextInt(2);
                int sign = 2 * classes[row] - 1;
                boolean lacks = random.nextDouble() < .5;
                List<float[]> own = new ArrayList<>();
                own.add(lacks ? null : shifted(sign, .3, random));
                own.add(shifted(lacks ? -sign : sign, .6, random));
                own.add(shifted(sign, .3, random));
                values.add(own);
            }
            return new Cohort(values, classes, classes);
        }

        /** Four columns are higher in one class. */
        private static float[] shifted(int sign, double by, SplittableRandom random) {
            float[] made = new float[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                made[i] = (float) (random.nextGaussian() + (i < 4 ? by * sign : 0));
            }
            return made;
        }

        /** The sign of the product of two columns is the class in 85 % of rows, for each of three pairs. */
        private static float[] products(int sign, SplittableRandom random) {
            float[] made = new float[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                made[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < 6; i += 2) {
                double first = Math.signum(made[i]);
                double other = random.nextDouble() < .15 ? -sign : sign;
                made[i] = (float) (first * (Math.abs(made[i]) + .3));
                made[i + 1] = (float) (other * first * (Math.abs(made[i + 1]) + .2));
            }
            return made;
        }

        Path write(Path file) throws IOException {
            List<TensorColumn> columns = IntStream.range(0, values.get(0).size())
                    .mapToObj(m -> new TensorColumn("modality " + m, List.of(COLUMNS), List.of()))
                    .toList();
            try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(columns))) {
                for (int row = 0; row < values.size(); row++) {
                    writer.write("p" + row, values.get(row));
                }
                writer.commit();
            }
            return file;
        }
    }

    @Test
    void gradientModulationGainsWhereAModalityIsLearntMoreSlowly() throws IOException {
        assertGains(
                GradientModulation.STANDARD,
                seed -> Cohort.quickAndSlow(200, seed),
                seed -> Cohort.quickAndSlow(600, seed));
    }

    @Test
    void aCurriculumGainsWhereLabelsAreWrong() throws IOException {
        assertGains(
                new Curriculum(4, 0, 60),
                seed -> Cohort.mislabelled(200, seed, .3),
                seed -> Cohort.mislabelled(600, seed, 0));
    }

    @Test
    void adaptersGainWhereWhatARowLacksSaysHowTheRestIsToBeRead() throws IOException {
        assertGains(
                new PresenceAdapters(8, .2, 0, false, List.of()),
                seed -> Cohort.twoWards(400, seed),
                seed -> Cohort.twoWards(600, seed));
    }

    private void assertGains(TrainingMethod method, LongFunction<Cohort> learnt, LongFunction<Cohort> scored)
            throws IOException {
        double[] gains = new double[PAIRS];
        for (int pair = 0; pair < PAIRS; pair++) {
            Cohort rows = learnt.apply(pair + 1);
            Cohort others = scored.apply(pair + 1001);
            gains[pair] = loss(rows, others, pair, List.of())
                    - loss(rows, others, pair, List.of(method, new UsedRegardless()));
        }
        double mean = Arrays.stream(gains).average().orElseThrow();
        double variance =
                Arrays.stream(gains).map(gain -> Math.pow(gain - mean, 2)).sum() / (PAIRS - 1);
        double half = STUDENT * Math.sqrt(variance / PAIRS);
        System.out.printf("%s: the log loss falls by %.4f ± %.4f%n", method, mean, half);
        assertTrue(mean - half > 0, mean + " ± " + half);
    }

    private double loss(Cohort learnt, Cohort scored, long seed, List<TrainingMethod> more) throws IOException {
        Path run = Files.createTempDirectory(folder, "run");
        Labels.Builder labels = Labels.classification("outcome");
        for (int row = 0; row < learnt.classes().length; row++) {
            labels.add("p" + row, "class " + learnt.said()[row], row % 5 == 0 ? Split.VALID : Split.TRAIN);
        }
        List<TrainingMethod> methods = new ArrayList<>(List.of(new ModalityDropout(.2)));
        methods.addAll(more);
        TrainingSettings settings = LearningRun.settings(1, 30, WeightSettings.none())
                .with(methods)
                .variant(seed, WeightSettings.none(), false);
        ComparedTraining.learn(
                learnt.write(run.resolve("learnt.arrow")),
                labels.build(),
                LearningRun.FUSION,
                settings,
                run.resolve("model"),
                ProgressMonitor.NONE);
        double sum = 0;
        int row = 0;
        for (RowPrediction said : LearningRun.score(scored.write(run.resolve("scored.arrow")), run)
                .rows()) {
            sum -= Math.log(said.values()[scored.classes()[row++]]);
        }
        return sum / row;
    }
}
