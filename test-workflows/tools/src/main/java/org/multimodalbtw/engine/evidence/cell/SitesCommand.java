package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    @Option(
            names = "--kept",
            paramLabel = "FILE",
            description =
                    "a file of finished adaptations: those that are in it are not run again, and finished ones are added")
    private Path kept;

    @Option(names = "--renew", description = "also runs adaptations anew that another program made")
    private boolean renew;

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
            String version = programs.productVersion();
            SiteRun run = new SiteRun(data, product, work.resolve("sites"));
            Optional<KeptSites> others = kept == null ? Optional.empty() : Optional.of(KeptSites.read(kept));
            SiteTable table = new SiteTable(said);
            for (long seed = 1; seed <= seeds; seed++) {
                for (Site site : chosen) {
                    for (int count : patients) {
                        List<KeptSites.Line> line = new ArrayList<>();
                        for (Way way : Way.values()) {
                            line.add(line(run, run.key(site, count, seed, way, version), others));
                        }
                        table.add(line);
                    }
                }
            }
            table.end(version);
            return 0;
        } catch (InputException | IOException mistake) {
            String remedy = mistake instanceof InputException known ? " " + known.remedy() : "";
            spec.commandLine().getErr().println(mistake.getMessage() + remedy);
            return 1;
        }
    }

    private KeptSites.Line line(SiteRun run, SiteKey key, Optional<KeptSites> others)
            throws IOException, InterruptedException {
        Optional<KeptSites.Line> found = others.flatMap(all -> all.find(key));
        if (found.isPresent() && (!renew || found.get().key().equals(key))) {
            return found.get();
        }
        SiteCell cell = run.of(key);
        if (others.isPresent()) {
            others.get().add(key, cell);
        }
        return new KeptSites.Line(key, cell);
    }
}
