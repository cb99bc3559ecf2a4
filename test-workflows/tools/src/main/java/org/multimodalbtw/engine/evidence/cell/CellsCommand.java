package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of {@code test-workflows/evidence}. */
@Command(
        name = "test-workflows/evidence",
        description = {
            "Runs methods, ours and others', on data sets, a cell at a time, and writes tables of what came out.",
            "A cell is one method on one division of one set with one seed. It is kept in a file of its own, so that a stopped run goes on where it was.",
            "'test-workflows/evidence variants --help' has the variants of BTW, corrupted rows and views of noise."
        },
        sortOptions = false)
public final class CellsCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "the folder with the data sets")
    private Path data;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = "evidence-work",
            description = "where cells and the peers' environment are kept (default: ${DEFAULT-VALUE})")
    private Path work;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            required = true,
            description =
                    "the folder with sets.json, methods.json and the peers' programs (default: test-workflows/peers)")
    private Path config;

    @Option(
            names = "--product",
            paramLabel = "DIR",
            required = true,
            description = "a checkout that was built, whose test-workflows/run is measured (default: this one)")
    private Path product;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description =
                    "the interpreter of the peers (default: of an environment that is made in --work when a peer runs)")
    private Path python;

    @Option(names = "--sets", paramLabel = "A,B", split = ",", description = "only these sets")
    private Set<String> sets = Set.of();

    @Option(names = "--methods", paramLabel = "A,B", split = ",", description = "only these methods")
    private Set<String> methods = Set.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "5",
            description = "runs on each set's own split (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "0",
            description = "of the five-fold cross-validation of the small sets (default: ${DEFAULT-VALUE})")
    private int repeats;

    @Option(names = "--renew", description = "also runs cells anew whose settings, data or program changed")
    private boolean renew;

    @Option(names = "--tables-only", description = "runs nothing")
    private boolean tablesOnly;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the page whose part between the marks is written, with a picture beside it in images")
    private Path out;

    @Option(
            names = "--gains",
            description =
                    "prints what each method gains over the first one, and how often its guard left it out, as a table")
    private boolean gains;

    @Option(
            names = "--kept",
            paramLabel = "DIR",
            description =
                    "a folder of finished cells without names and labels of rows: those that are in it are not run again, and finished ones are added at the end")
    private Path kept;

    @Option(names = "--help", usageHelp = true, description = "prints this")
    boolean help;

    @Spec
    private CommandSpec spec;

    private CellsCommand() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new CellsCommand()).setOverwrittenOptionsAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter said = spec.commandLine().getOut();
        try {
            List<CellSet> chosenSets = chosen(read("sets.json", CellSet[].class), CellSet::name, sets, "set");
            List<Method> all = read("methods.json", Method[].class);
            Set<String> chosen = chosen(all, Method::name, methods, "method").stream()
                    .map(Method::name)
                    .collect(Collectors.toSet());
            Programs programs = new Programs(product, config, work.resolve("environment"), Optional.ofNullable(python));
            if (!tablesOnly) {
                programs.build();
            }
            CellPlan plan = CellPlan.of(chosenSets, all, data, programs, seeds, repeats);
            Optional<KeptOutcomes> others =
                    kept == null ? Optional.empty() : Optional.of(KeptOutcomes.read(kept, chosenSets));
            CellStore store = new CellStore(
                    work.resolve("cells"), others.map(KeptOutcomes::all).orElse(Map.of()));
            int failed = tablesOnly ? 0 : run(plan, chosen, new CellMaker(data, programs, store), said);
            if (others.isPresent()) {
                others.get().add(Results.read(plan, store).current());
            }
            if (gains) {
                said.print(GainTable.of(Results.read(plan, store)));
                said.flush();
            }
            if (out != null) {
                EvidencePage.write(out, Results.read(plan, store));
                said.println("tables in " + out);
            }
            return failed == 0 ? 0 : 1;
        } catch (InputException mistake) {
            spec.commandLine().getErr().println(mistake.getMessage() + " " + mistake.remedy());
            return 1;
        }
    }

    private int run(CellPlan plan, Set<String> chosen, CellMaker maker, PrintWriter said)
            throws IOException, InterruptedException {
        CellStore.Hold hold = maker.store().hold();
        try (hold) {
            return new CellRun(plan, chosen, maker, renew, said).run();
        }
    }

    private <T> List<T> read(String name, Class<T[]> type) throws IOException {
        return Arrays.asList(new ObjectMapper().readValue(config.resolve(name).toFile(), type));
    }

    private static <T> List<T> chosen(List<T> all, Function<T, String> name, Set<String> names, String what) {
        List<String> known = all.stream().map(name).toList();
        for (String one : names) {
            if (!known.contains(one)) {
                throw new InputException(
                        "There is no " + what + " '" + one + "'.", "There are " + String.join(", ", known) + ".");
            }
        }
        return all.stream()
                .filter(one -> names.isEmpty() || names.contains(name.apply(one)))
                .toList();
    }
}
