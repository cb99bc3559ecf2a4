package org.multimodalbtw.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped bundles against the list of KNIME's API, which the stand-in platform might not have kept to. */
class LinkageIT {

    /**
     * Types of packages that KNIME keeps to itself but names in its public node API: no source imports them, yet the
     * compiler writes them into class files. By internal name, with what brings them in.
     */
    private static final Map<String, String> INFERRED = Map.of(
            "org/knime/core/webui/node/dialog/defaultdialog/util/updates/StateComputationFailureException",
            "declared by StateProvider.computeState, so that bridge methods declare it too",
            "org/knime/core/webui/page/Page",
            "what a view's page lambda returns",
            "org/knime/core/webui/page/Page$RequireFromFileOrString",
            "what a view's page lambda is given",
            "org/knime/core/webui/page/Page$RequireRelativePath",
            "between these two",
            "org/knime/core/webui/page/Page$StringSupplier",
            "the lambda with the page's text",
            "org/knime/core/webui/page/Page$InputStreamSupplier",
            "the lambda with the page's bytes");

    private static Project project;

    @BeforeAll
    static void locate() {
        project = Project.fromProperties();
    }

    @Test
    void theNodesLinkAgainstKnimesPublicApi() throws IOException {
        Set<String> faults =
                Linkage.faults(bundle("org.multimodalbtw.nodes"), ApiFacts.read(facts()), INFERRED.keySet());

        assertEquals("", String.join("\n", faults));
    }

    @Test
    void aMethodThatKnimeLacksIsFound(@TempDir Path directory) throws IOException {
        List<String> without = Files.readAllLines(facts()).stream()
                .filter(line -> !line.contains(" setOutSpec("))
                .toList();
        Path fewer = Files.write(directory.resolve("fewer.txt"), without);

        Set<String> faults = Linkage.faults(bundle("org.multimodalbtw.nodes"), ApiFacts.read(fewer), INFERRED.keySet());

        assertTrue(faults.stream().anyMatch(fault -> fault.contains("setOutSpec")), faults::toString);
    }

    @Test
    void aTypeThatKnimeKeepsToItselfIsFound() throws IOException {
        Set<String> faults = Linkage.faults(bundle("org.multimodalbtw.nodes"), ApiFacts.read(facts()), Set.of());

        assertTrue(faults.stream().anyMatch(fault -> fault.contains("keeps to itself")), faults::toString);
    }

    @Test
    void theEngineKnowsNothingOfKnime() throws IOException {
        Set<String> referred = Linkage.referredTypes(bundle("org.multimodalbtw.engine"));

        assertFalse(referred.isEmpty());
        assertEquals(
                Set.of(),
                referred.stream().filter(type -> type.startsWith("org/knime/")).collect(Collectors.toSet()));
    }

    private static Path facts() {
        return project.root().resolve("test-workflows/platform/knime-api-5.8.txt");
    }

    private static Path bundle(String symbolicName) throws IOException {
        return Equinox.list(project.updateSite().resolve("plugins")).stream()
                .filter(file -> file.getFileName().toString().startsWith(symbolicName + "_"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(symbolicName + " is not in the update site"));
    }
}
