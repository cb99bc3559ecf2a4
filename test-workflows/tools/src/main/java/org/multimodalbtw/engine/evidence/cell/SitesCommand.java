package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.adapt.Way;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of {@code test-workflows/evidence sites}. */
@Command(
        name = "test-workflows/evidence sites",
        description = {
            "Carries models over to the patients of one ward that learnt from those of all others, and prints what that gained.",
            "Each model and each adaptation is kept, so that a stopped run goes on where it was."
        },
        sortOptions = false)
public final class SitesCommand implements Callable<Integer> {

    private static final String HEAD =
            """
            | site | learnt from | seed | before: log loss, AUROC | way | change of the log loss | change of the AUROC | kept |
            |---|---|---|---|---|---|---|---|
            """;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "the folder with the data sets")
    private Path data;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = "evidence-work",
            description = "where models and results are kept (default: ${DEFAULT-VALUE})")
    private Path work;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            required = true,
            description = "the folder with sites.json (default: test-workflows/peers)")
    private Path config;

    @Option(
            names = "--product",
            paramLabel = "DIR",
            required = true,
            description = "a checkout that was built, whose test-workflows/run is measured (default: this one)")
    private Path product;

    @Option(names = "--sites", paramLabel = "A,B", split = ",", description = "only these sites")
    private Set<String> sites = Set.of();

    @Option(
            names = "--patients",
            paramLabel = "N,M",
            split = ",",
            defaultValue = "100,400",
            description = "how many patients of the site are learnt from (default: ${DEFAULT-VALUE})")
    private List<Integer> patients;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1",
            description = "models, and draws of patients (default: ${DEFAULT-VALUE})")
    private int seeds;

    @Option(names = "--help", usageHelp = true, description = "prints this")
    boolean help;

    @Spec
    private CommandSpec spec;

    private SitesCommand() {}

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new SitesCommand()).setOverwrittenOptionsAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter said = spec.commandLine().getOut();
        try {
            List<Site> all = Arrays.asList(
                    new ObjectMapper().readValue(config.resolve("sites.json").toFile(), Site[].class));
            List<Site> chosen = all.stream()
                    .filter(site -> sites.isEmpty() || sites.contains(site.name()))
                    .toList();
            if (chosen.isEmpty()) {
                throw new InputException(
                        "There is none of the sites " + String.join(", ", sites) + ".",
                        "There are "
                                + String.join(", ", all.stream().map(Site::name).toList()) + ".");
            }
            Programs programs = new Programs(product, config, work, Optional.empty());
            programs.build();
            SiteRun run = new SiteRun(data, product, work.resolve("sites").resolve(programs.productVersion()));
            Files.createDirectories(run.kept());
            said.print(HEAD);
            for (long seed = 1; seed <= seeds; seed++) {
                for (Site site : chosen) {
                    for (int count : patients) {
                        lines(run, site, count, seed, said);
                    }
                }
            }
            return 0;
        } catch (InputException | IOException mistake) {
            String remedy = mistake instanceof InputException known ? " " + known.remedy() : "";
            spec.commandLine().getErr().println(mistake.getMessage() + remedy);
            return 1;
        }
    }

    private static void lines(SiteRun run, Site site, int count, long seed, PrintWriter said)
            throws IOException, InterruptedException {
        for (Way way : Way.values()) {
            SiteCell cell = run.of(site, count, seed, way);
            said.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %s, %s | %s | %s | %s | %s |%n",
                    site.name(),
                    count,
                    seed,
                    value(cell, "logLoss"),
                    value(cell, "auroc"),
                    way.title(),
                    change(cell, way, "logLoss"),
                    change(cell, way, "auroc"),
                    cell.kept());
            said.flush();
        }
    }

    private static String value(SiteCell cell, String metric) {
        return cell.figure("unadapted", "", metric)
                .map(found -> String.format(Locale.ROOT, "%.3f", found.value()))
                .orElse("-");
    }

    private static String change(SiteCell cell, Way way, String metric) {
        return cell.figure(way.title(), "unadapted", metric)
                .map(found ->
                        String.format(Locale.ROOT, "%+.3f (%+.3f to %+.3f)", found.value(), found.low(), found.high()))
                .orElse("-");
    }
}
