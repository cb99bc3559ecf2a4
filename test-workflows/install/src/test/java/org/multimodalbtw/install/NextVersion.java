package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * An update site as the next release would leave it: the feature, the engine and the nodes one minor step on, the native
 * fragments, which change only with libtorch, as they are.
 *
 * @param site the p2 repository
 * @param version the version of what changed
 */
record NextVersion(Path site, String version) {

    private static final String FEATURE = "org.multimodalbtw.feature";

    static NextVersion publish(P2 p2, Path updateSite, Path directory) throws Exception {
        Path feature = only(updateSite.resolve("features"), FEATURE);
        String old = versionOf(feature);
        String[] parts = old.split("\\.");
        String next = parts[0] + "." + parts[1] + "." + (Integer.parseInt(parts[2]) + 1) + "." + parts[3];
        Path source = directory.resolve("source");
        Path features = Files.createDirectories(source.resolve("features"));
        Path plugins = Files.createDirectories(source.resolve("plugins"));
        for (String bundle : new String[] {"org.multimodalbtw.engine", "org.multimodalbtw.nodes"}) {
            Path jar = only(updateSite.resolve("plugins"), bundle);
            copy(jar, plugins.resolve(bundle + "_" + next + ".jar"), versionOf(jar), next);
        }
        copy(feature, features.resolve(FEATURE + "_" + next + ".jar"), old, next);
        Path site = directory.resolve("site");
        P2.Outcome outcome = p2.publish(source, site);
        assertTrue(outcome.successful(), outcome.messages());
        return new NextVersion(site, next);
    }

    private static Path only(Path directory, String name) throws IOException {
        return Equinox.list(directory).stream()
                .filter(file -> file.getFileName().toString().startsWith(name + "_"))
                .findFirst()
                .orElseThrow(() -> new IOException(name + " is not in " + directory));
    }

    private static String versionOf(Path jar) {
        String name = jar.getFileName().toString();
        return name.substring(name.indexOf('_') + 1, name.length() - ".jar".length());
    }

    private static void copy(Path from, Path to, String old, String next) throws IOException {
        try (JarFile jar = new JarFile(from.toFile())) {
            Manifest manifest = jar.getManifest() == null ? new Manifest() : jar.getManifest();
            manifest.getMainAttributes().putIfAbsent(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().replace(new Attributes.Name("Bundle-Version"), next);
            try (OutputStream file = Files.newOutputStream(to);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                copyEntries(jar, out, old, next);
            }
        }
    }

    private static void copyEntries(JarFile jar, JarOutputStream out, String old, String next) throws IOException {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
            JarEntry entry = entries.nextElement();
            if (entry.isDirectory() || entry.getName().equals(JarFile.MANIFEST_NAME)) {
                continue;
            }
            try (InputStream content = jar.getInputStream(entry)) {
                byte[] bytes = content.readAllBytes();
                out.putNextEntry(new JarEntry(entry.getName()));
                out.write(entry.getName().equals("feature.xml") ? raised(bytes, old, next) : bytes);
            }
        }
    }

    /** The versions of the feature itself, the engine and the nodes; the fragments keep theirs. */
    private static byte[] raised(byte[] featureXml, String old, String next) {
        StringBuilder raised = new StringBuilder();
        String element = "";
        for (String line : new String(featureXml, StandardCharsets.UTF_8).split("\n")) {
            if (line.contains("id=\"")) {
                element = line;
            }
            boolean fragment = element.matches(".*engine\\.\\w+\\.\\w+\".*");
            raised.append(fragment ? line : line.replace(old, next)).append('\n');
        }
        return raised.toString().getBytes(StandardCharsets.UTF_8);
    }
}
