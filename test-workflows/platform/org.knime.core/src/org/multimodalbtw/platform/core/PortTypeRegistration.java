package org.multimodalbtw.platform.core;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/**
 * A port type as a plug-in registers it.
 *
 * @param name as a user reads it
 * @param objectSerializer null for tables, which the host stores itself
 * @param color 0xRRGGBB
 * @param hidden whether a user is not offered ports of this type
 */
public record PortTypeRegistration(
        String name,
        Class<? extends PortObject> objectClass,
        PortObjectSerializer<?> objectSerializer,
        Class<? extends PortObjectSpec> specClass,
        PortObjectSpecSerializer<?> specSerializer,
        int color,
        boolean hidden) {}
