package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.Quantile;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.weight.Scheme;

/** How far each kind of data agrees with the fused prediction, and whether that is in use. */
final class WeightsSection implements Section {

    @Override
    public String title() {
        return "Weights";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        if (data.model().manifest().weights().scheme() == Scheme.NONE) {
            return Optional.of(
                    "The model was trained without weights: each kind of data that a row has counts the same.");
        }
        return data.rows().stream().anyMatch(PatientRow::isPredicted)
                ? Optional.empty()
                : Optional.of("No row has a prediction.");
    }

    @Override
    public void write(ReportData data, Html page) {
        page.paragraph(inUse(data.model()));
        page.paragraph(
                "A weight of 1 is the share of a kind of data that is not weighted; 1.4 counts 40 % more; 0 is missing. Weights "
                        + "say how far a kind of data agrees with the fused prediction. They are no measure of cause, and the one that is "
                        + "turned down may be right.");
        List<String> modalities = data.model().modalities();
        List<BarChart.Bar> bars = new ArrayList<>();
        Table table = new Table("Weights of the rows that have the kind of data")
                .text("Kind of data")
                .number("Rows")
                .number("Mean")
                .number("Median")
                .number("Middle half")
                .number("In common with the fused prediction (nats)");
        for (int modality = 0; modality < modalities.size(); modality++) {
            int one = modality;
            double[] weights = data.rows().stream()
                    .filter(row -> row.isPredicted() && !row.lacks(one))
                    .mapToDouble(row -> row.weights()[one])
                    .sorted()
                    .toArray();
            double mean = Arrays.stream(weights).average().orElse(Double.NaN);
            bars.add(new BarChart.Bar(modalities.get(modality), mean, Written.score(mean)));
            table.row(
                    modalities.get(modality),
                    Written.count(weights.length),
                    Written.score(mean),
                    Written.score(Quantile.of(weights, .5)),
                    Written.score(Quantile.of(weights, .25)) + " to " + Written.score(Quantile.of(weights, .75)),
                    information(data, modality));
        }
        BarChart.of("Mean weight of each kind of data.", bars).writeTo(page);
        table.writeTo(page);
    }

    /** Whether the weights are in use, in a sentence. */
    static String inUse(ReportData.Model model) {
        Map<String, Double> summary = model.manifest().summary();
        Double gain = summary.get(ModelManifest.GUARD_GAIN);
        if (gain == null) {
            return "The weights are in use: no guard decided about them.";
        }
        String figures = "on held-out rows they change the loss by " + Written.signed(-gain)
                + ", and its standard error is " + Written.score(summary.get(ModelManifest.GUARD_ERROR)) + ".";
        if (!model.manifest().keepsWeightsOut()) {
            return "The weights are in use: " + figures;
        }
        return model.weightShare() > 0
                ? "The weights are in use beside the network, which does not have them: " + figures
                        + " They count where what each kind of data says alone is put together."
                : "The weights are not in use, only shown: " + figures + " The model is the unweighted network.";
    }

    private static String information(ReportData data, int modality) {
        return data.model()
                .insight()
                .map(TrainingInsight::information)
                .filter(all -> modality < all.size())
                .map(all -> Written.score(all.get(modality).value()))
                .orElse("–");
    }
}
