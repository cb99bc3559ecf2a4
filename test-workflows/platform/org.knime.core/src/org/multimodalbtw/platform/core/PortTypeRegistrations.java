package org.multimodalbtw.platform.core;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;
import org.osgi.framework.FrameworkUtil;

/**
 * The registered port types by the name of their object's class: tables, images, those of the extension point
 * {@code org.knime.core.PortType} where there is an extension registry, and those registered by hand where there is
 * none.
 */
public final class PortTypeRegistrations {
    private static final Map<String, PortTypeRegistration> TYPES = new LinkedHashMap<>();
    private static boolean extensionsRead;

    static {
        register(new PortTypeRegistration(
                "Table", BufferedDataTable.class, null, DataTableSpec.class, new DataTableSpec.Serializer(), 0, false));
        register(new PortTypeRegistration(
                "Image",
                ImagePortObject.class,
                new ImagePortObject.Serializer(),
                ImagePortObjectSpec.class,
                new ImagePortObjectSpec.Serializer(),
                0x41BE78,
                false));
    }

    private PortTypeRegistrations() {}

    /** Registers a type without an extension registry; a second time for the same class changes it. */
    public static synchronized void register(final PortTypeRegistration registration) {
        TYPES.put(registration.objectClass().getName(), registration);
    }

    public static synchronized Collection<PortTypeRegistration> all() {
        readExtensions();
        return List.copyOf(TYPES.values());
    }

    public static synchronized Optional<PortTypeRegistration> ofObjectClass(final String className) {
        readExtensions();
        return Optional.ofNullable(TYPES.get(className));
    }

    public static synchronized Optional<PortTypeRegistration> ofSpecClass(final String className) {
        return all().stream()
                .filter(type -> type.specClass().getName().equals(className))
                .findFirst();
    }

    private static void readExtensions() {
        if (extensionsRead || !isInFramework()) {
            return;
        }
        // loading a serializer may ask for a port type
        extensionsRead = true;
        try {
            PortTypeExtensions.read().forEach(PortTypeRegistrations::register);
        } catch (RuntimeException e) {
            extensionsRead = false;
            throw e;
        }
    }

    /** A plain JVM, as in unit tests, need not even have the classes of OSGi. */
    private static boolean isInFramework() {
        try {
            return FrameworkUtil.getBundle(PortTypeRegistrations.class) != null;
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }
}
