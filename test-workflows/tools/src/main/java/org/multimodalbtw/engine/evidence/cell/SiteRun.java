package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.multimodalbtw.engine.adapt.Way;
import org.multimodalbtw.engine.storage.Draft;

/**
 * Trains a model elsewhere and adapts it, unless both were done before.
 *
 * @param data the folder of all sets
 * @param product a checkout that was built
 * @param kept where models and results are kept, each complete or not there
 */
record SiteRun(Path data, Path product, Path kept) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param site where to
     * @param patients how many rows of the site are learnt from
     * @param seed of the model and of the draw
     * @param way what goes on
     * @throws IOException if a program fails, or a file cannot be read or written
     */
    SiteCell of(Site site, int patients, long seed, Way way) throws IOException, InterruptedException {
        Path place = Files.createDirectories(kept.resolve(site.name() + "-seed" + seed));
        String name = way.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> facts = new ArrayList<>(
                List.of(site.toString(), Fingerprint.of(List.of(data.resolve(site.folder())), SiteRun::isTable)));
        String print = Fingerprint.of(facts);
        Path file = place.resolve(name + "-" + patients + "-" + print + ".json");
        if (Files.exists(file)) {
            return JSON.readValue(file.toFile(), SiteCell.class);
        }
        Path scratch = Files.createTempDirectory(place, "run");
        try {
            Site.Sides sides = site.sides(data, patients, seed);
            Path model = model(site, sides, seed, place.resolve("model-" + print), scratch);
            Path folder = Files.createDirectory(scratch.resolve("there"));
            CellFolder.write(site.target(), data, sides.there(), Set.of(), folder);
            Path out = scratch.resolve("adapted");
            MeasuredRun.of(
                    List.of(
                            product.resolve("test-workflows/run").toString(),
                            "--data",
                            folder.toString(),
                            "--out",
                            out.toString(),
                            "--adapt",
                            model.toString(),
                            "--adapt-by",
                            name,
                            "--set",
                            "Adapt Model/seed=" + seed),
                    place.resolve(name + "-" + patients + "-log.txt"));
            SiteCell cell = SiteCell.of(out);
            try (Draft draft = Draft.of(file)) {
                JSON.writeValue(draft.path().toFile(), cell);
                draft.commit();
            }
            return cell;
        } finally {
            delete(scratch);
        }
    }

    /** The model of all rows of other sites, which does not depend on how many rows of the site are learnt from. */
    private Path model(Site site, Site.Sides sides, long seed, Path model, Path scratch)
            throws IOException, InterruptedException {
        if (!Files.exists(model)) {
            Path folder = Files.createDirectory(scratch.resolve("elsewhere"));
            CellFolder.write(site.source(), data, sides.elsewhere(), Set.of(), folder);
            Path out = scratch.resolve("trained");
            List<String> command = new ArrayList<>(List.of(
                    product.resolve("test-workflows/run").toString(),
                    "--data",
                    folder.toString(),
                    "--out",
                    out.toString(),
                    "--set",
                    "BTW Learner/seed=" + seed));
            command.addAll(site.options());
            MeasuredRun.of(command, model.resolveSibling("model-log.txt"));
            Files.move(out.resolve("model"), model, StandardCopyOption.ATOMIC_MOVE);
        }
        return model;
    }

    private static boolean isTable(Path file) {
        return file.toString().matches(".*\\.csv(\\.gz)?");
    }

    private static void delete(Path scratch) throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.walk(scratch)) {
            inside = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : inside) {
            Files.delete(file);
        }
    }
}
