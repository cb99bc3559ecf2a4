package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The bill of materials beside the update site lists what its bundles carry. */
class BillOfMaterialsIT {

    private static final Pattern LIBRARY = Pattern.compile("\"purl\"\\s*:\\s*\"pkg:maven/([^/]+)/([^@]+)@");

    /** Not in the engine's bundle: in the fragments, and in the views. */
    private static final Set<String> ELSEWHERE = Set.of("pytorch-native-cpu", "echarts");

    @Test
    void everyLibraryOfTheEngineIsListedAndNoOther() throws IOException {
        Path site = Project.fromProperties().updateSite();
        Set<String> listed = new TreeSet<>();
        Matcher matcher = LIBRARY.matcher(Files.readString(site.resolveSibling("sbom.json")));
        while (matcher.find()) {
            if (!matcher.group(1).equals("org.multimodalbtw")) {
                listed.add(matcher.group(2));
            }
        }
        Set<String> shipped = new TreeSet<>(ELSEWHERE);
        try (ZipFile bundle = new ZipFile(engine(site).toFile())) {
            shipped.addAll(bundle.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("lib/") && name.endsWith(".jar"))
                    .map(name -> name.substring("lib/".length(), name.length() - ".jar".length()))
                    .collect(Collectors.toSet()));
        }
        assertFalse(shipped.equals(ELSEWHERE), "the engine carries libraries");
        assertEquals(shipped, listed);
    }

    private static Path engine(Path site) throws IOException {
        try (Stream<Path> bundles = Files.list(site.resolve("plugins"))) {
            return bundles.filter(bundle -> bundle.getFileName().toString().startsWith("org.multimodalbtw.engine_"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
