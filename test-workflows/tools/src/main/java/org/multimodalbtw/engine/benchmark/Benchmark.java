package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures the engine beside its peer, prints what it finds and writes it down. {@link BenchmarkOptions} are its arguments. */
final class Benchmark {

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        BenchmarkOptions options = BenchmarkOptions.of(arguments);
        Report report = new Report();
        try (Peer peer = options.peer().isPresent() ? new Peer(options.peer().get()) : null) {
            head(report, options, peer);
            for (Map.Entry<String, Section> section : sections().entrySet()) {
                if (options.only().isEmpty() || options.only().contains(section.getKey())) {
                    section.getValue().write(report, options, peer);
                }
            }
        }
        if (options.notes().isPresent()) {
            report.line("");
            report.line(Files.readString(options.notes().get()).strip());
        }
        if (options.out().isPresent()) {
            Path out = options.out().get();
            Files.writeString(out, report.toString());
        }
        System.exit(0);
    }

    private static Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("steps", StepBenchmark::write);
        sections.put("scoring", ScoringBenchmark::write);
        sections.put("epoch", EpochBenchmark::write);
        sections.put("weights", WeightBenchmark::write);
        sections.put("arrow", ArrowBenchmark::write);
        sections.put("encoders", EncoderBenchmark::write);
        sections.put("series", StreamingBenchmark::write);
        sections.put("start", StartBenchmark::write);
        sections.put("workflow", WorkflowBenchmark::write);
        sections.put("growth", GrowthBenchmark::write);
        sections.put("soak", SoakBenchmark::write);
        return sections;
    }

    private static void head(Report report, BenchmarkOptions options, Peer peer) throws IOException {
        report.line("# Performance");
        report.paragraph(
                "Written by `test-workflows/bench --soak --million`; on another machine other numbers come out, and the ratios are what to look at. "
                        + "A ratio is the median of the ratios of rounds in which both sides take turns. Below 1 ours is quicker.");
        report.paragraph(Machine.description() + "; peer: " + (peer == null ? "not installed" : peer.version())
                + ". One thread on both sides, the same settings of the allocator. Times are CPU time of that thread where nothing else is said, "
                + "so that other programs on the machine count little.");
        if (options.quick()) {
            report.paragraph("A quick run: fewer cases and shorter rounds.");
        }
    }
}
