package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Each bundle of the update site carries our licence, and the notices of what is embedded in it. */
class NoticeIT {

    private static final Pattern LISTED = Pattern.compile("^(lib/\\S+\\.jar)\\n +\\S+:(\\S+)$", Pattern.MULTILINE);

    private final Path plugins = Project.fromProperties().updateSite().resolve("plugins");

    @Test
    void everyBundleCarriesTheLicence() throws IOException {
        for (Path file : Equinox.list(plugins)) {
            try (JarFile jar = new JarFile(file.toFile())) {
                assertTrue(text(jar, "LICENSE").contains("Apache License"), file::toString);
            }
        }
    }

    @Test
    void everyFragmentCarriesLibtorchsNotice() throws IOException {
        for (Path file : Equinox.list(plugins)) {
            if (file.getFileName().toString().matches("org\\.multimodalbtw\\.engine\\..*")) {
                try (JarFile jar = new JarFile(file.toFile())) {
                    assertTrue(text(jar, "NOTICE").contains("libtorch"), file::toString);
                }
            }
        }
    }

    @Test
    void theEnginesNoticeListsExactlyTheEmbeddedLibrariesInTheirVersions() throws IOException {
        try (JarFile jar = new JarFile(engine().toFile())) {
            Set<String> embedded = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.matches("lib/.+"))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> listed = new TreeSet<>();
            Matcher matcher = LISTED.matcher(text(jar, "NOTICE"));
            while (matcher.find()) {
                listed.add(matcher.group(1));
                String stated = version(jar, matcher.group(1));
                assertTrue(stated == null || stated.startsWith(matcher.group(2)), matcher.group(1) + " is " + stated);
            }
            assertEquals(embedded, listed);
        }
    }

    /** @return the version that an embedded jar states itself, or null if it does not */
    private static String version(JarFile bundle, String library) throws IOException {
        try (JarInputStream jar = new JarInputStream(bundle.getInputStream(bundle.getEntry(library)))) {
            return jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        assertTrue(entry != null, () -> jar.getName() + " has no " + name);
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Path engine() throws IOException {
        return Equinox.list(plugins).stream()
                .filter(file -> file.getFileName().toString().startsWith("org.multimodalbtw.engine_"))
                .findFirst()
                .orElseThrow();
    }
}
