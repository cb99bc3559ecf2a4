package org.multimodalbtw.platform.core;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ExtendablePortGroup;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** Fixed ports, then those that the user has added; only the added ones are stored. */
final class AddedPortGroup extends PortGroup implements ExtendablePortGroup {
    private final List<PortType> supported;
    private final List<PortType> fixed;
    private final int limit;
    private final List<PortType> added;

    /** @param limit of ports that may be added */
    AddedPortGroup(
            final boolean input,
            final List<PortType> supported,
            final List<PortType> fixed,
            final List<PortType> added,
            final int limit) {
        super(input);
        this.supported = supported;
        this.fixed = fixed;
        this.limit = limit;
        this.added = new ArrayList<>(added);
    }

    @Override
    List<PortType> ports() {
        List<PortType> all = new ArrayList<>(fixed);
        all.addAll(added);
        return all;
    }

    @Override
    public PortType[] getSupportedPortTypes() {
        return supported.toArray(PortType[]::new);
    }

    @Override
    public PortType[] getFixedPorts() {
        return fixed.toArray(PortType[]::new);
    }

    @Override
    public PortType[] getConfiguredPorts() {
        return added.toArray(PortType[]::new);
    }

    @Override
    public boolean hasConfiguredPorts() {
        return !added.isEmpty();
    }

    @Override
    public boolean canAddPort() {
        return added.size() < limit;
    }

    @Override
    public void addPort(final PortType type) {
        if (!supported.contains(type)) {
            throw new IllegalArgumentException("This group takes no ports of the type " + type + ".");
        }
        if (!canAddPort()) {
            throw new IllegalStateException("This group takes no more ports.");
        }
        added.add(type);
    }

    @Override
    public PortType removeLastPort() {
        return removePort(added.size() - 1);
    }

    @Override
    public PortType removePort(final int index) {
        return added.remove(index);
    }

    @Override
    public PortGroupConfiguration copy() {
        return new AddedPortGroup(definesInputPorts(), supported, fixed, added, limit);
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        for (int i = 0; i < added.size(); i++) {
            added.get(i).save(settings.addNodeSettings("port_" + i));
        }
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        List<PortType> loaded = new ArrayList<>();
        for (String key : settings) {
            PortType type = PortType.load(settings.getNodeSettings(key));
            if (!supported.contains(type)) {
                throw new InvalidSettingsException(
                        "The port group \"" + settings.getKey() + "\" takes no ports of the type " + type + ".");
            }
            loaded.add(type);
        }
        if (loaded.size() > limit) {
            throw new InvalidSettingsException(
                    "The port group \"" + settings.getKey() + "\" takes at most " + limit + " ports.");
        }
        added.clear();
        added.addAll(loaded);
    }
}
