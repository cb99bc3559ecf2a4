package org.multimodalbtw.platform.ui;

import java.util.List;
import java.util.function.Predicate;
import org.knime.core.node.port.PortType;

/**
 * A group of ports that belong together.
 *
 * @param id unique over inputs and outputs, stored with the workflow
 * @param name of each port
 * @param description of each port, XHTML
 * @param fixed types of the ports that are always there
 * @param supported types that can be added; null for a fixed group
 * @param defaults types of the ports that a new node has besides the fixed ones
 */
public record PortGroup(
        String id,
        boolean isInput,
        String name,
        String description,
        Mode mode,
        List<PortType> fixed,
        Predicate<PortType> supported,
        List<PortType> defaults) {

    /** Whether the user can add and remove ports. */
    public enum Mode {
        /** No. */
        FIXED,
        /** One port or none. */
        OPTIONAL,
        /** Any number. */
        EXTENDABLE
    }

    public PortType[] fixedTypes() {
        return fixed.toArray(PortType[]::new);
    }

    public PortType[] defaultTypes() {
        return defaults.toArray(PortType[]::new);
    }
}
