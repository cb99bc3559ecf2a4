package org.multimodalbtw.engine.benchmark;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.image.ImageEncoder;
import org.multimodalbtw.engine.encode.image.ImageEncoderSettings;
import org.multimodalbtw.engine.encode.image.ImageForm;
import org.multimodalbtw.engine.encode.series.SeriesEncoder;
import org.multimodalbtw.engine.encode.series.SeriesEncoderSettings;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.encode.text.TextEncoder;
import org.multimodalbtw.engine.encode.text.TextEncoderSettings;

/** Encoders beside what a data scientist would write in Python for the same: fitted, applied, and written to a file. */
final class EncoderBenchmark {

    private static final int ROUNDS = 3;
    private static final int SIDE = 64;

    private final Report report;
    private final Path folder;
    private final Peer peer;
    private final int share;
    private final SplittableRandom random = new SplittableRandom(1);

    private EncoderBenchmark(Report report, Path folder, Peer peer, int share) {
        this.report = report;
        this.folder = folder;
        this.peer = peer;
        this.share = share;
    }

    /** Fits an encoder. */
    private interface Fit {
        FittedEncoder of(TableRows rows) throws IOException;
    }

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        try (ScratchFolder folder = ScratchFolder.create()) {
            new EncoderBenchmark(report, folder.path(), peer, options.quick() ? 10 : 1).write();
        }
    }

    private void write() throws Exception {
        report.section("Encoders");
        report.paragraph(
                "Fitted on all rows, applied to them, and the result written as float32; tables lie in memory on both sides, images as files in the page cache. CPU time of the whole process, Java's collector and"
                        + " compiler included, median of " + ROUNDS
                        + " rounds after one that warms up. The peers: pandas (statistics of each variable by groupby, unstacked and standardised), scikit-learn's TfidfVectorizer and randomised TruncatedSVD with"
                        + " the same terms and components, Pillow (decode, resize, NumPy), scikit-learn's SimpleImputer, StandardScaler and OneHotEncoder. MB: 10^6 bytes of CSV, texts or image files.");
        report.columns("encoder", "rows", "MB", "ours, rows/s", "ours, MB/s", "peer, rows/s", "ratio of times");
        series();
        texts();
        images();
        table();
    }

    private void series() throws Exception {
        int rows = 2_000_000 / share;
        SeriesRows series = new SeriesRows(rows, rows / 200, false);
        Path file = folder.resolve("series.csv");
        String[] variables = new String[rows];
        double[] times = new double[rows];
        double[] values = new double[rows];
        String[] patients = new String[rows];
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("id,time,variable,value");
            for (int row = 0; row < rows; row++) {
                patients[row] = "p" + series.patient(row);
                variables[row] = "variable" + series.variable(row);
                times[row] = series.time(row);
                values[row] = series.value(row);
                out.println(patients[row] + "," + times[row] + "," + variables[row] + "," + values[row]);
            }
        }
        TableRows table = new ColumnRows(rows, row -> patients[row])
                .numbers("time", row -> times[row])
                .texts("variable", row -> variables[row])
                .numbers("value", row -> values[row]);
        measure(
                "series, statistics",
                table,
                Files.size(file),
                training -> SeriesEncoder.fit(
                        "m", training, SeriesRows.COLUMNS, SeriesEncoderSettings.defaults(), ProgressMonitor.NONE),
                "encode_series " + file);
    }

    private void texts() throws Exception {
        int rows = 4_000 / share;
        String[] texts = new String[rows];
        for (int row = 0; row < rows; row++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40, 160); i > 0; i--) {
                // words as frequent as in a language: the k-th in proportion to 1/k
                text.append("word")
                        .append((int) Math.exp(random.nextDouble() * Math.log(20_000)))
                        .append(' ');
            }
            texts[row] = text.toString();
        }
        Path file = Files.write(folder.resolve("texts.txt"), List.of(texts));
        TextEncoderSettings settings = TextEncoderSettings.defaults();
        measure(
                "texts, " + settings.components() + " components",
                new ColumnRows(rows, row -> "r" + row).texts("text", row -> texts[row]),
                Files.size(file),
                training -> TextEncoder.fit("m", training, settings, ProgressMonitor.NONE),
                "encode_texts %s %d %d".formatted(file, settings.maxTerms(), settings.components()));
    }

    private void images() throws Exception {
        int rows = Math.max(20, 300 / share);
        byte[][] files = new byte[rows][];
        long bytes = 0;
        Path images = Files.createDirectory(folder.resolve("images"));
        for (int row = 0; row < rows; row++) {
            String format = row % 2 == 0 ? "png" : "jpg";
            files[row] = picture(format);
            bytes += files[row].length;
            Files.write(images.resolve("%05d.%s".formatted(row, format)), files[row]);
        }
        for (ImageForm form : new ImageForm[] {ImageForm.PIXELS, ImageForm.DESCRIPTOR}) {
            measure(
                    form == ImageForm.PIXELS ? "images, pixels %d x %d".formatted(SIDE, SIDE) : "images, descriptor",
                    new ColumnRows(rows, row -> "r" + row).images("image", row -> files[row]),
                    bytes,
                    training -> ImageEncoder.fit(
                            "m",
                            training,
                            Optional.empty(),
                            new ImageEncoderSettings(form, "", 100, SIDE, 1, "", ImageEncoderSettings.FIRST),
                            ProgressMonitor.NONE),
                    form == ImageForm.PIXELS ? "encode_images %s %d".formatted(images, SIDE) : null);
        }
    }

    private byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(512, 512, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 200; i++) {
            int grey = random.nextInt(256);
            graphics.setColor(new Color(grey, grey, grey));
            graphics.fillOval(random.nextInt(512), random.nextInt(512), random.nextInt(80), random.nextInt(80));
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private void table() throws Exception {
        int rows = 20_000 / share;
        int numbers = 40;
        int categories = 10;
        double[][] values = new double[numbers][rows];
        String[][] names = new String[categories][rows];
        Path file = folder.resolve("table.csv");
        ColumnRows table = new ColumnRows(rows, row -> "r" + row);
        for (int column = 0; column < numbers; column++) {
            int number = column;
            table.numbers("n" + column, row -> values[number][row]);
        }
        for (int column = 0; column < categories; column++) {
            int category = column;
            table.texts("c" + column, row -> names[category][row]);
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println(String.join(
                    ",", table.columns().stream().map(column -> column.name()).toList()));
            for (int row = 0; row < rows; row++) {
                StringBuilder line = new StringBuilder();
                for (int column = 0; column < numbers; column++) {
                    boolean empty = random.nextInt(10) == 0;
                    values[column][row] = empty ? Double.NaN : random.nextGaussian();
                    line.append(empty ? "" : values[column][row]).append(',');
                }
                for (int column = 0; column < categories; column++) {
                    names[column][row] = "level" + random.nextInt(12);
                    line.append(names[column][row]).append(column < categories - 1 ? "," : "");
                }
                out.println(line);
            }
        }
        measure(
                "table, 40 numbers and 10 categories",
                table,
                Files.size(file),
                training -> TabularEncoder.fit("m", training, TabularEncoderSettings.defaults(), ProgressMonitor.NONE),
                "encode_table " + file);
    }

    private void measure(String name, TableRows rows, long bytes, Fit fit, String request) throws Exception {
        Turns.Side ours = () -> {
            double began = ProcessClock.seconds();
            fit.of(rows).encode(rows, folder.resolve("ours.arrow"), ProgressMonitor.NONE);
            return ProcessClock.seconds() - began;
        };
        Turns.Side other =
                peer == null || request == null ? null : () -> peer.ask(request + " " + folder.resolve("peer.npy"))[0];
        ours.measure();
        if (other != null) {
            other.measure();
        }
        Turns turns = Turns.of(ROUNDS, ours, other);
        double seconds = turns.ourMedian();
        report.row(
                name,
                "%,d".formatted(rows.size()),
                Report.number(bytes / 1e6, 1),
                Report.number(rows.size() / seconds, 0),
                Report.number(bytes / 1e6 / seconds, 1),
                Report.number(rows.size() / turns.peerMedian(), 0),
                Report.number(turns.ratio(), 2));
    }
}
