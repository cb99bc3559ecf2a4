package org.multimodalbtw.host;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.config.base.ConfigEntries;

/**
 * A value for a parameter, as text.
 *
 * @param path keys on the way to the parameter, at least one
 */
record ParameterValue(List<String> path, String text) {

    private static final String IS_PRESENT = "_is_present";
    private static final String ARRAY_SIZE = "array-size";

    /** @param path keys separated by a slash */
    static ParameterValue of(String path, String text) {
        return new ParameterValue(List.of(path.split("/")), text);
    }

    /**
     * Replaces what the settings hold. A list of texts is given with commas between; an optional value is there once it is
     * given. The number after the last of a list of groups adds a group, whose parameters are texts.
     *
     * @param added the groups that were added by values that are set together with this one
     * @throws WorkflowException if there is no such parameter, or the value is not of its type
     */
    void setIn(NodeSettings settings, String node, Set<ConfigBase> added) throws WorkflowException {
        ConfigBase group = settings;
        for (String key : path.subList(0, path.size() - 1)) {
            group = group(group, key, node, added);
        }
        String key = path.get(path.size() - 1);
        AbstractConfigEntry entry = group.getEntry(key);
        if (entry == null && added.contains(group)) {
            group.addString(key, text);
            return;
        }
        if (entry == null) {
            throw unknown(group, node);
        }
        if (entry instanceof ConfigBase array) {
            setTexts(group, array, node);
        } else {
            group.addEntry(typed(entry, node));
        }
        if (group.containsKey(key + IS_PRESENT)) {
            group.addBoolean(key + IS_PRESENT, true);
        }
    }

    private static boolean isNumber(String key) {
        return key.matches("\\d+");
    }

    private ConfigBase group(ConfigBase parent, String key, String node, Set<ConfigBase> added)
            throws WorkflowException {
        Set<String> present = parent.keySet();
        if (key.equals(String.valueOf(present.size())) && present.stream().allMatch(ParameterValue::isNumber)) {
            ConfigBase group = parent.addConfigBase(key);
            added.add(group);
            return group;
        }
        try {
            return parent.getConfigBase(key);
        } catch (InvalidSettingsException none) {
            throw unknown(parent, node);
        }
    }

    private void setTexts(ConfigBase group, ConfigBase array, String node) throws WorkflowException {
        if (!array.containsKey(ARRAY_SIZE)) {
            throw new WorkflowException(
                    node + ": '" + name() + "' is a group of parameters; give one of " + names(array) + ".");
        }
        group.addStringArray(array.getKey(), text.isEmpty() ? new String[0] : text.split(","));
    }

    private AbstractConfigEntry typed(AbstractConfigEntry entry, String node) throws WorkflowException {
        ConfigEntries type = entry.getType();
        try {
            return type.createEntry(entry.getKey(), text);
        } catch (IllegalArgumentException e) {
            throw new WorkflowException(node + ": '" + text + "' is no value for '" + name() + "', which is of type "
                    + type.name().substring(1) + ".");
        }
    }

    private WorkflowException unknown(ConfigBase group, String node) {
        return new WorkflowException(node + " has no parameter '" + name() + "'. There are " + names(group) + ".");
    }

    private static String names(ConfigBase group) {
        return group.keySet().stream()
                .filter(key -> !key.endsWith(IS_PRESENT))
                .map(key -> "'" + key + "'")
                .collect(Collectors.joining(", "));
    }

    private String name() {
        return String.join("/", path);
    }
}
