package org.multimodalbtw.platform.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ExchangeablePortGroup;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.context.ports.PortsConfiguration;
import org.knime.core.node.port.PortType;

/** The groups of a node's ports in the order of their declaration, which is that of the ports. */
final class Ports implements ModifiablePortsConfiguration {
    private final Map<String, PortGroupConfiguration> groups;

    Ports(final Map<String, PortGroupConfiguration> groups) {
        this.groups = new LinkedHashMap<>(groups);
    }

    @Override
    public ModifiablePortsConfiguration copy() {
        Map<String, PortGroupConfiguration> copies = new LinkedHashMap<>();
        groups.forEach((name, group) -> copies.put(name, group.copy()));
        return new Ports(copies);
    }

    @Override
    public List<String> getPortGroupNames() {
        return List.copyOf(groups.keySet());
    }

    @Override
    public PortGroupConfiguration getGroup(final String name) {
        return groups.get(name);
    }

    @Override
    public Map<String, ExtendablePortGroup> getExtendablePorts() {
        return ofKind(ExtendablePortGroup.class);
    }

    @Override
    public Map<String, ExchangeablePortGroup> getExchangeablePorts() {
        return ofKind(ExchangeablePortGroup.class);
    }

    private <G extends PortGroupConfiguration> Map<String, G> ofKind(final Class<G> kind) {
        Map<String, G> found = new LinkedHashMap<>();
        groups.forEach((name, group) -> {
            if (kind.isInstance(group)) {
                found.put(name, kind.cast(group));
            }
        });
        return found;
    }

    @Override
    public PortType[] getInputPorts() {
        return ports(PortGroupConfiguration::definesInputPorts, PortGroupConfiguration::getInputPorts);
    }

    @Override
    public PortType[] getOutputPorts() {
        return ports(PortGroupConfiguration::definesOutputPorts, PortGroupConfiguration::getOutputPorts);
    }

    private PortType[] ports(
            final Predicate<PortGroupConfiguration> defines, final Function<PortGroupConfiguration, PortType[]> ports) {
        List<PortType> all = new ArrayList<>();
        groups.values().stream().filter(defines).map(ports).map(List::of).forEach(all::addAll);
        return all.toArray(PortType[]::new);
    }

    @Override
    public Map<String, int[]> getInputPortLocation() {
        return locations(PortGroupConfiguration::definesInputPorts, PortGroupConfiguration::getInputPorts);
    }

    @Override
    public Map<String, int[]> getOutputPortLocation() {
        return locations(PortGroupConfiguration::definesOutputPorts, PortGroupConfiguration::getOutputPorts);
    }

    private Map<String, int[]> locations(
            final Predicate<PortGroupConfiguration> defines, final Function<PortGroupConfiguration, PortType[]> ports) {
        Map<String, int[]> locations = new LinkedHashMap<>();
        int next = 0;
        for (Map.Entry<String, PortGroupConfiguration> entry : groups.entrySet()) {
            if (defines.test(entry.getValue())) {
                int end = next + ports.apply(entry.getValue()).length;
                locations.put(entry.getKey(), IntStream.range(next, end).toArray());
                next = end;
            }
        }
        return locations;
    }

    @Override
    public Map<Integer, Integer> mapInputPorts(final PortsConfiguration other) {
        return map(getInputPortLocation(), other.getInputPortLocation());
    }

    @Override
    public Map<Integer, Integer> mapOutputPorts(final PortsConfiguration other) {
        return map(getOutputPortLocation(), other.getOutputPortLocation());
    }

    private static Map<Integer, Integer> map(final Map<String, int[]> from, final Map<String, int[]> to) {
        Map<Integer, Integer> indices = new LinkedHashMap<>();
        from.forEach((name, ports) -> {
            int[] others = to.getOrDefault(name, new int[0]);
            for (int i = 0; i < Math.min(ports.length, others.length); i++) {
                indices.put(ports[i], others[i]);
            }
        });
        return indices;
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        groups.forEach((name, group) -> group.saveSettingsTo(settings.addNodeSettings(name)));
    }

    /** A group that is not stored keeps its default; one that is stored, even as empty, replaces it. */
    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        for (Map.Entry<String, PortGroupConfiguration> entry : groups.entrySet()) {
            if (settings.containsKey(entry.getKey())) {
                entry.getValue().loadSettingsFrom(settings.getNodeSettings(entry.getKey()));
            }
        }
    }
}
