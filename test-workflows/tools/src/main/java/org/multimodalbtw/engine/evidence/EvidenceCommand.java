package org.multimodalbtw.engine.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entry of {@code test-workflows/evidence}. */
public final class EvidenceCommand {

    private static final String HELP =
            """
            Usage: test-workflows/evidence --data DIR [--work DIR] [--sets a,b] [--seeds N] [--repeats N] [--views 0,1,3,9]
                                           [--sweep yes] [--report-only yes] [--out FILE]
              --data     the folder with the six data sets and BASELINES.md
              --work     where finished units are kept, so that a stopped run goes on (default: evidence-work)
              --sets     only these sets
              --seeds    trainings on each set's own split (default: 5)
              --repeats  of the five-fold cross-validation of rosmap and breast_tcga (default: 5)
              --views    numbers of views of pure noise (default: 0)
              --sweep    tries the options of the network instead
              --out      the report to write when all is done
            """;

    private EvidenceCommand() {}

    /**
     * @param arguments see {@code --help}
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        if (!options.containsKey("data")) {
            System.err.print(HELP);
            System.exit(2);
        }
        Path data = Path.of(options.get("data"));
        OutcomeFile file = new OutcomeFile(Path.of(options.getOrDefault("work", "evidence-work")));
        Path sweep = file.folder().resolve("sweep").resolve("sweep.jsonl");
        if (options.containsKey("sweep")) {
            Sweep.run(data, sweep);
        } else if (!options.containsKey("report-only")) {
            run(options, data, file);
        }
        if (options.containsKey("out")) {
            new EvidenceReport(file, data).write(Path.of(options.get("out")));
        }
        System.exit(0);
    }

    private static void run(Map<String, String> options, Path data, OutcomeFile file) throws IOException {
        List<EvidenceUnit> units = units(options);
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

    private static List<EvidenceUnit> units(Map<String, String> options) {
        Set<String> sets =
                options.containsKey("sets") ? Set.of(options.get("sets").split(",")) : Set.of();
        int seeds = Integer.parseInt(options.getOrDefault("seeds", "5"));
        int repeats = Integer.parseInt(options.getOrDefault("repeats", "5"));
        List<EvidenceUnit> units = new ArrayList<>();
        for (String views : options.getOrDefault("views", "0").split(",")) {
            for (int seed = 1; seed <= seeds; seed++) {
                for (EvidenceSet set : EvidenceSet.ALL) {
                    if (sets.isEmpty() || sets.contains(set.name())) {
                        units.add(new EvidenceUnit(set, -1, 0, Integer.parseInt(views), seed));
                    }
                }
            }
            for (int repeat = 0; repeat < repeats; repeat++) {
                for (EvidenceSet set : EvidenceSet.ALL) {
                    for (int fold = 0; set.small() && fold < EvidenceUnit.FOLDS; fold++) {
                        if (sets.isEmpty() || sets.contains(set.name())) {
                            units.add(new EvidenceUnit(set, repeat, fold, Integer.parseInt(views), repeat + 1));
                        }
                    }
                }
            }
        }
        return units;
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
        }
        return options;
    }
}
