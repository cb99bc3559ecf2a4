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
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.compare.TrainingResult;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Role;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.method.Comparison;
import org.multimodalbtw.engine.method.Compute;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.Optimisation;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.network.DropoutRates;
import org.multimodalbtw.engine.network.ExpertSettings;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.Gate;
import org.multimodalbtw.engine.network.MissingToken;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.network.Routing;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Tries every option of the network by itself on every set, and looks at held-out rows alone: test rows choose nothing. */
final class Sweep {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One option on one set: mean loss of held-out rows (log loss, or mean absolute error). */
    record Line(String set, String option, double loss) {}

    private Sweep() {}

    /** What is changed. */
    private record Option(FusionSettings fusion, double modalityDropout) {

        static final FusionSettings STANDARD = FusionSettings.defaults();

        static Option of(FusionSettings fusion) {
            return new Option(fusion, ModalityDropout.STANDARD.share());
        }

        static Option of(int width, int experts, int topK, Gate gate, double balance) {
            return of(with(
                    width, experts, topK, width, gate, 1, STANDARD.experts().gateNoise(), balance));
        }

        /** @param dropout what every dropout is multiplied with */
        static FusionSettings with(
                int width,
                int experts,
                int topK,
                int expertWidth,
                Gate gate,
                double dropout,
                double noise,
                double balance) {
            return new FusionSettings(
                    width,
                    new ExpertSettings(experts, topK, expertWidth, gate, noise, balance),
                    new DropoutRates(
                            dropout * STANDARD.dropout().input(),
                            dropout * STANDARD.dropout().hidden(),
                            dropout * STANDARD.dropout().head()));
        }

        /** Unweighted, without a comparison. */
        TrainingSettings training() {
            TrainingSettings standard = TrainingSettings.defaults(1).variant(1, WeightSettings.none(), false);
            return new TrainingSettings(
                    standard.seed(),
                    standard.members(),
                    new Optimisation(
                            standard.optimisation().epochs(),
                            standard.optimisation().batchSize(),
                            standard.optimisation().patience(),
                            standard.optimisation().learningRate(),
                            standard.optimisation().schedule(),
                            standard.optimisation().weightDecay(),
                            standard.optimisation().clipNorm()),
                    standard.weights(),
                    false,
                    List.of(new ModalityDropout(modalityDropout)),
                    new Comparison(standard.comparison().unweighted(), 0),
                    new Compute(standard.compute().device(), Precision.FLOAT32));
        }
    }

    /** What is tried, in order. */
    static List<String> names() {
        return List.copyOf(options().keySet());
    }

    private static Map<String, Option> options() {
        FusionSettings standard = Option.STANDARD;
        Gate softmax = Gate.SOFTMAX;
        Map<String, Option> options = new LinkedHashMap<>();
        options.put("default", Option.of(standard));
        options.put("Laplace gate", Option.of(64, 4, 2, Gate.LAPLACE, .01));
        options.put("Gaussian gate", Option.of(64, 4, 2, Gate.GAUSSIAN, .01));
        options.put("one router for all", Option.of(standard.with(Routing.JOINT, false, MissingToken.ZERO)));
        options.put("own experts", Option.of(standard.with(Routing.DISJOINT, false, MissingToken.ZERO)));
        options.put("attention", Option.of(standard.with(Routing.PER_MODALITY, true, MissingToken.ZERO)));
        options.put(
                "learnt missing token", Option.of(standard.with(Routing.PER_MODALITY, false, MissingToken.LEARNED)));
        options.put("1 expert", Option.of(64, 1, 1, softmax, .01));
        options.put("16 experts, 2 a token", Option.of(64, 16, 2, softmax, .01));
        options.put("4 experts, 1 a token", Option.of(64, 4, 1, softmax, .01));
        options.put("4 experts, all a token", Option.of(64, 4, 4, softmax, .01));
        options.put("no load balance", Option.of(64, 4, 2, softmax, 0));
        options.put("no router noise", Option.of(Option.with(64, 4, 2, 64, softmax, 1, 0, .01)));
        options.put("width 32", Option.of(32, 4, 2, softmax, .01));
        options.put("width 128", Option.of(128, 4, 2, softmax, .01));
        options.put("expert width 256", Option.of(Option.with(64, 4, 2, 256, softmax, 1, 1, .01)));
        options.put("no dropout", Option.of(Option.with(64, 4, 2, 64, softmax, 0, 1, .01)));
        options.put("twice the dropout", Option.of(Option.with(64, 4, 2, 64, softmax, 2, 1, .01)));
        options.put("no modality dropout", new Option(standard, 0));
        options.put("modality dropout .4", new Option(standard, .4));
        return options;
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
            for (Map.Entry<String, Option> option : options().entrySet()) {
                TrainingResult result = ComparedTraining.learn(
                        tensor,
                        set.labels(targets),
                        option.getValue().fusion(),
                        option.getValue().training(),
                        folder.resolve("model " + option.getKey()),
                        ProgressMonitor.NONE);
                Metric metric = targets.isNumber() ? Metric.MAE : Metric.LOG_LOSS;
                double loss = result.scores().stream()
                        .filter(score -> score.variant().role() == Role.UNWEIGHTED
                                && score.rows().equals(Score.HELD_OUT)
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
