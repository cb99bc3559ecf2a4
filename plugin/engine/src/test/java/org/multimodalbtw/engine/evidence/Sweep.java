package org.multimodalbtw.engine.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.MissingToken;
import org.multimodalbtw.engine.network.Routing;
import org.multimodalbtw.engine.train.BtwLearner;
import org.multimodalbtw.engine.train.TrainingResult;
import org.multimodalbtw.engine.train.TrainingSettings;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Tries every option of the network by itself on every set, and looks at held-out rows alone: test rows choose nothing. */
final class Sweep {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One option on one set: mean loss of held-out rows (log loss, or mean absolute error). */
    record Line(String set, String option, double loss) {}

    private Sweep() {}

    static Map<String, FusionSettings> options() {
        FusionSettings standard = FusionSettings.defaults();
        Map<String, FusionSettings> options = new LinkedHashMap<>();
        options.put("default", standard);
        options.put("Laplace gate", with(standard, 64, 4, 2, Gate.LAPLACE, .01));
        options.put("Gaussian gate", with(standard, 64, 4, 2, Gate.GAUSSIAN, .01));
        options.put("one router for all", standard.with(Routing.JOINT, false, MissingToken.ZERO));
        options.put("own experts", standard.with(Routing.DISJOINT, false, MissingToken.ZERO));
        options.put("attention", standard.with(Routing.PER_MODALITY, true, MissingToken.ZERO));
        options.put("learnt missing token", standard.with(Routing.PER_MODALITY, false, MissingToken.LEARNED));
        options.put("1 expert", with(standard, 64, 1, 1, Gate.SOFTMAX, .01));
        options.put("16 experts, 2 a token", with(standard, 64, 16, 2, Gate.SOFTMAX, .01));
        options.put("4 experts, all a token", with(standard, 64, 4, 4, Gate.SOFTMAX, .01));
        options.put("no load balance", with(standard, 64, 4, 2, Gate.SOFTMAX, 0));
        options.put("width 128", with(standard, 128, 4, 2, Gate.SOFTMAX, .01));
        return options;
    }

    private static FusionSettings with(
            FusionSettings standard, int width, int experts, int topK, Gate gate, double balance) {
        return new FusionSettings(
                width,
                experts,
                topK,
                width,
                gate,
                standard.inputDropout(),
                standard.hiddenDropout(),
                standard.headDropout(),
                standard.gateNoise(),
                balance);
    }

    static void run(Path data, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        for (EvidenceSet set : EvidenceSet.ALL) {
            if (Files.exists(file)
                    && lines(file).stream().anyMatch(line -> line.set().equals(set.name()))) {
                continue;
            }
            Path folder = Files.createTempDirectory("sweep");
            EvidenceSet.Targets targets = set.targets(data);
            Path tensor = set.encode(data, targets, folder);
            StringBuilder lines = new StringBuilder();
            for (Map.Entry<String, FusionSettings> option : options().entrySet()) {
                TrainingSettings standard = TrainingSettings.defaults(1);
                TrainingResult result = BtwLearner.learn(
                        tensor,
                        set.labels(targets),
                        option.getValue(),
                        standard.variant(1, WeightSettings.none(), false),
                        folder.resolve("model " + option.getKey()),
                        ProgressMonitor.NONE);
                Metric metric = targets.isNumber() ? Metric.MAE : Metric.LOG_LOSS;
                double loss = result.scores().stream()
                        .filter(score -> score.variant().equals(BtwLearner.UNWEIGHTED)
                                && score.rows().equals("held-out")
                                && score.metric() == metric)
                        .findFirst()
                        .orElseThrow()
                        .estimate()
                        .value();
                lines.append(JSON.writeValueAsString(new Line(set.name(), option.getKey(), loss)))
                        .append('\n');
            }
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            System.out.println("sweep on " + set.name() + " done");
        }
    }

    static List<Line> lines(Path file) throws IOException {
        List<Line> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readValue(line, Line.class));
        }
        return lines;
    }
}
