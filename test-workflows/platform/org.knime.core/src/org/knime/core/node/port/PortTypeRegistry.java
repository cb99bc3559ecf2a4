package org.knime.core.node.port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.multimodalbtw.platform.core.PortTypeRegistration;
import org.multimodalbtw.platform.core.PortTypeRegistrations;

/** All port types: tables, images, and what plug-ins register. */
public final class PortTypeRegistry {
    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private PortTypeRegistry() {}

    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    public synchronized Collection<PortType> availablePortTypes() {
        List<PortType> types = new ArrayList<>();
        for (PortTypeRegistration registration : PortTypeRegistrations.all()) {
            types.add(type(registration, false));
        }
        return types;
    }

    public synchronized PortType getPortType(final Class<? extends PortObject> objectClass) {
        return getPortType(objectClass, false);
    }

    /** @return a hidden, grey type for a class that is not registered */
    public synchronized PortType getPortType(final Class<? extends PortObject> objectClass, final boolean optional) {
        return PortTypeRegistrations.ofObjectClass(objectClass.getName())
                .map(registration -> type(registration, optional))
                .orElseGet(() ->
                        new PortType(objectClass.getSimpleName(), objectClass, optional, PortType.DEFAULT_COLOR, true));
    }

    private static PortType type(final PortTypeRegistration registration, final boolean optional) {
        return new PortType(
                registration.name(), registration.objectClass(), optional, registration.color(), registration.hidden());
    }

    public Optional<Class<? extends PortObject>> getObjectClass(final String className) {
        return PortTypeRegistrations.ofObjectClass(className).map(PortTypeRegistration::objectClass);
    }

    public Optional<Class<? extends PortObjectSpec>> getSpecClass(final String className) {
        return PortTypeRegistrations.ofSpecClass(className).map(PortTypeRegistration::specClass);
    }

    @SuppressWarnings("unchecked")
    public Optional<PortObjectSerializer<PortObject>> getObjectSerializer(
            final Class<? extends PortObject> objectClass) {
        return PortTypeRegistrations.ofObjectClass(objectClass.getName())
                .map(registration -> (PortObjectSerializer<PortObject>) registration.objectSerializer());
    }

    @SuppressWarnings("unchecked")
    public Optional<PortObjectSpecSerializer<PortObjectSpec>> getSpecSerializer(
            final Class<? extends PortObjectSpec> specClass) {
        return PortTypeRegistrations.ofSpecClass(specClass.getName())
                .map(registration -> (PortObjectSpecSerializer<PortObjectSpec>) registration.specSerializer());
    }
}
