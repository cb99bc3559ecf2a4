package org.multimodalbtw.platform.core;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.knime.core.node.context.ports.ModifiablePortsConfiguration;
import org.knime.core.node.context.ports.PortGroupConfiguration;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/** Collects the groups of a node's ports. */
public final class PortGroups {
    private final Map<String, PortGroupConfiguration> groups = new LinkedHashMap<>();

    /** @return whether a type is one of the given ones or below one of them */
    public static Predicate<PortType> anyOf(final PortType... types) {
        return candidate -> Arrays.stream(types).anyMatch(type -> type.isSuperTypeOf(candidate));
    }

    public void addFixed(final String name, final boolean input, final PortType... types) {
        add(name, new FixedPortGroup(input, List.of(types)));
    }

    public void addExtendable(
            final String name,
            final boolean input,
            final PortType[] fixed,
            final PortType[] defaults,
            final Predicate<PortType> supported) {
        List<PortType> types = registered(name, supported, fixed, defaults);
        add(name, new AddedPortGroup(input, types, List.of(fixed), List.of(defaults), Integer.MAX_VALUE));
    }

    /** @param defaultType null where a new node does not have the port */
    public void addOptional(
            final String name, final boolean input, final PortType defaultType, final Predicate<PortType> supported) {
        PortType[] defaults = defaultType == null ? new PortType[0] : new PortType[] {defaultType};
        List<PortType> types = registered(name, supported, defaults);
        add(name, new AddedPortGroup(input, types, List.of(), List.of(defaults), 1));
    }

    public void addExchangeable(
            final String name, final boolean input, final PortType defaultType, final Predicate<PortType> supported) {
        List<PortType> types = registered(name, supported, new PortType[] {defaultType});
        add(name, new ChosenPortGroup(input, types, defaultType));
    }

    private void add(final String name, final PortGroupConfiguration group) {
        if (groups.putIfAbsent(name, group) != null) {
            throw new IllegalArgumentException("There are two port groups \"" + name + "\".");
        }
    }

    private static List<PortType> registered(
            final String name, final Predicate<PortType> supported, final PortType[]... required) {
        List<PortType> types = PortTypeRegistry.getInstance().availablePortTypes().stream()
                .filter(type -> !type.isHidden())
                .filter(supported)
                .toList();
        for (PortType[] some : required) {
            for (PortType type : some) {
                if (!types.contains(type)) {
                    throw new IllegalArgumentException("The port group \"" + name + "\" has a port of the type " + type
                            + ", which it does not support or which is not registered (or hidden).");
                }
            }
        }
        if (types.isEmpty()) {
            throw new IllegalArgumentException(
                    "The port group \"" + name + "\" supports no type that is registered and not hidden.");
        }
        return types;
    }

    public ModifiablePortsConfiguration build() {
        return new Ports(groups);
    }
}
