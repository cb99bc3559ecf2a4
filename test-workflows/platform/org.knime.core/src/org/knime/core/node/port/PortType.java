package org.knime.core.node.port;

import java.lang.reflect.Method;
import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/** What a port takes: objects of a class or of one below it. */
public final class PortType {
    /** Grey. */
    public static final int DEFAULT_COLOR = 0xFF9B9B9B;

    private static final String OBJECT_CLASS = "object_class";

    private final String name;
    private final Class<? extends PortObject> objectClass;
    private final boolean optional;
    private final int color;
    private final boolean hidden;

    PortType(
            final String name,
            final Class<? extends PortObject> objectClass,
            final boolean optional,
            final int color,
            final boolean hidden) {
        this.name = name;
        this.objectClass = Objects.requireNonNull(objectClass);
        this.optional = optional;
        this.color = color;
        this.hidden = hidden;
    }

    public String getName() {
        return name;
    }

    public Class<? extends PortObject> getPortObjectClass() {
        return objectClass;
    }

    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return getPortObjectSpecClass(objectClass);
    }

    /** @return the return type of {@code getSpec()} */
    public static Class<? extends PortObjectSpec> getPortObjectSpecClass(
            final Class<? extends PortObject> objectClass) {
        Class<? extends PortObjectSpec> best = PortObjectSpec.class;
        for (Method method : objectClass.getMethods()) {
            // a narrowed return type comes with a bridge method of the wider one
            boolean isGetter = method.getName().equals("getSpec") && method.getParameterCount() == 0;
            if (isGetter && best.isAssignableFrom(method.getReturnType())) {
                best = method.getReturnType().asSubclass(PortObjectSpec.class);
            }
        }
        return best;
    }

    /** Whether the port may stay unconnected. */
    public boolean isOptional() {
        return optional;
    }

    /** @return 0xRRGGBB */
    public int getColor() {
        return color;
    }

    /** Whether a user is not offered ports of this type. */
    public boolean isHidden() {
        return hidden;
    }

    public boolean isSuperTypeOf(final PortType other) {
        return objectClass.isAssignableFrom(other.objectClass);
    }

    public boolean acceptsPortObjectClass(final Class<? extends PortObject> other) {
        return objectClass.isAssignableFrom(other);
    }

    public boolean acceptsPortObject(final PortObject object) {
        return objectClass.isInstance(object);
    }

    public boolean acceptsPortObjectSpec(final PortObjectSpec spec) {
        return getPortObjectSpecClass().isInstance(spec);
    }

    public void save(final NodeSettingsWO settings) {
        save((ConfigWO) settings);
    }

    public void save(final ConfigWO config) {
        config.addString(OBJECT_CLASS, objectClass.getName());
    }

    public static PortType load(final NodeSettingsRO settings) throws InvalidSettingsException {
        return load((ConfigRO) settings);
    }

    public static PortType load(final ConfigRO config) throws InvalidSettingsException {
        String className = config.getString(OBJECT_CLASS);
        PortTypeRegistry registry = PortTypeRegistry.getInstance();
        return registry.getObjectClass(className)
                .map(registry::getPortType)
                .orElseThrow(() -> new InvalidSettingsException("There is no port type for \"" + className + "\"."));
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof PortType)) {
            return false;
        }
        PortType other = (PortType) object;
        return objectClass == other.objectClass && optional == other.optional;
    }

    @Override
    public int hashCode() {
        return Objects.hash(objectClass, optional);
    }

    @Override
    public String toString() {
        return name + (optional ? " (optional)" : "");
    }
}
