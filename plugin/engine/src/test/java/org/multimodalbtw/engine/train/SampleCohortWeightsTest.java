package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.Thorough;
import org.multimodalbtw.engine.cohort.SampleCohort;
import org.multimodalbtw.engine.cohort.SampleCohortSettings;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.encode.SelectedRows;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorJoin;

class SampleCohortWeightsTest {

    @TempDir
    Path directory;

    /** The cohort, its missing values, the network and the folds are all drawn anew with each seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theNoiseModalityWeighsLessThanTheInformativeOne(long seed) throws IOException {
        requireOrder(seed);
    }

    @ParameterizedTest
    @EnabledIfSystemProperty(named = Thorough.PROPERTY, matches = "true")
    @ValueSource(longs = {3, 4, 5, 6, 7, 8, 9, 10})
    void soItDoesInFurtherCohorts(long seed) throws IOException {
        requireOrder(seed);
    }

    private void requireOrder(long seed) throws IOException {
        SampleCohort cohort = SampleCohort.generate(new SampleCohortSettings(seed, 600, .15, .6, .15, .25));
        Path tensor = directory.resolve("all.arrow");
        TensorJoin.outer(encode(cohort), tensor, ProgressMonitor.NONE);
        TrainingResult result = ComparedTraining.learn(
                tensor,
                labels(cohort),
                FusionSettings.defaults(),
                settings(seed),
                directory.resolve("model"),
                ProgressMonitor.NONE);
        Map<String, Double> means = meanWeights(cohort, result);
        System.out.println("Sample cohort " + seed + ": mean weights " + means);
        assertTrue(means.get("device_log") < means.get("imaging"), means::toString);
    }

    private List<Path> encode(SampleCohort cohort) throws IOException {
        Set<String> training = new HashSet<>();
        cohort.labels().forEach(row -> {
            if (row.category(2).equals("train")) {
                training.add(row.id());
            }
        });
        List<Path> files = new ArrayList<>();
        for (String modality : cohort.modalities()) {
            TableRows rows = cohort.modality(modality);
            Path file = directory.resolve(modality + ".arrow");
            TabularEncoder.fit(
                            modality,
                            new SelectedRows(rows, training),
                            TabularEncoderSettings.defaults(),
                            ProgressMonitor.NONE)
                    .encode(rows, file, ProgressMonitor.NONE);
            files.add(file);
        }
        return files;
    }

    private static Labels labels(SampleCohort cohort) {
        Labels.Builder labels = Labels.classification("outcome");
        cohort.labels().forEach(row -> labels.add(row.id(), row.category(0), split(row.category(2))));
        return labels.build();
    }

    private static Split split(String name) {
        return Split.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static TrainingSettings settings(long seed) {
        TrainingSettings standard = TrainingSettings.defaults(seed);
        return new TrainingSettings(
                seed,
                standard.members(),
                new Optimisation(
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        standard.optimisation().patience(),
                        standard.optimisation().learningRate(),
                        standard.optimisation().schedule(),
                        standard.optimisation().weightDecay(),
                        standard.optimisation().clipNorm()),
                standard.weights(),
                false,
                standard.methods(),
                new Comparison(false, 0),
                new Compute(standard.compute().device(), Precision.FLOAT32));
    }

    private static Map<String, Double> meanWeights(SampleCohort cohort, TrainingResult result) {
        Map<String, Double> means = new TreeMap<>();
        for (int m = 0; m < cohort.modalities().size(); m++) {
            int modality = m;
            means.put(
                    result.manifest().modalities().get(m).name(),
                    result.heldOut().stream()
                            .filter(row -> row.unimodal()[modality] != null)
                            .mapToDouble((RowPrediction row) -> row.weights()[modality])
                            .average()
                            .orElseThrow());
        }
        return means;
    }
}
