package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.compare.Verdict;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.train.EpochRecord;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.weight.WeightSettings;
import org.multimodalbtw.engine.weight.WeightSummary;

class ReportJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void scoresSayWhatTheyAreOfWhateverTheModalityIsCalled() throws IOException {
        JsonNode scores = report().get("scores");
        assertEquals(
                JSON.readTree(
                        """
                        {"variant": {"role": "singleHead", "modality": "a minus b", "title": "only a minus b"}, "minus": null,
                         "title": "only a minus b", "rows": "test", "count": 9, "metric": "mae", "higherIsBetter": false,
                         "value": 0.5, "low": 0.25, "high": 0.75}
                        """),
                scores.get(0));
        assertEquals(
                JSON.readTree(
                        """
                        {"variant": {"role": "weighted", "modality": null, "title": "BTW"},
                         "minus": {"role": "singleTrained", "modality": "BTW", "title": "trained on BTW alone"},
                         "title": "BTW minus trained on BTW alone", "rows": "test, 2 seeds", "count": 9, "metric": "mae",
                         "higherIsBetter": false, "value": -0.5, "low": "NaN", "high": "NaN"}
                        """),
                scores.get(1));
    }

    @Test
    void whatIsNestedStandsBesideTheOthers() throws IOException {
        JsonNode report = report();
        assertEquals(
                JSON.readTree(
                        """
                        {"variant": {"role": "unweighted", "modality": null, "title": "unweighted"}, "epoch": 3,
                         "trainingLoss": 1.5, "validationLoss": 0.75, "validationScore": 0.25, "learningRate": 0.002,
                         "meanWeights": [1.0], "best": 2, "seconds": 0.5}
                        """),
                report.get("history").get(0));
        assertEquals("7", report.get("facts").get("seed").asText());
        assertEquals(1.25, report.get("seconds").get("scoring").asDouble());
        assertEquals(0, report.get("residuals").get("rows").asLong());
        assertEquals(0, report.get("judged").get("rows").asLong());
    }

    @Test
    void theVerdictAnswersThreeQuestions() throws IOException {
        JsonNode verdict = report().get("verdict");
        assertEquals(3, verdict.size());
        assertEquals("Good.", verdict.get(0).get("answer").asText());
        assertEquals(
                "What do the weights change?", verdict.get(2).get("question").asText());
        assertEquals("In use. A gain.", verdict.get(2).get("answer").asText());
    }

    @Test
    void aSpreadOfWeightsIsFlat() throws IOException {
        WeightSummary summary = WeightSummary.of(List.of("labs"))
                .add(new double[] {1}, new double[] {.5})
                .add(new double[] {3}, new double[] {.5})
                .build();
        JsonNode written =
                JSON.readTree(ReportJson.write(summary)).get("modalities").get(0);
        assertEquals(
                JSON.readTree(
                        """
                        {"modality": "labs", "rows": 2, "missingShare": 0.0, "mean": 2.0, "deviation": 1.4142135623730951,
                         "minimum": 1.0, "lowerQuartile": 1.5, "median": 2.0, "upperQuartile": 2.5, "maximum": 3.0,
                         "dominatingShare": "NaN", "meanDivergence": 0.5}
                        """),
                written);
    }

    private static JsonNode report() throws IOException {
        Labels labels = Labels.regression("risk").add("p1", 2, Split.TRAIN).build();
        ModelManifest manifest = new ModelManifest(
                labels.target(),
                List.of(TensorColumn.vector("a minus b", List.of("x"))),
                FusionSettings.defaults(),
                WeightSettings.defaults(),
                new ModelManifest.Training(5, 7, Map.of(), Optional.empty()),
                Map.of(),
                Map.of());
        EpochRecord epoch = new EpochRecord(
                Variant.UNWEIGHTED,
                3,
                new EpochRecord.Quality(1.5, .75, .25),
                .002,
                new double[] {1},
                2,
                .5,
                List.of());
        TrainingResult result = new TrainingResult(
                manifest,
                List.of(epoch),
                List.of(),
                List.of(
                        Score.of(Variant.headOf("a minus b"), Score.TEST, 9, Metric.MAE, new Estimate(.5, .25, .75)),
                        new Score(
                                Variant.WEIGHTED,
                                Optional.of(Variant.trainedOn("BTW")),
                                "test, 2 seeds",
                                9,
                                Metric.MAE,
                                new Estimate(-.5, Double.NaN, Double.NaN),
                                .1)),
                new Verdict("Good.", "Worth it.", "In use.", "A gain.", List.of()),
                List.of(),
                Map.of("scoring", 1.25),
                "cpu()");
        return JSON.readTree(
                ReportJson.write(TrainingReport.of(result, labels, Optional.empty(), ProgressMonitor.NONE)));
    }
}
