package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sample workflow from the command to its result, node by node. */
final class WorkflowBenchmark {

    private static final int ROUNDS = 5;
    private static final Pattern DONE = Pattern.compile("(?m)^\\[\\d+/\\d+\\] (.+ \\(#\\d+\\)): done, ([\\d.]+) s$");

    /** Settings of libtorch that the benchmark has and a user has not. */
    private static final List<String> OURS = List.of(
            "OMP_NUM_THREADS",
            "MKL_NUM_THREADS",
            "OPENBLAS_NUM_THREADS",
            "MALLOC_MMAP_THRESHOLD_",
            "MALLOC_TRIM_THRESHOLD_",
            "MALLOC_TOP_PAD_");

    private WorkflowBenchmark() {}

    static void write(Report report, BenchmarkOptions options, Peer peer) throws Exception {
        if (options.workflow().isEmpty()) {
            return;
        }
        int rounds = options.quick() ? 1 : ROUNDS;
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        List<Double> whole = new ArrayList<>();
        // builds and installs what is not there yet
        run(options.workflow().get());
        for (int round = 0; round < rounds; round++) {
            long began = System.nanoTime();
            run(options.workflow().get())
                    .forEach((node, took) -> seconds.computeIfAbsent(node, any -> new ArrayList<>())
                            .add(took));
            whole.add((System.nanoTime() - began) / 1e9);
        }
        report.section("A whole workflow");
        report.paragraph(
                "The sample workflow (%s) in the stand-in platform, with the learner's defaults: wall-clock seconds of each node, and from the command to its end, the start of the JVM and of the platform included. Median of %d runs."
                        .formatted(options.workflow().get().folder().getFileName(), rounds));
        report.columns("", "seconds");
        seconds.forEach((node, took) -> report.row(node, Report.number(median(took), 1)));
        double nodes =
                seconds.values().stream().mapToDouble(WorkflowBenchmark::median).sum();
        report.row("all nodes", Report.number(nodes, 1));
        report.row("from the command to its end", Report.number(median(whole), 1));
    }

    /** Seconds of each node, in the order of their ends. */
    private static Map<String, Double> run(BenchmarkOptions.Workflow workflow)
            throws IOException, InterruptedException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            Path out = folder.file("results");
            ProcessBuilder builder = new ProcessBuilder(
                            workflow.runner().toString(), workflow.folder().toString(), "--out", out.toString())
                    .redirectErrorStream(true);
            builder.environment().keySet().removeAll(OURS);
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("The workflow failed: " + said);
            }
            return DONE.matcher(said)
                    .results()
                    .collect(Collectors.toMap(
                            (MatchResult match) -> match.group(1),
                            match -> Double.parseDouble(match.group(2)),
                            (first, second) -> second,
                            LinkedHashMap::new));
        }
    }

    private static double median(List<Double> values) {
        return Turns.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
