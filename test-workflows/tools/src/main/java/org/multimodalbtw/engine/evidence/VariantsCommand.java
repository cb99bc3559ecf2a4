package org.multimodalbtw.engine.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code test-workflows/evidence variants}. */
@Command(
        name = "test-workflows/evidence variants",
        description = "Trains the variants of BTW on the development sets and writes what comes out.",
        sortOptions = false)
public final class VariantsCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "the folder with the six data sets and BASELINES.md")
    private Path data;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = "evidence-work",
            description = "where finished units are kept, so that a stopped run goes on (default: ${DEFAULT-VALUE})")
    private Path work;

    @Option(names = "--sets", paramLabel = "A,B", split = ",", description = "only these sets")
    private Set<String> sets = Set.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "trainings on each set's own split (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "5",
            description = "of the five-fold cross-validation of rosmap and breast_tcga (default: ${DEFAULT-VALUE})")
    private int repeats;

    @Option(
            names = "--views",
            paramLabel = "0,1,3,9",
            split = ",",
            defaultValue = "0",
            description = "numbers of views of pure noise (default: ${DEFAULT-VALUE})")
    private List<Integer> views;

    @Option(
            names = "--sweep",
            paramLabel = "yes",
            arity = "0..1",
            fallbackValue = "yes",
            description = "tries the options of the network instead")
    private String sweep;

    @Option(
            names = "--report-only",
            paramLabel = "yes",
            arity = "0..1",
            fallbackValue = "yes",
            description = "trains nothing")
    private String reportOnly;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the page whose part behind the tables of the cells is written when all is done")
    private Path out;

    @Option(names = "--help", usageHelp = true, description = "prints this")
    boolean help;

    private VariantsCommand() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new VariantsCommand());
    }

    @Override
    public Integer call() throws IOException {
        OutcomeFile file = new OutcomeFile(work);
        if (sweep != null) {
            Sweep.run(data, file.folder().resolve("sweep").resolve("sweep.jsonl"));
        } else if (reportOnly == null) {
            run(file);
        }
        if (out != null) {
            new EvidenceReport(file, data).write(out);
        }
        return 0;
    }

    private void run(OutcomeFile file) throws IOException {
        List<EvidenceUnit> units = units();
        for (EvidenceUnit unit : units) {
            if (file.has(unit.key())) {
                continue;
            }
            long began = System.nanoTime();
            List<Variant> variants = Variant.ALL.stream()
                    .filter(variant -> unit.views() == 0 || Variant.WITH_VIEWS.contains(variant.name()))
                    .toList();
            file.write(unit.key(), UnitRun.run(unit, data, variants, unit.views() == 0));
            System.out.printf("%s: %.0f s%n", unit.key(), (System.nanoTime() - began) / 1e9);
        }
    }

    private List<EvidenceUnit> units() {
        List<EvidenceUnit> units = new ArrayList<>();
        for (int count : views) {
            for (int seed = 1; seed <= seeds; seed++) {
                for (EvidenceSet set : EvidenceSet.ALL) {
                    if (sets.isEmpty() || sets.contains(set.name())) {
                        units.add(new EvidenceUnit(set, -1, 0, count, seed));
                    }
                }
            }
            for (int repeat = 0; repeat < repeats; repeat++) {
                for (EvidenceSet set : EvidenceSet.ALL) {
                    for (int fold = 0; set.small() && fold < EvidenceUnit.FOLDS; fold++) {
                        if (sets.isEmpty() || sets.contains(set.name())) {
                            units.add(new EvidenceUnit(set, repeat, fold, count, repeat + 1));
                        }
                    }
                }
            }
        }
        return units;
    }
}
