package org.multimodalbtw.platform.ui.settings;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Paths of keys into settings. */
public final class ConfigPaths {

    private ConfigPaths() {}

    /** Whether the settings hold an entry or a group at the end of every path. */
    public static boolean containsAll(NodeSettingsRO settings, List<String[]> paths) {
        return paths.stream().allMatch(path -> contains(settings, path));
    }

    private static boolean contains(NodeSettingsRO settings, String[] path) {
        NodeSettingsRO group = settings;
        for (int i = 0; i < path.length; i++) {
            if (!group.containsKey(path[i])) {
                return false;
            }
            if (i < path.length - 1) {
                try {
                    group = group.getNodeSettings(path[i]);
                } catch (InvalidSettingsException notAGroup) {
                    return false;
                }
            }
        }
        return true;
    }
}
