package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.compare.ComparedTraining;
import org.multimodalbtw.engine.network.AdamW;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.Precision;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.train.EpochRecord;
import org.multimodalbtw.engine.train.Labels;

/**
 * Wall-clock time of steps, of scoring and of epochs on a device, in turns with PyTorch on the same device; the device is waited for at the
 * end of each measurement.
 */
final class DeviceTimes {

    private static final List<String> KINDS = List.of("step", "scoring", "epoch");

    private static final String NOT_RECORDED = "batched, launches not recorded";

    /** How PyTorch ran the experts, as its answers number it. */
    private static final List<String> EXPERTS = List.of("sorted", "batched", NOT_RECORDED);

    /** Epochs of a training; the first ones warm up and learn without weights. */
    private static final int EPOCHS = 4;

    private static final int MEASURED_EPOCHS = 2;

    /** Calls before a measurement at least: the first ones load kernels and see what the script does. */
    private static final int WARM_UP = 5;

    /** No measurement begins with less time than this. */
    private static final Duration LEAST = Duration.ofSeconds(10);

    /** No answer of PyTorch is waited for longer, and none for longer than this after the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration OVERTIME = Duration.ofSeconds(15);

    private final ProofResults results;
    private final DeviceRun run;
    private final DevicePeers peers;
    private final TimeBudget budget;
    private final boolean quick;

    /** How long the last measurement of a kind took. */
    private final Map<String, Duration> took = new HashMap<>();

    /** @param peers {@code null}: ours is measured alone */
    DeviceTimes(ProofResults results, DeviceRun run, DevicePeers peers, TimeBudget budget, boolean quick) {
        this.results = results;
        this.run = run;
        this.peers = peers;
        this.budget = budget;
        this.quick = quick;
    }

    private static List<NetworkCase> cases(boolean quick) {
        List<NetworkCase> cases = new ArrayList<>();
        for (int batch : quick ? new int[] {32} : new int[] {32, 128, 512, 2048, 8192}) {
            cases.add(NetworkCase.of(batch, 3, 8, 5));
            cases.add(NetworkCase.of(batch, 3, 8, 1));
        }
        return cases;
    }

    /** As many rows as give a small batch some hundred steps an epoch, and a large one some. */
    private DeviceTable table(NetworkCase one) {
        return new DeviceTable(one, quick ? 8 * one.batch() : Math.min(65_536, Math.max(8192, 128 * one.batch())));
    }

    /** What PyTorch will be asked, in this order. */
    List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (NetworkCase one : cases(quick)) {
            KINDS.forEach(kind -> requests.add(request(kind, one)));
        }
        return requests;
    }

    private String request(String kind, NetworkCase one) {
        DeviceTable table = table(one);
        return kind + " " + one.arguments()
                + (kind.equals("epoch") ? " " + table.train() + " " + table.heldOut() + " " + run.scoringChunk() : "");
    }

    void measure() throws Exception {
        for (NetworkCase one : cases(quick)) {
            DeviceTable table = table(one);
            try (ScratchFolder folder = ScratchFolder.create()) {
                Path file = folder.file("rows.arrow");
                Labels labels = budget.has(LEAST) ? table.write(file) : null;
                for (String kind : KINDS) {
                    // the next one of a kind takes as long as the last one, or longer
                    if (labels == null || !budget.has(took.getOrDefault(kind, LEAST))) {
                        results.leftOut(name(kind, one));
                    } else {
                        Duration before = budget.left();
                        System.out.println("Measuring: " + name(kind, one) + " (" + before.toSeconds() + " s left).");
                        results.time(measure(kind, table, file, labels));
                        Duration needed = before.minus(budget.left());
                        took.put(kind, needed.compareTo(LEAST) > 0 ? needed : LEAST);
                        results.write();
                    }
                }
            }
        }
    }

    private static String name(String kind, NetworkCase one) {
        return kind + " of " + one.batch() + " rows with " + one.members() + " members";
    }

    private DeviceTime measure(String kind, DeviceTable table, Path file, Labels labels) throws Exception {
        NetworkCase one = table.one();
        double seconds = quick ? .1 : .2;
        boolean isEpoch = kind.equals("epoch");
        List<Turns.Side> sides = new ArrayList<>();
        PeerSide eager = null;
        PeerSide compiled = null;
        sides.add(
                switch (kind) {
                    case "step" -> () -> steps(table, file, Precision.FLOAT32, seconds);
                    case "scoring" -> () -> scoring(table, file, seconds);
                    default -> () -> epochs(one, file, labels);
                });
        if (peers != null) {
            String rest = isEpoch ? String.valueOf(MEASURED_EPOCHS) : String.valueOf(seconds);
            eager = new PeerSide("PyTorch", peers.eager(), request(kind, one), rest);
            compiled = new PeerSide("PyTorch, compiled", peers.compiled(), request(kind, one), rest);
            sides.add(eager);
            sides.add(compiled);
        }
        if (kind.equals("step")) {
            sides.add(() -> steps(table, file, Precision.BFLOAT16, seconds));
        }
        Rounds rounds = Rounds.of(isEpoch ? 1 : quick ? 2 : 3, sides);
        return new DeviceTime(
                kind,
                one.batch(),
                one.members(),
                one.width(),
                one.hidden(),
                rounds.median(0),
                kind.equals("step") ? rounds.median(sides.size() - 1) : null,
                time(eager, rounds, 1),
                time(compiled, rounds, 2));
    }

    private static DeviceTime.PeerTime time(PeerSide side, Rounds rounds, int position) {
        if (side == null) {
            return DeviceTime.PeerTime.missing("-");
        }
        return side.failure != null
                ? DeviceTime.PeerTime.missing(side.failure.word())
                : new DeviceTime.PeerTime(rounds.median(position), rounds.ratio(0, position), null, side.experts);
    }

    /** PyTorch's side of a measurement, which may fail without harm to the others. */
    private final class PeerSide implements Turns.Side {

        private final String name;
        private final DevicePeer peer;
        private final String request;
        private final String rest;
        private PeerFailure failure;
        private String experts;

        PeerSide(String name, DevicePeer peer, String request, String rest) {
            this.name = name;
            this.peer = peer;
            this.request = request;
            this.rest = rest;
        }

        @Override
        public double measure() throws InterruptedException {
            if (failure != null) {
                return Double.NaN;
            }
            try {
                Duration left = budget.left().plus(OVERTIME);
                double[] answer = peer.ask(request, rest, left.compareTo(PATIENCE) < 0 ? left : PATIENCE);
                experts = EXPERTS.get((int) answer[1]);
                return answer[0];
            } catch (PeerFailure said) {
                failure = said;
                results.peerFailed(name + ": " + said.getMessage());
                return Double.NaN;
            }
        }
    }

    private double steps(DeviceTable table, Path file, Precision precision, double seconds) throws IOException {
        NetworkCase one = table.one();
        try (TensorTable rows = TensorTable.open(file);
                FusionNetwork network = one.network(run.execution(precision));
                AdamW optimizer = new AdamW(network, .01, 1)) {
            network.keep(rows);
            Minibatch batch = table.batch(network, rows, one.members());
            return milliseconds(() -> optimizer.step(batch, 1e-3, 1), optimizer::meanLosses, seconds);
        }
    }

    private double scoring(DeviceTable table, Path file, double seconds) throws IOException {
        NetworkCase one = table.one();
        try (TensorTable rows = TensorTable.open(file);
                FusionNetwork network = one.network(run.execution(Precision.FLOAT32))) {
            network.keep(rows);
            Minibatch batch = table.batch(network, rows, 1);
            Runnable pass = () -> {
                try (EncodedRows encoded = network.encode(batch)) {
                    encoded.own();
                    encoded.fuse();
                }
            };
            return milliseconds(pass, () -> {}, seconds);
        }
    }

    /** Milliseconds of an epoch of BTW Learner, the median of the last ones. */
    private double epochs(NetworkCase one, Path file, Labels labels) throws IOException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            List<EpochRecord> history = ComparedTraining.learn(
                            file,
                            labels,
                            one.fusion(),
                            BenchmarkTraining.settings(one.members(), EPOCHS, one.batch(), run.policy()),
                            folder.file("model"),
                            ProgressMonitor.NONE)
                    .history();
            return 1e3
                    * Turns.median(history.stream()
                            .skip(EPOCHS - MEASURED_EPOCHS)
                            .mapToDouble(EpochRecord::seconds)
                            .toArray());
        }
    }

    /** Milliseconds a call, after some that warm up, until the device is through with all. */
    private static double milliseconds(Runnable work, Runnable wait, double seconds) {
        calls(work, wait, WARM_UP, 20, seconds);
        long start = System.nanoTime();
        int calls = calls(work, wait, 1, Integer.MAX_VALUE, seconds);
        return (System.nanoTime() - start) / 1e6 / calls;
    }

    /** Calls until there were so many or so many seconds have gone, at least some; how many there were. */
    private static int calls(Runnable work, Runnable wait, int least, int most, double seconds) {
        long until = System.nanoTime() + Math.round(seconds * 1e9);
        int calls = 0;
        while (calls < least || calls < most && System.nanoTime() < until) {
            work.run();
            calls++;
            if (calls % 100 == 0) {
                wait.run();
            }
        }
        wait.run();
        return calls;
    }

    /** Writes what was measured, sorted by kind. */
    void write() {
        Report report = results.report();
        report.paragraph(
                "Milliseconds of a training step, of scoring a batch in one pass with its outputs read, and of an epoch; 3 modalities, 8 experts,"
                        + " width 64, single precision where nothing else is said. Wall-clock time, the sides one after the other, median of three rounds, of epochs the mean of the last two; ratios are ours to"
                        + " PyTorch's, below 1 ours is quicker. Rows lie on the device on both sides. An epoch: BTW Learner's steps, held-out pass and"
                        + " weights, beside the same steps, the held-out pass and the weights by divergence alone in PyTorch. PyTorch as it is runs each"
                        + " case's experts in the quicker of two ways, each on its own tokens or all in batched products; compiled, the latter"
                        + " (`test-workflows/gpu-proof/peer.py`).");
        report.columns(
                "",
                "batch",
                "members",
                "ours, ms",
                "in half precision, ms",
                "PyTorch, ms",
                "compiled, ms",
                "ratio",
                "ratio to compiled");
        results.times().stream()
                .sorted(Comparator.comparing((DeviceTime time) -> KINDS.indexOf(time.what()))
                        .thenComparing(DeviceTime::members)
                        .thenComparing(DeviceTime::batch))
                .forEach(time -> report.row(
                        time.what(),
                        String.valueOf(time.batch()),
                        String.valueOf(time.members()),
                        Report.number(time.ours(), 2),
                        time.oursInHalfPrecision() == null ? "" : Report.number(time.oursInHalfPrecision(), 2),
                        time.eager().cell(2),
                        time.compiled().cell(2),
                        time.eager().ratioCell(),
                        time.compiled().ratioCell()));
        remarks();
    }

    /** Says what the table lacks, and why. */
    private void remarks() {
        Report report = results.report();
        long plain = results.times().stream()
                .filter(time -> NOT_RECORDED.equals(time.compiled().experts()))
                .count();
        if (plain > 0) {
            report.paragraph("Compiled code ran without recorded launches in " + plain + " of "
                    + results.times().size() + " measurements, since recording failed there.");
        }
        if (!results.peerFailures().isEmpty()) {
            report.paragraph("Where PyTorch has no figure: " + String.join("; ", results.peerFailures()) + ".");
        }
        if (!results.leftOut().isEmpty()) {
            report.paragraph("**Left out**, since time was short: " + String.join(", ", results.leftOut())
                    + ". More time (`--minutes`) brings them.");
        }
    }
}
