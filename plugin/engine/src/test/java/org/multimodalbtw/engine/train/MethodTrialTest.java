package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.EpochRange;
import org.multimodalbtw.engine.method.GradientModulation;
import org.multimodalbtw.engine.method.LearningRateSchedule;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.weight.WeightSettings;

/** A training method is tried beside the same training without it, and kept where held-out rows gain. */
class MethodTrialTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(120, 5);
    private static final ModalityDropout USUAL = new ModalityDropout(.2);

    /** Its noise is too strong to learn anything from, and its leading modality stands still. */
    private static final TrainingMethod HARMFUL =
            new GradientModulation(10, new EpochRange(1, OptionalInt.empty()), false, true);

    @TempDir
    Path folder;

    @Test
    void aMethodThatGainsNothingIsLeftOutAndTheModelIsTheOneWithoutIt() throws IOException {
        TrainingResult tried = learn("tried", true, USUAL, HARMFUL);
        learn("plain", true, USUAL);
        assertArrayEquals(weights("plain"), weights("tried"));
        ModelManifest manifest = tried.manifest();
        assertEquals(
                List.of(USUAL), manifest.training().settings().orElseThrow().methods());
        assertFalse(manifest.summary().get(ModelManifest.METHOD_GAIN)
                > manifest.summary().get(ModelManifest.METHOD_ERROR));
        assertTrue(
                tried.verdict()
                        .method()
                        .startsWith("The training method 'ogm-ge' is left out of the model: on 96 held-out"),
                tried.verdict().method());
        assertTrue(
                tried.verdict().method().contains(" 24 test rows the log loss is "),
                tried.verdict().method());
        assertTrue(tried.verdict().conclusion().contains("'ogm-ge'"));
        assertTrue(tried.scores().stream()
                .anyMatch(score -> score.variant().equals(Variant.WITH_METHOD)
                        && score.minus().equals(Optional.of(Variant.UNWEIGHTED))));
        assertTrue(tried.history().stream().anyMatch(epoch -> epoch.variant().equals(Variant.WITH_METHOD)));
    }

    @Test
    void aMethodIsUsedRegardlessWhereThatIsSet() throws IOException {
        TrainingResult tried = learn("regardless", true, USUAL, HARMFUL, new UsedRegardless());
        learn("plain", true, USUAL);
        assertNotEquals(weights("plain")[0], weights("regardless")[0]);
        assertEquals(
                List.of(HARMFUL),
                OfferedMethods.chosen(
                        tried.manifest().training().settings().orElseThrow().methods()));
        assertTrue(
                tried.verdict()
                        .method()
                        .startsWith("The training method 'ogm-ge' is in use, as set: on 96 held-out rows"),
                tried.verdict().method());
        assertTrue(tried.scores().stream()
                .anyMatch(score -> score.variant().equals(Variant.UNWEIGHTED)
                        && score.minus().equals(Optional.of(Variant.WITHOUT_METHOD))));
    }

    /** The method is decided about by the unweighted network, and the weights then by what is left. */
    @Test
    void weightsAreTriedWithWhatIsDecidedOfTheMethod() throws IOException {
        TrainingSettings weighted =
                LearningRun.settings(2, 8, LearningRun.WEIGHTS, LearningRateSchedule.COSINE, 0, true);
        TrainingResult tried = learn("weighted", weighted.with(List.of(USUAL, HARMFUL)));
        learn("weighted plain", weighted.with(List.of(USUAL)));
        assertArrayEquals(weights("weighted plain"), weights("weighted"));
        assertEquals(
                List.of(Variant.UNWEIGHTED, Variant.WEIGHTED, Variant.WITH_METHOD),
                tried.history().stream().map(EpochRecord::variant).distinct().toList());
        assertTrue(
                tried.verdict().weights().startsWith("The weights"),
                tried.verdict().weights());
        assertTrue(
                tried.verdict().method().contains("is left out"),
                tried.verdict().method());
    }

    @Test
    void withoutGuardAndComparisonNothingIsTrainedBeside() throws IOException {
        TrainingResult tried = learn("alone", false, USUAL, GradientModulation.STANDARD, new UsedRegardless());
        assertEquals("", tried.verdict().method());
        assertTrue(tried.history().stream().allMatch(epoch -> epoch.variant().equals(Variant.UNWEIGHTED)));
        assertFalse(tried.manifest().summary().containsKey(ModelManifest.METHOD_GAIN));
    }

    @Test
    void aMethodOfStrengthZeroIsTheTrainingWithoutIt() throws IOException {
        TrainingMethod none = new GradientModulation(0, EpochRange.ALL, false, false);
        learn("none", false, USUAL, none, new UsedRegardless());
        learn("plain", false, USUAL);
        assertArrayEquals(weights("plain"), weights("none"));
    }

    @Test
    void saysWhatWasDecidedInOneSentence() {
        List<TrainingMethod> one = List.of(GradientModulation.STANDARD);
        Guard gains = new Guard(Metric.LOG_LOSS, new MeanGain(.01, .0043), 451, 1);
        assertEquals(
                "The training method 'ogm' is in use: on 451 held-out rows it changes the log loss by -0.0100, more"
                        + " than its standard error of 0.0043.",
                new MethodTrial(one, gains, false, Variant.UNWEIGHTED).sentence());
        Guard nothing = new Guard(Metric.LOG_LOSS, new MeanGain(0, 0), 120, 1);
        assertEquals(
                "The training method 'ogm' is left out of the model: on 120 held-out rows nothing changes.",
                new MethodTrial(one, nothing, false, Variant.UNWEIGHTED).sentence());
    }

    private TrainingResult learn(String name, boolean compare, TrainingMethod... methods) throws IOException {
        TrainingSettings settings = LearningRun.settings(
                        2, 8, WeightSettings.none(), LearningRateSchedule.COSINE, 0, compare)
                .with(List.of(methods));
        return learn(name, settings);
    }

    private TrainingResult learn(String name, TrainingSettings settings) throws IOException {
        return LearningRun.learn(ROWS, ROWS.classes(), settings, Files.createDirectories(folder.resolve(name)));
    }

    private float[] weights(String name) throws IOException {
        return ModelDirectory.read(folder.resolve(name).resolve("model")).parameters();
    }
}
