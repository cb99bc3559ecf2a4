package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.engine.tensor.TensorTableWriter;

/** Tensor files, written and read into tensors: ours beside PyArrow and beside a plain copy of as many bytes. */
final class ArrowBenchmark {

    private static final int ROUNDS = 5;
    private static final int MODALITIES = 4;
    private static final int FEATURES = 256;
    private static final int DIFFERENT_ROWS = 2048;
    private static final Target TARGET = Target.atLeast(.8);

    private final BenchmarkTable shape;
    private final double seconds;
    private final Path file;
    private final Peer peer;
    private final ByteBuffer[] tensors;

    private ArrowBenchmark(BenchmarkTable shape, double seconds, Path file, Peer peer) {
        this.shape = shape;
        this.seconds = seconds;
        this.file = file;
        this.peer = peer != null && peer.hasArrow() ? peer : null;
        tensors = buffers(shape);
    }

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        int rows = options.quick() ? 8_192 : 32_768;
        try (ScratchFolder folder = ScratchFolder.create()) {
            new ArrowBenchmark(
                            new BenchmarkTable(rows, 0, 0, MODALITIES, FEATURES),
                            options.quick() ? .2 : .5,
                            folder.file("rows.arrow"),
                            peer)
                    .write(report);
        }
    }

    private void write(Report report) throws Exception {
        report.section("Tensor files");
        report.paragraph(
                "%,d rows of %d modalities with %d numbers, %,d MiB, in the page cache. Read: into buffers of whole modalities that libtorch uses in place."
                                .formatted(shape.rows(), MODALITIES, FEATURES, bytes() >> 20)
                        + " *Memory copy* moves as many bytes from buffers in memory to the same buffers. PyArrow reads the file that ours wrote, memory-mapped, and copies each batch"
                        + " into PyTorch tensors. Writing checks every number and every row id. GB (10^9 bytes) a second, median of "
                        + ROUNDS + " rounds; here ratios are of speeds, above 1 ours is quicker.");
        report.columns(
                "", "ours, GB/s", "PyArrow, GB/s", "to PyArrow", "memory copy, GB/s", "to memory copy", "target");
        List<List<float[]>> rows = rows();
        String[] ids = IntStream.range(0, shape.rows()).mapToObj(i -> "row" + i).toArray(String[]::new);
        ThreadClock.Work writing = () -> fillFile(rows, ids);
        Path others = file.resolveSibling("peer.arrow");
        row(
                report,
                "write",
                writing,
                "arrow_write %s %d %d %d".formatted(others, shape.rows(), MODALITIES, FEATURES),
                Double.NaN);
        row(report, "open and read", this::openAndRead, "arrow_read " + file, 1);
        try (TensorTable table = TensorTable.open(file)) {
            int[] order = IntStream.range(0, table.rows()).toArray();
            row(report, "read again while open", () -> read(table, order), null, 1);
            shuffle(order);
            row(report, "read rows in random order while open", () -> read(table, order), null, Double.NaN);
        }
    }

    /**
     * @param request to the peer; {@code null}: it has nothing like it
     * @param copy 1 where the target is held against a memory copy, else NaN
     */
    private void row(Report report, String what, ThreadClock.Work work, String request, double copy) throws Exception {
        Turns beside = turns(work, peer == null || request == null ? null : () -> peer.ask(request + " " + seconds)[0]);
        ByteBuffer[] from = buffers(shape);
        Turns copied = turns(work, () -> ThreadClock.secondsOf(() -> copy(from), seconds));
        double ratio = 1 / copied.ratio();
        report.row(
                what,
                speed(copied.ourMedian()),
                speed(beside.peerMedian()),
                Report.number(1 / beside.ratio(), 2),
                speed(copied.peerMedian()),
                Report.number(ratio, 2),
                Double.isNaN(copy) ? "" : TARGET.verdict(ratio));
    }

    private Turns turns(ThreadClock.Work work, Turns.Side other) throws Exception {
        return Turns.of(ROUNDS, () -> ThreadClock.secondsOf(work, seconds), other);
    }

    private String speed(double secondsOfOne) {
        return Report.number(bytes() / 1e9 / secondsOfOne, 2);
    }

    private long bytes() {
        return (long) shape.rows() * MODALITIES * FEATURES * Float.BYTES;
    }

    private List<List<float[]>> rows() {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, DIFFERENT_ROWS)
                .mapToObj(i -> shape.values(i % 2, random))
                .toList();
    }

    private void fillFile(List<List<float[]>> rows, String[] ids) throws IOException {
        try (TensorTableWriter writer = TensorTableWriter.create(file, shape.schema())) {
            for (int row = 0; row < ids.length; row++) {
                writer.write(ids[row], rows.get(row % DIFFERENT_ROWS));
            }
            writer.commit();
        }
    }

    private void openAndRead() throws IOException {
        try (TensorTable table = TensorTable.open(file)) {
            read(table, IntStream.range(0, table.rows()).toArray());
        }
    }

    private void read(TensorTable table, int[] order) {
        for (int m = 0; m < MODALITIES; m++) {
            table.gather(m, order, order.length, tensors[m].asFloatBuffer());
        }
    }

    private void copy(ByteBuffer[] from) {
        for (int m = 0; m < MODALITIES; m++) {
            tensors[m].duplicate().put(from[m].duplicate());
        }
    }

    private static ByteBuffer[] buffers(BenchmarkTable shape) {
        ByteBuffer[] buffers = new ByteBuffer[shape.modalities()];
        Arrays.setAll(buffers, m -> ByteBuffer.allocateDirect(shape.rows() * shape.features() * Float.BYTES)
                .order(ByteOrder.nativeOrder()));
        return buffers;
    }

    private static void shuffle(int[] order) {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
