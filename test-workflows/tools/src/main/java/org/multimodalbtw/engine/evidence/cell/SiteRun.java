package org.multimodalbtw.engine.evidence.cell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    /** What the result of an adaptation follows from. */
    SiteKey key(Site site, int patients, long seed, Way way, String version) throws IOException {
        String tables = Fingerprint.of(List.of(data.resolve(site.folder())), SiteRun::isTable);
        return new SiteKey(site, patients, seed, way, tables, version);
    }

    /**
     * @param key which adaptation, by the program that is here
     * @throws IOException if a program fails, or a file cannot be read or written
     */
    SiteCell of(SiteKey key) throws IOException, InterruptedException {
        Path place = Files.createDirectories(
                kept.resolve(key.version()).resolve(key.site().name() + "-seed" + key.seed()));
        Path file = place.resolve(key.file());
        if (Files.exists(file)) {
            return JSON.readValue(file.toFile(), SiteCell.class);
        }
        Path scratch = Files.createTempDirectory(place, "run");
        try {
            Site.Sides sides = key.site().sides(data, key.patients(), key.seed());
            Path model = model(key, sides, place.resolve("model-" + key.print()), scratch);
            Path folder = Files.createDirectory(scratch.resolve("there"));
            CellFolder.write(key.site().target(), data, sides.there(), Set.of(), folder);
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
                            key.wayName(),
                            "--set",
                            "Adapt Model/seed=" + key.seed()),
                    place.resolve(key.wayName() + "-" + key.patients() + "-log.txt"));
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
    private Path model(SiteKey key, Site.Sides sides, Path model, Path scratch)
            throws IOException, InterruptedException {
        if (!Files.exists(model)) {
            Path folder = Files.createDirectory(scratch.resolve("elsewhere"));
            CellFolder.write(key.site().source(), data, sides.elsewhere(), Set.of(), folder);
            Path out = scratch.resolve("trained");
            List<String> command = new ArrayList<>(List.of(
                    product.resolve("test-workflows/run").toString(),
                    "--data",
                    folder.toString(),
                    "--out",
                    out.toString(),
                    "--set",
                    "BTW Learner/seed=" + key.seed()));
            command.addAll(key.site().options());
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
