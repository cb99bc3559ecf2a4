package org.multimodalbtw.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.nodes.learner.BtwLearnerNodeFactory;
import org.multimodalbtw.nodes.series.SeriesEncoderNodeFactory;

/** Workflows of earlier releases, and of states between two, open with the values that they were saved with. */
class FrozenSettingsTest {

    @TempDir
    private Path directory;

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FrozenSettings.FOLDER)) {
            return files.filter(Files::isRegularFile).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void settingsOfEarlierReleasesKeepTheirValues(Path file) throws Exception {
        List<DefaultNodeFactory> factories = NodeFactoriesTest.factories()
                .filter(factory ->
                        FrozenSettings.file(file.getParent(), factory).equals(file))
                .toList();
        assertEquals(1, factories.size(), file + " is of no node");
        TestNode node = new TestNode(new TestPlatform(directory), factories.get(0));
        NodeSettings frozen = FrozenSettings.read(file);
        node.load(frozen);
        assertKept(frozen, node.settings(), "");
    }

    @Test
    void groupsOfADialogKeepTheOrderOfTheKeys() throws Exception {
        for (DefaultNodeFactory factory : List.of(new BtwLearnerNodeFactory(), new SeriesEncoderNodeFactory())) {
            NodeSettings frozen =
                    FrozenSettings.read(FrozenSettings.file(FrozenSettings.FOLDER.resolve("before-0.2.0"), factory));
            TestNode node = new TestNode(new TestPlatform(directory), factory);
            node.load(frozen);
            List<String> keys = node.settings().keySet().stream()
                    .filter(frozen::containsKey)
                    .toList();
            assertEquals(List.copyOf(frozen.keySet()), keys);
        }
    }

    @ParameterizedTest
    @MethodSource("org.multimodalbtw.nodes.NodeFactoriesTest#factories")
    void everyNodeWithParametersIsFrozen(DefaultNodeFactory factory) throws IOException {
        if (factory.hasNodeDialog()) {
            String name = FrozenSettings.file(Path.of(""), factory).toString();
            assertTrue(files().anyMatch(file -> file.endsWith(name)), name + " lacks: write it with FrozenSettings");
        }
    }

    private static void assertKept(ConfigBase frozen, ConfigBase now, String path) {
        for (String key : frozen.keySet()) {
            AbstractConfigEntry before = frozen.getEntry(key);
            AbstractConfigEntry after = now.getEntry(key);
            if (before instanceof ConfigBase inner && after instanceof ConfigBase kept) {
                assertKept(inner, kept, path + key + "/");
            } else {
                assertEquals(before, after, path + key);
            }
        }
    }
}
