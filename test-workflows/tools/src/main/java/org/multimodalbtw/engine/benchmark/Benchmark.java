package org.multimodalbtw.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the engine beside its peer, prints what it finds and writes it down: the command line of {@code test-workflows/bench}. */
@Command(
        name = "test-workflows/bench",
        description = "Measures the engine beside its peers in Python, and how time and memory grow.",
        sortOptions = false)
final class Benchmark implements Callable<Integer> {

    @Option(names = "--quick", description = "fewer cases and shorter rounds")
    private boolean quick;

    @Option(names = "--soak", description = "watches memory over 20,000 steps and 200 trainings too")
    private boolean soak;

    @Option(
            names = "--million",
            description = "measures a table of a million rows and a series of 100 million measurements too")
    private boolean million;

    @Option(
            names = "--only",
            paramLabel = "SECTIONS",
            split = ",",
            description = "measures these alone; writes no file without --out")
    private Set<String> only = Set.of();

    @Option(names = "--out", paramLabel = "FILE", description = "where the report is written")
    private Path out;

    @Option(names = "--notes", paramLabel = "FILE", description = "text that ends the report")
    private Path notes;

    @Option(
            names = "--peer",
            paramLabel = "PATH",
            arity = "2",
            description = "a Python with PyTorch, and the peer's program")
    private List<Path> peer = List.of();

    @Option(
            names = "--workflow",
            paramLabel = "PATH",
            arity = "2",
            description = "the command that runs a workflow, and the workflow")
    private List<Path> workflow = List.of();

    @Option(names = "--programs", paramLabel = "FOLDER", description = "exported encoders of the tests")
    private Path programs;

    @Option(names = "--help", usageHelp = true, description = "prints this")
    boolean help;

    @Spec
    private CommandSpec spec;

    private Benchmark() {}

    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    /** Of an option that is given twice, the last one counts. */
    static CommandLine line() {
        return new CommandLine(new Benchmark()).setOverwrittenOptionsAllowed(true);
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Section> sections = sections();
        for (String name : only) {
            if (!sections.containsKey(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no section " + name + ". There are " + String.join(", ", sections.keySet()) + ".");
            }
        }
        BenchmarkOptions options = options();
        Report report = new Report();
        try (Peer program = options.peer().isPresent() ? new Peer(options.peer().get()) : null) {
            head(report, options, program);
            for (Map.Entry<String, Section> section : sections.entrySet()) {
                if (only.isEmpty() || only.contains(section.getKey())) {
                    section.getValue().write(report, options, program);
                }
            }
        }
        if (notes != null) {
            report.line("");
            report.line(Files.readString(notes).strip());
        }
        if (out != null) {
            Files.writeString(out, report.toString());
        }
        return 0;
    }

    private BenchmarkOptions options() {
        return new BenchmarkOptions(
                quick,
                million,
                soak,
                peer.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new BenchmarkOptions.PeerProgram(peer.get(0), peer.get(1))),
                Optional.ofNullable(out),
                workflow.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new BenchmarkOptions.Workflow(workflow.get(0), workflow.get(1))),
                Optional.ofNullable(programs));
    }

    private static Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("steps", StepBenchmark::write);
        sections.put("scoring", ScoringBenchmark::write);
        sections.put("epoch", EpochBenchmark::write);
        sections.put("weights", WeightBenchmark::write);
        sections.put("contributions", ContributionBenchmark::write);
        sections.put("arrow", ArrowBenchmark::write);
        sections.put("reading", SurveyBenchmark::write);
        sections.put("encoders", EncoderBenchmark::write);
        sections.put("series", StreamingBenchmark::write);
        sections.put("start", StartBenchmark::write);
        sections.put("workflow", WorkflowBenchmark::write);
        sections.put("programs", ProgramBenchmark::write);
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
