package org.multimodalbtw.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.config.base.ConfigBooleanEntry;
import org.knime.core.node.config.base.ConfigDoubleEntry;
import org.knime.core.node.config.base.ConfigIntEntry;
import org.knime.core.node.config.base.ConfigLongEntry;
import org.knime.node.DefaultNodeFactory;

/**
 * Settings of nodes as a release saved them, with values that differ from the defaults wherever the node accepts others. Written once
 * for each release, by {@link #main}, and never changed after. A folder {@code before-0.2.0} holds some as they were between releases.
 */
final class FrozenSettings {

    static final Path FOLDER = Path.of("src", "test", "resources", "settings");

    private FrozenSettings() {}

    /**
     * Writes the settings of all nodes with parameters.
     *
     * @param arguments the release, for example {@code 0.2.0}
     * @throws IOException if they cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve(arguments[0]));
        for (DefaultNodeFactory factory : NodeFactoriesTest.factories().toList()) {
            if (factory.hasNodeDialog()) {
                TestNode node = new TestNode(new TestPlatform(folder), factory);
                NodeSettings settings = node.makeDefaults().settings();
                change(node, settings, settings);
                try (OutputStream out = Files.newOutputStream(file(folder, factory))) {
                    settings.saveToXML(out);
                }
            }
        }
    }

    static Path file(Path folder, DefaultNodeFactory factory) {
        return folder.resolve(factory.getClass().getSimpleName().replace("NodeFactory", ".xml"));
    }

    static NodeSettings read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return (NodeSettings) NodeSettings.loadFromXML(in);
        }
    }

    private static void change(TestNode node, NodeSettings whole, ConfigBase part) {
        for (String key : List.copyOf(part.keySet())) {
            AbstractConfigEntry before = part.getEntry(key);
            if (before instanceof ConfigBase inner) {
                change(node, whole, inner);
            } else if (another(part, key, before) && !accepts(node, whole)) {
                part.addEntry(before);
            }
        }
    }

    private static boolean another(ConfigBase part, String key, AbstractConfigEntry entry) {
        if (entry instanceof ConfigBooleanEntry value) {
            part.addBoolean(key, !value.getBoolean());
        } else if (entry instanceof ConfigIntEntry value) {
            part.addInt(key, value.getInt() + 1);
        } else if (entry instanceof ConfigLongEntry value) {
            part.addLong(key, value.getLong() + 1);
        } else if (entry instanceof ConfigDoubleEntry value) {
            part.addDouble(key, value.getDouble() / 2);
        } else {
            return false;
        }
        return true;
    }

    private static boolean accepts(TestNode node, NodeSettings settings) {
        try {
            node.load(settings);
            return node.settings().equals(settings);
        } catch (InvalidSettingsException refused) {
            return false;
        }
    }
}
