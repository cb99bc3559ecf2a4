package org.multimodalbtw.platform.core;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.context.ports.ExchangeablePortGroup;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;

/** One port whose type the user chooses. */
final class ChosenPortGroup extends PortGroup implements ExchangeablePortGroup {
    private final List<PortType> supported;
    private PortType selected;

    ChosenPortGroup(final boolean input, final List<PortType> supported, final PortType selected) {
        super(input);
        this.supported = supported;
        this.selected = selected;
    }

    @Override
    List<PortType> ports() {
        return List.of(selected);
    }

    @Override
    public PortType[] getSupportedPortTypes() {
        return supported.toArray(PortType[]::new);
    }

    @Override
    public PortType getSelectedPortType() {
        return selected;
    }

    @Override
    public void setSelectedPortType(final PortType type) {
        if (!supported.contains(type)) {
            throw new IllegalArgumentException("This port cannot be of the type " + type + ".");
        }
        selected = type;
    }

    @Override
    public PortGroupConfiguration copy() {
        return new ChosenPortGroup(definesInputPorts(), supported, selected);
    }

    @Override
    public void saveSettingsTo(final NodeSettingsWO settings) {
        selected.save(settings);
    }

    @Override
    public void loadSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
        PortType type = PortType.load(settings);
        if (!supported.contains(type)) {
            throw new InvalidSettingsException(
                    "The port \"" + settings.getKey() + "\" cannot be of the type " + type + ".");
        }
        selected = type;
    }
}
