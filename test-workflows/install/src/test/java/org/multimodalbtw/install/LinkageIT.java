package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped bundles against the list of KNIME's API, which the stand-in platform might not have kept to. */
class LinkageIT {

    /**
     * Types of packages that KNIME keeps to itself, yet public methods of its node API take or return them: they are in
     * our class files because the compiler inferred them, and in no import.
     */
    private static final Set<String> INFERRED = Set.of();

    private static Project project;

    @BeforeAll
    static void locate() {
        project = Project.fromProperties();
    }

    @Test
    void theNodesLinkAgainstKnimesPublicApi() throws IOException {
        ApiFacts facts = ApiFacts.read(project.root().resolve("test-workflows/platform/knime-api-5.8.txt"));

        Set<String> faults = Linkage.faults(bundle("org.multimodalbtw.nodes"), facts, INFERRED);

        assertEquals("", String.join("\n", faults));
    }

    @Test
    void everyToleratedTypeIsStillReferredTo() throws IOException {
        Set<String> unused = new TreeSet<>(INFERRED);
        unused.removeAll(Linkage.referredTypes(bundle("org.multimodalbtw.nodes")));

        assertEquals(Set.of(), unused);
    }

    @Test
    void theEngineKnowsNothingOfKnime() throws IOException {
        Set<String> referred = Linkage.referredTypes(bundle("org.multimodalbtw.engine"));

        assertFalse(referred.isEmpty());
        assertEquals(
                Set.of(),
                referred.stream().filter(type -> type.startsWith("org/knime/")).collect(Collectors.toSet()));
    }

    private static Path bundle(String symbolicName) throws IOException {
        return Equinox.list(project.updateSite().resolve("plugins")).stream()
                .filter(file -> file.getFileName().toString().startsWith(symbolicName + "_"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(symbolicName + " is not in the update site"));
    }
}
