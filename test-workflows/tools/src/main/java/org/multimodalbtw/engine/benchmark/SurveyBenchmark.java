package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.SurveySettings;

/** What it costs to look at a folder's columns, beside reading the folder without that, and beside pandas. */
final class SurveyBenchmark {

    private static final int ROUNDS = 9;
    private static final String TABLE = "table";
    private static final int AS_WRITTEN = 0;
    private static final int LOOKED_AT = 1;
    private static final int SURVEY = 2;
    private static final int SPLIT = 3;
    private static final int PANDAS = 4;

    /** So many rows of a table are looked at at least. */
    private static final int SAMPLED_ROWS = 1000;

    private final Report report;
    private final Peer peer;

    private SurveyBenchmark(Report report, Peer peer) {
        this.report = report;
        this.peer = peer;
    }

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        report.section("Reading a folder");
        report.paragraph(
                "A table of numbers, and labels of two classes, are read as the Cohort Reader reads them before it writes its"
                        + " tables: opened, checked, and each cell turned into a number. *As written*: nothing is looked at."
                        + " *Looked at*: what each column is, is found out first, and cells are read by it. *The table's survey*: opening the"
                        + " folder where it is looked at, and where labels of 20 rows say nothing of it. *Split*: the table is split into cells"
                        + " once, and its ids are compared; the survey does so, too, with the rows that it sees. A folder is looked at once, as"
                        + " long as its files do not change; here they are new each time. Seconds by the clock, on "
                        + cores()
                        + " cores; then of processors. Medians of " + ROUNDS
                        + " rounds, before each of which what others left in memory is collected; the peer is `pandas.read_csv` of the table alone, in seconds of processors."
                        + " What looking costs in all is the first ratio: it is paid once, and cells whose kind is known are read faster.");
        report.columns(
                "columns, rows",
                "MB",
                "as written, s",
                "looked at, s",
                "ratio",
                "the table's survey, s",
                "split, s",
                "survey without splitting, of as written",
                "processors: as written, s",
                "looked at, s",
                "ratio",
                "pandas, s");
        SurveyBenchmark benchmark = new SurveyBenchmark(report, peer);
        int share = options.quick() ? 10 : 1;
        benchmark.row(20_000 / share, 500);
        benchmark.row(20, 2_000_000 / share);
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    private void row(int columns, int rows) throws Exception {
        try (ScratchFolder whole = ScratchFolder.create();
                ScratchFolder unlabelled = ScratchFolder.create()) {
            Path file = table(whole.file(TABLE + ".csv"), columns, rows);
            labels(whole.file("labels.csv"), rows);
            Files.createLink(unlabelled.file(TABLE + ".csv"), file);
            labels(unlabelled.file("labels.csv"), 20);
            Clocked asWritten = new Clocked(() -> read(whole.path(), SurveySettings.off()));
            Clocked lookedAt = new Clocked(() -> read(whole.path(), SurveySettings.on()));
            Clocked survey = new Clocked(() -> open(unlabelled.path(), SurveySettings.on()));
            Turns.Side split = () -> {
                CsvFile written = CsvFile.open(file, settings(SurveySettings.off()));
                return new Clocked(written::size).measure();
            };
            List<Turns.Side> sides = List.of(
                    asWritten,
                    lookedAt,
                    survey,
                    split,
                    peer == null ? () -> Double.NaN : () -> peer.ask("read_table " + file)[0]);
            for (Turns.Side side : sides) {
                side.measure();
            }
            Rounds rounds = Rounds.of(ROUNDS, sides);
            double alone = rounds.median(SURVEY) - rounds.median(SPLIT) * share(rows);
            report.row(
                    "%,d x %,d".formatted(columns, rows),
                    Report.number(Files.size(file) / 1e6, 0),
                    Report.number(rounds.median(AS_WRITTEN), 2),
                    Report.number(rounds.median(LOOKED_AT), 2),
                    Report.number(rounds.ratio(LOOKED_AT, AS_WRITTEN), 2),
                    Report.number(rounds.median(SURVEY), 2),
                    Report.number(rounds.median(SPLIT), 2),
                    Report.number(Math.max(0, alone) / rounds.median(AS_WRITTEN), 2),
                    Report.number(asWritten.processors(), 2),
                    Report.number(lookedAt.processors(), 2),
                    Report.number(lookedAt.processors() / asWritten.processors(), 2),
                    Report.number(rounds.median(PANDAS), 2));
        }
    }

    /** Which part of the rows of the longer table the survey sees: few of two million. */
    private static double share(int rows) {
        return rows <= SAMPLED_ROWS ? 1 : 0;
    }

    /** Something that is timed by the clock, and of whose last rounds the seconds of processors are known, too. */
    private static final class Clocked implements Turns.Side {

        private final Runnable action;
        private final List<Double> processors = new ArrayList<>();

        Clocked(Runnable action) {
            this.action = action;
        }

        @Override
        public double measure() {
            // none pays for what another left
            System.gc();
            double before = ProcessClock.seconds();
            long began = System.nanoTime();
            action.run();
            double seconds = (System.nanoTime() - began) / 1e9;
            processors.add(ProcessClock.seconds() - before);
            return seconds;
        }

        /** The median of the rounds but the first, which warms up. */
        double processors() {
            return Turns.median(
                    processors.stream().skip(1).mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Numbers of several forms, a tenth of them whole, and some cells empty. */
    private static Path table(Path file, int columns, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.print("id");
            for (int column = 1; column < columns; column++) {
                out.print(",gene_" + column);
            }
            out.println();
            for (int row = 0; row < rows; row++) {
                out.print("P" + row);
                for (int column = 1; column < columns; column++) {
                    out.print(cell(column, random));
                }
                out.println();
            }
        }
        return file;
    }

    private static String cell(int column, SplittableRandom random) {
        if (column % 10 == 0) {
            return "," + random.nextInt(200);
        }
        boolean isEmpty = column % 10 == 1 && random.nextInt(10) == 0;
        return isEmpty ? "," : "," + Math.round(1e5 * random.nextGaussian()) / 1e4;
    }

    private static void labels(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("id,label");
            for (int row = 0; row < rows; row++) {
                out.printf(Locale.ROOT, "P%d,%s%n", row, random.nextInt(3) == 0 ? "died" : "lived");
            }
        }
    }

    private static CohortFolder open(Path folder, SurveySettings survey) {
        try {
            // a file that has just been written is looked at anew
            Files.setLastModifiedTime(folder.resolve(TABLE + ".csv"), FileTime.from(Instant.now()));
            Files.setLastModifiedTime(folder.resolve("labels.csv"), FileTime.from(Instant.now()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return CohortFolder.open(folder, CohortFolder.LABELS, settings(survey));
    }

    private static CsvSettings settings(SurveySettings survey) {
        return new CsvSettings(Set.of("NA", "NaN"), Set.of(), survey);
    }

    private static void read(Path folder, SurveySettings survey) {
        CohortFolder cohort = open(folder, survey);
        cohort.check(ProgressMonitor.NONE);
        TableRows table = cohort.rows(TABLE);
        int columns = table.columns().size();
        double[] sum = {0};
        table.forEach(row -> {
            for (int column = 0; column < columns; column++) {
                sum[0] += row.isMissing(column) ? 0 : row.number(column);
            }
        });
    }
}
