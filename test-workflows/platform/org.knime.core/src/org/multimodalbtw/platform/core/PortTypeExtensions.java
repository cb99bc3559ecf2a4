package org.multimodalbtw.platform.core;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.RegistryFactory;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.knime.core.node.port.PortType;
import org.osgi.framework.Bundle;

/** Reads the extensions of {@code org.knime.core.PortType}; to be touched in OSGi only. */
final class PortTypeExtensions {
    private static final String POINT = "org.knime.core.PortType";

    private PortTypeExtensions() {}

    static List<PortTypeRegistration> read() {
        List<PortTypeRegistration> found = new ArrayList<>();
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            throw new IllegalStateException("The extension registry has not been started.");
        }
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT)) {
            found.add(registration(element));
        }
        return found;
    }

    private static PortTypeRegistration registration(final IConfigurationElement element) {
        try {
            String color = element.getAttribute("color");
            return new PortTypeRegistration(
                    element.getAttribute("name"),
                    load(element, "objectClass").asSubclass(PortObject.class),
                    (PortObjectSerializer<?>) element.createExecutableExtension("objectSerializer"),
                    load(element, "specClass").asSubclass(PortObjectSpec.class),
                    specSerializer(element),
                    color == null ? PortType.DEFAULT_COLOR : Integer.decode(color),
                    Boolean.parseBoolean(element.getAttribute("hidden")));
        } catch (CoreException | ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException(
                    "The port type " + element.getAttribute("name") + " of "
                            + element.getContributor().getName() + " cannot be loaded: " + e.getMessage(),
                    e);
        }
    }

    /** A type with a table's spec needs no serializer of its own. */
    private static PortObjectSpecSerializer<?> specSerializer(final IConfigurationElement element)
            throws CoreException {
        return element.getAttribute("specSerializer") == null
                        && DataTableSpec.class.getName().equals(element.getAttribute("specClass"))
                ? new DataTableSpec.Serializer()
                : (PortObjectSpecSerializer<?>) element.createExecutableExtension("specSerializer");
    }

    private static Class<?> load(final IConfigurationElement element, final String attribute)
            throws ReflectiveOperationException {
        Bundle bundle = Platform.getBundle(element.getContributor().getName());
        return bundle.loadClass(element.getAttribute(attribute));
    }
}
