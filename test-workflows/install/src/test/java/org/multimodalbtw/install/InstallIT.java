package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What p2 does with the update site: refuse, install, upgrade, remove. */
class InstallIT {

    private static final TargetPlatform LINUX = new TargetPlatform("linux", "gtk", "x86_64");

    private static Project project;
    private static P2 p2;

    private Path work;
    private Path installation;

    @BeforeAll
    static void startP2() throws Exception {
        project = Project.fromProperties();
        p2 = P2.start(project.p2Bundles());
    }

    @AfterAll
    static void stopP2() throws Exception {
        p2.close();
    }

    @BeforeEach
    void createInstallation() throws IOException {
        work = Files.createTempDirectory("install");
        installation = work.resolve("platform");
    }

    @AfterEach
    void deleteInstallation() throws IOException {
        Directories.delete(work);
    }

    @Test
    void theFeatureIsRefusedWhereKnimeIsMissing() throws Exception {
        P2.Outcome outcome = p2.direct(
                installation,
                LINUX,
                "-repository",
                project.updateSite().toUri().toString(),
                "-installIU",
                Project.FEATURE,
                "-verifyOnly");

        assertFalse(outcome.successful());
        assertTrue(outcome.messages().contains("org.knime.core"), outcome.messages());
    }

    @ParameterizedTest
    @CsvSource({"linux,gtk,aarch64", "win32,win32,x86_64", "macosx,cocoa,aarch64"})
    void eachPlatformGetsItsOwnNativeLibrariesAndNoOthers(String os, String ws, String arch) throws Exception {
        TargetPlatform platform = new TargetPlatform(os, ws, arch);

        install(platform);

        assertInstalledFor(platform);
    }

    @Test
    void theFeatureIsInstalledUpgradedRemovedAndInstalledAgain() throws Exception {
        install(LINUX);
        assertInstalledFor(LINUX);
        Set<String> installed = ours();

        NextVersion next = NextVersion.publish(p2, project.updateSite(), work.resolve("next"));
        done(p2.direct(
                installation,
                LINUX,
                "-repository",
                sites() + "," + next.site().toUri(),
                "-uninstallIU",
                Project.FEATURE,
                "-installIU",
                Project.FEATURE + "/" + next.version()));
        assertInstalledFor(LINUX);
        assertTrue(ours().contains("org.multimodalbtw.engine_" + next.version() + ".jar"), ours()::toString);
        assertTrue(ours().contains("org.multimodalbtw.nodes_" + next.version() + ".jar"), ours()::toString);

        done(p2.direct(installation, LINUX, "-uninstallIU", Project.FEATURE));
        assertEquals(Set.of(), symbolicNames());
        assertEquals(Set.of(), names(installation.resolve("features")));

        install(LINUX);
        assertEquals(installed, ours());
    }

    private void assertInstalledFor(TargetPlatform platform) throws IOException {
        String fragment = "org.multimodalbtw.engine." + platform.os() + "." + platform.arch();
        assertEquals(Set.of("org.multimodalbtw.engine", fragment, "org.multimodalbtw.nodes"), symbolicNames());
        String directory = ours().stream()
                .filter(name -> symbolicName(name).equals(fragment))
                .findFirst()
                .orElseThrow();
        Path unpacked = installation.resolve("plugins").resolve(directory).resolve("pytorch/cpu");
        try (Stream<Path> files = Files.walk(unpacked)) {
            assertTrue(files.anyMatch(file -> file.getFileName().toString().matches("(lib)?torch_cpu\\..*")));
        }
    }

    private String sites() {
        return project.platformSite().toUri() + "," + project.updateSite().toUri();
    }

    private void install(TargetPlatform platform) throws Exception {
        String units = Project.PLATFORM + "," + Project.FEATURE;
        done(p2.direct(installation, platform, "-repository", sites(), "-installIU", units));
    }

    private static void done(P2.Outcome outcome) {
        assertTrue(outcome.successful(), outcome.messages());
    }

    private Set<String> symbolicNames() throws IOException {
        return ours().stream().map(InstallIT::symbolicName).collect(Collectors.toSet());
    }

    private Set<String> ours() throws IOException {
        return names(installation.resolve("plugins"));
    }

    private static Set<String> names(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return Set.of();
        }
        return Equinox.list(directory).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith("org.multimodalbtw"))
                .collect(Collectors.toSet());
    }

    private static String symbolicName(String file) {
        return file.substring(0, file.lastIndexOf('_'));
    }
}
