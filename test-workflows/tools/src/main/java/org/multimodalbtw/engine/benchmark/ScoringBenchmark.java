package org.multimodalbtw.engine.benchmark;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.predict.RowScorer;
import org.multimodalbtw.engine.scoring.Family;
import org.multimodalbtw.engine.scoring.HeadCalibration;
import org.multimodalbtw.engine.scoring.Pool;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.WeightSettings;

/** Scoring of rows: the forward pass alone, and all that gives a row its prediction and weights. */
final class ScoringBenchmark {

    private static final int ROUNDS = 5;
    private static final Target TARGET = Target.atMost(.8);

    private ScoringBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        report.section("Scoring");
        report.paragraph(
                "Rows a second. *Forward*: encoders, own heads, router, experts and fused head, outputs read. *Two passes*: the prediction of a new row -"
                        + " a first pass, divergences, the row's weights, a second pass, probabilities of the fused and of the own heads - as"
                        + " the Multimodal Predictor makes it, beside the same on whole batches in PyTorch. 8 experts, median of "
                        + ROUNDS + " rounds; the ratio is of times.");
        report.columns("", "batch", "modalities", "members", "ours, rows/s", "PyTorch, rows/s", "ratio", "target");
        double seconds = options.quick() ? .15 : .4;
        for (NetworkCase one : cases(options.quick())) {
            row(report, "forward", one, forward(one, peer, seconds));
            row(report, "two passes", one, predictions(one, peer, seconds));
        }
    }

    private static List<NetworkCase> cases(boolean quick) {
        NetworkCase usual = NetworkCase.of(RowScorer.CAPACITY, 3, 8, 5);
        return quick
                ? List.of(usual)
                : List.of(
                        usual,
                        NetworkCase.of(RowScorer.CAPACITY, 6, 8, 5),
                        NetworkCase.of(RowScorer.CAPACITY, 3, 8, 1),
                        NetworkCase.of(RowScorer.CAPACITY, 6, 8, 1),
                        NetworkCase.of(32, 3, 8, 5));
    }

    private static void row(Report report, String what, NetworkCase one, Turns turns) {
        report.row(
                what,
                String.valueOf(one.batch()),
                String.valueOf(one.modalities()),
                String.valueOf(one.members()),
                Report.number(one.batch() / turns.ourMedian(), 0),
                Report.number(one.batch() / turns.peerMedian(), 0),
                Report.number(turns.ratio(), 2),
                TARGET.verdict(turns.ratio()));
    }

    private static Turns forward(NetworkCase one, Peer peer, double seconds) throws Exception {
        try (FusionNetwork network = one.network(Execution.on(Device.cpu()))) {
            Minibatch rows = one.rows(1, 2);
            return turns(
                    () -> {
                        try (EncodedRows encoded = network.encode(rows)) {
                            encoded.fuse();
                        }
                    },
                    peer,
                    "forward " + one.arguments(),
                    seconds);
        }
    }

    private static Turns predictions(NetworkCase one, Peer peer, double seconds) throws Exception {
        try (RowScorer scorer = new RowScorer(model(one), Device.cpu())) {
            fill(scorer.batch(), one.rows(1, 2), one);
            List<String> ids =
                    IntStream.range(0, one.batch()).mapToObj(i -> "row" + i).toList();
            return turns(() -> scorer.score(ids), peer, "predict " + one.arguments(), seconds);
        }
    }

    private static Turns turns(ThreadClock.Work work, Peer peer, String request, double seconds) throws Exception {
        // caches fill and Java compiles
        for (int i = 0; i < 20; i++) {
            work.run();
        }
        return Turns.of(
                ROUNDS,
                () -> ThreadClock.secondsOf(work, seconds),
                peer == null ? null : () -> peer.ask(request + " " + seconds)[0]);
    }

    private static void fill(Minibatch batch, Minibatch from, NetworkCase one) {
        batch.rows(one.batch());
        for (int m = 0; m < one.modalities(); m++) {
            batch.input(m).put(from.input(m));
        }
        batch.seen().put(from.seen());
    }

    private static TrainedModel model(NetworkCase one) {
        double[] equal = new double[one.modalities()];
        Arrays.fill(equal, 1);
        ScoringRule rule = new ScoringRule(
                Family.CATEGORICAL,
                new HeadCalibration(equal, 1, 1),
                new BtwWeights(WeightSettings.defaults(), equal),
                new Pool(.5, 1, .5, new double[0]));
        ModelManifest manifest = new ModelManifest(
                new OfClass("label", List.of("class0", "class1")),
                one.columns(),
                one.fusion(),
                WeightSettings.defaults(),
                new ModelManifest.Training(one.members(), 1, Map.of(), Optional.empty()),
                Map.of(),
                Map.of());
        return new TrainedModel(manifest, rule, TargetScale.NONE, one.parameters());
    }
}
