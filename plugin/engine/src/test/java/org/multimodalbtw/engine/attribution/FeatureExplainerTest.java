package org.multimodalbtw.engine.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encode.text.TextEncoder;
import org.multimodalbtw.engine.encode.text.TextEncoderSettings;
import org.multimodalbtw.engine.encode.text.TextForm;
import org.multimodalbtw.engine.encode.text.TextUnit;
import org.multimodalbtw.engine.encoders.EncoderSet;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.outcome.Targets;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.predict.Predictor;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.runtime.DevicePolicy;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorJoin;

/** A model of a table and of notes, whose encoders name what few patients have. */
class FeatureExplainerTest {

    private static final int PATIENTS = 40;
    private static final double BASE = .3;

    @TempDir
    static Path folder;

    private static Path model;
    private static Path tensor;

    @BeforeAll
    static void make() throws IOException {
        MemoryTable labs = new MemoryTable(MemoryTable.number("sodium"), MemoryTable.category("ward"));
        MemoryTable notes = new MemoryTable(MemoryTable.category("text"));
        for (int i = 0; i < PATIENTS; i++) {
            labs.row("p" + i, i == 7 ? null : 130.0 + i, i < 3 ? "burns" : i % 2 == 0 ? "surgery" : "medicine");
            notes.row("p" + i, (i % 2 == 0 ? "pain fever" : "cough fever") + (i < 2 ? " schmidt" : ""));
        }
        FittedEncoder first = TabularEncoder.fit(
                "labs", labs, TabularEncoderSettings.defaults().naming(1), ProgressMonitor.NONE);
        FittedEncoder second = TextEncoder.fit(
                "notes",
                notes,
                new TextEncoderSettings(TextForm.TERMS, 10, 1, 100, 20, false, TextUnit.WORDS),
                ProgressMonitor.NONE);
        first.encode(labs, folder.resolve("labs.arrow"), ProgressMonitor.NONE);
        second.encode(notes, folder.resolve("notes.arrow"), ProgressMonitor.NONE);
        tensor = folder.resolve("joined.arrow");
        TensorJoin.outer(
                List.of(folder.resolve("labs.arrow"), folder.resolve("notes.arrow")), tensor, ProgressMonitor.NONE);
        first.save(folder.resolve("first"));
        second.save(folder.resolve("second"));
        model = write("model", List.of(first.output(), second.output()), Optional.of(reference()));
        EncoderSet.write(List.of(folder.resolve("first"), folder.resolve("second")), ModelDirectory.encoders(model));
    }

    private static Reference reference() {
        return new Reference(new double[] {1 - BASE, BASE}, OptionalInt.of(1));
    }

    private static Path write(String name, List<TensorColumn> modalities, Optional<Reference> reference)
            throws IOException {
        return write(name, Targets.classes(2), modalities, reference);
    }

    private static Path write(String name, Target target, List<TensorColumn> modalities, Optional<Reference> reference)
            throws IOException {
        FusionSettings fusion =
                new FusionSettings(8, new ExpertSettings(4, 2, 8, Gate.SOFTMAX, 1, .01), new DropoutRates(0, 0, 0));
        Path directory = folder.resolve(name);
        ModelDirectory.write(
                directory,
                FixedModels.random(target, modalities, fusion, true),
                new TrainingInsight(List.of(), List.of(), new double[0][][], List.of()),
                reference);
        return directory;
    }

    private static ExplanationSummary explain(Path directory, ExplanationSettings settings, List<Attribution> lines)
            throws IOException {
        try (FeatureExplainer explainer = FeatureExplainer.open(directory, DevicePolicy.CPU)) {
            return explainer.explain(tensor, Map.of(), settings, lines::add, ProgressMonitor.NONE);
        }
    }

    @Test
    void allLinesOfARowAddUpToItsPredictionLessTheBase() throws IOException {
        List<Attribution> lines = new ArrayList<>();
        ExplanationSummary summary = explain(model, ExplanationSettings.ofEvent(1, 1000), lines);
        assertEquals(PATIENTS, summary.explained());
        Map<String, Double> predicted = new HashMap<>();
        try (Predictor predictor = Predictor.open(model, DevicePolicy.CPU)) {
            predictor.predict(
                    tensor, (RowPrediction row) -> predicted.put(row.rowId(), row.values()[1]), ProgressMonitor.NONE);
        }
        Map<String, Double> sums = lines.stream()
                .collect(
                        Collectors.groupingBy(Attribution::rowId, Collectors.summingDouble(Attribution::contribution)));
        assertEquals(predicted.keySet(), sums.keySet());
        predicted.forEach(
                (row, probability) -> assertEquals(logOdds(probability) - logOdds(BASE), sums.get(row), 1e-4, row));
        assertTrue(lines.stream().allMatch(line -> line.explained().equals("c1")));
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }

    @Test
    void aRowShowsColumnsWordsAndValuesOfTheRawTable() throws IOException {
        List<Attribution> lines = new ArrayList<>();
        explain(model, ExplanationSettings.ofEvent(10, 1000), lines);
        assertEquals("138", value(lines, "p8", "sodium"));
        assertEquals("", value(lines, "p7", "sodium"));
        assertEquals("surgery", value(lines, "p8", "ward"));
        assertEquals("yes", value(lines, "p8", "pain"));
        assertEquals("", value(lines, "p8", FeatureExplainer.REST));
    }

    private static String value(List<Attribution> lines, String row, String feature) {
        return lines.stream()
                .filter(line -> line.rowId().equals(row) && line.feature().equals(feature))
                .map(Attribution::value)
                .collect(Collectors.joining("|"));
    }

    @Test
    void nothingThatFewerThanFivePatientsHaveIsPrinted() throws IOException {
        List<Attribution> lines = new ArrayList<>();
        ExplanationSummary summary = explain(model, ExplanationSettings.ofEvent(10, 1000), lines);
        String all = lines + " " + summary.cohort() + " " + summary.warnings();
        assertFalse(all.contains("schmidt") || all.contains("burns"), all);
        assertEquals("rare", value(lines, "p1", "ward"));
        assertTrue(lines.stream().anyMatch(line -> line.feature().equals(FeatureNames.RARE)));
        assertTrue(
                summary.warnings().stream().anyMatch(warning -> warning.startsWith("2 words, codes and categories")),
                summary.warnings().toString());
    }

    @Test
    void whatARowShowsDoesNotDependOnHowManyAreExplained() throws IOException {
        List<Attribution> few = new ArrayList<>();
        ExplanationSummary summary = explain(model, ExplanationSettings.ofEvent(10, 3), few);
        List<Attribution> all = new ArrayList<>();
        explain(model, ExplanationSettings.ofEvent(10, 1000), all);
        assertEquals(3, summary.explained());
        assertTrue(
                summary.warnings().get(0).startsWith("The first 3 of 40 rows"),
                summary.warnings().toString());
        for (int i = 0; i < few.size(); i++) {
            assertEquals(all.get(i).feature(), few.get(i).feature());
            assertEquals(all.get(i).contribution(), few.get(i).contribution(), 1e-4);
        }
    }

    @Test
    void onlyTheRowsThatAreAskedForAreExplained() throws IOException {
        List<Attribution> lines = new ArrayList<>();
        ExplanationSettings some = ExplanationSettings.ofEvent(10, 1000).of(Set.of("p9", "p4", "elsewhere"));
        assertEquals(2, explain(model, some, lines).explained());
        assertEquals(Set.of("p4", "p9"), lines.stream().map(Attribution::rowId).collect(Collectors.toSet()));
        ExplanationSettings none = ExplanationSettings.ofEvent(10, 1000).of(Set.of("elsewhere"));
        assertThrows(InputException.class, () -> explain(model, none, lines));
    }

    @Test
    void theCohortHasTheMeanOfAbsoluteContributions() throws IOException {
        List<Attribution> lines = new ArrayList<>();
        ExplanationSummary summary = explain(model, ExplanationSettings.ofEvent(100, 1000), lines);
        for (CohortFeature feature : summary.cohort()) {
            List<Attribution> own = lines.stream()
                    .filter(line -> line.modality().equals(feature.modality())
                            && line.feature().equals(feature.feature()))
                    .toList();
            assertEquals(own.size(), feature.rows());
            assertEquals(
                    own.stream()
                                    .mapToDouble(line -> Math.abs(line.contribution()))
                                    .sum()
                            / PATIENTS,
                    feature.meanContribution(),
                    1e-9);
        }
    }

    @Test
    void aModelWithoutAReferenceExplainsTheMostProbableClassAndSaysSo() throws IOException {
        List<TensorColumn> modalities;
        try (FeatureExplainer explainer = FeatureExplainer.open(model, DevicePolicy.CPU)) {
            modalities = explainer.manifest().modalities();
        }
        List<Attribution> lines = new ArrayList<>();
        ExplanationSummary summary =
                explain(write("old", modalities, Optional.empty()), ExplanationSettings.ofEvent(10, 5), lines);
        assertTrue(lines.stream().noneMatch(line -> line.feature().equals(FeatureExplainer.REST)));
        assertEquals(
                2,
                summary.warnings().stream()
                        .filter(warning -> warning.startsWith("The model "))
                        .count(),
                summary.warnings().toString());
    }

    @Test
    void aRowIsExplainedForEachLabelAsForOneThatIsNamed() throws IOException {
        double[] base = {.2, .6, .4};
        Path labels = labels("each", base);
        List<Attribution> lines = new ArrayList<>();
        ExplanationSummary summary = explain(labels, of(ExplanationSettings.Explained.EACH, ""), lines);
        assertEquals(PATIENTS, summary.explained());
        List<String> names = classes(labels);
        Map<String, double[]> predicted = predicted(labels);
        for (int label = 0; label < 3; label++) {
            String name = names.get(label);
            List<Attribution> alone = new ArrayList<>();
            ExplanationSummary one = explain(labels, of(ExplanationSettings.Explained.NAMED, name), alone);
            List<Attribution> own =
                    lines.stream().filter(line -> line.explained().equals(name)).toList();
            assertEquals(alone, own);
            assertEquals(
                    one.cohort().stream()
                            .map(line -> line.feature() + " " + line.rows() + " " + line.meanContribution())
                            .toList(),
                    summary.cohort().stream()
                            .filter(line -> line.explained().equals(name))
                            .map(line -> line.feature() + " " + line.rows() + " " + line.meanContribution())
                            .toList());
            Map<String, Double> sums = own.stream()
                    .collect(Collectors.groupingBy(
                            Attribution::rowId, Collectors.summingDouble(Attribution::contribution)));
            int at = label;
            predicted.forEach((row, values) ->
                    assertEquals(logOdds(values[at]) - logOdds(base[at]), sums.get(row), 1e-4, row + " " + name));
        }
    }

    @Test
    void onlyLabelsThatAreAtLeastAsProbableAsNotAreExplainedAndElseTheMostProbable() throws IOException {
        Path labels = labels("probable", .2, .6, .4);
        List<Attribution> lines = new ArrayList<>();
        explain(labels, of(ExplanationSettings.Explained.PROBABLE, ""), lines);
        List<String> names = classes(labels);
        Map<String, Set<String>> explained = lines.stream()
                .collect(Collectors.groupingBy(
                        Attribution::rowId, Collectors.mapping(Attribution::explained, Collectors.toSet())));
        Set<Integer> counts = new HashSet<>();
        predicted(labels).forEach((row, values) -> {
            Set<String> expected = new HashSet<>();
            for (int label = 0; label < values.length; label++) {
                if (values[label] >= .5) {
                    expected.add(names.get(label));
                }
            }
            counts.add(expected.size());
            if (expected.isEmpty()) {
                expected.add(names.get(OfClass.mostProbable(values)));
            }
            assertEquals(expected, explained.get(row), row);
        });
        assertTrue(counts.size() > 1, counts.toString());
    }

    private static ExplanationSettings of(ExplanationSettings.Explained explained, String name) {
        return new ExplanationSettings(10, 1000, explained, name, Optional.empty());
    }

    private static List<String> classes(Path directory) throws IOException {
        return ModelDirectory.readManifest(directory).target().classes();
    }

    private static Path labels(String name, double... base) throws IOException {
        Path directory = write(
                name,
                Targets.of(Task.MULTILABEL, 3),
                ModelDirectory.readManifest(model).modalities(),
                Optional.of(new Reference(base, OptionalInt.empty())));
        EncoderSet.write(
                List.of(folder.resolve("first"), folder.resolve("second")), ModelDirectory.encoders(directory));
        return directory;
    }

    private static Map<String, double[]> predicted(Path directory) throws IOException {
        Map<String, double[]> predicted = new HashMap<>();
        try (Predictor predictor = Predictor.open(directory, DevicePolicy.CPU)) {
            predictor.predict(
                    tensor, (RowPrediction row) -> predicted.put(row.rowId(), row.values()), ProgressMonitor.NONE);
        }
        return predicted;
    }

    @Test
    void aClassThatTheModelDoesNotHaveIsRefused() {
        ExplanationSettings other =
                new ExplanationSettings(3, 3, ExplanationSettings.Explained.NAMED, "alive", Optional.empty());
        assertThrows(InputException.class, () -> explain(model, other, new ArrayList<>()));
    }

    @Test
    void numbersHaveFourDigits() {
        assertEquals("138", FeatureShare.text(137.99999));
        assertEquals("0.01235", FeatureShare.text(.0123456));
        assertEquals("1235000", FeatureShare.text(1234567));
        assertEquals("-7", FeatureShare.text(-7.00001));
    }
}
