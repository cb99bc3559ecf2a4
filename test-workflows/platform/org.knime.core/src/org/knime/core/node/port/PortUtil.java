package org.knime.core.node.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

/** Finds how port objects are stored. */
public final class PortUtil {
    private PortUtil() {}

    @SuppressWarnings("unchecked")
    public static <T extends PortObject> PortObjectSerializer<T> getPortObjectSerializer(final Class<T> objectClass) {
        return (PortObjectSerializer<T>) PortTypeRegistry.getInstance()
                .getObjectSerializer(objectClass)
                .orElseThrow(() -> unregistered(objectClass));
    }

    @SuppressWarnings("unchecked")
    public static <T extends PortObjectSpec> PortObjectSpecSerializer<T> getPortObjectSpecSerializer(
            final Class<T> specClass) {
        return (PortObjectSpecSerializer<T>)
                PortTypeRegistry.getInstance().getSpecSerializer(specClass).orElseThrow(() -> unregistered(specClass));
    }

    private static IllegalArgumentException unregistered(final Class<?> type) {
        return new IllegalArgumentException(
                type.getName() + " is in no extension of org.knime.core.PortType, or not with its serializer.");
    }

    public static PortObjectZipInputStream getPortObjectZipInputStream(final InputStream in) throws IOException {
        return new PortObjectZipInputStream(in);
    }

    public static PortObjectZipOutputStream getPortObjectZipOutputStream(final OutputStream out) throws IOException {
        return new PortObjectZipOutputStream(out);
    }

    public static PortObjectSpecZipInputStream getPortObjectSpecZipInputStream(final InputStream in)
            throws IOException {
        return new PortObjectSpecZipInputStream(in);
    }

    public static PortObjectSpecZipOutputStream getPortObjectSpecZipOutputStream(final OutputStream out)
            throws IOException {
        return new PortObjectSpecZipOutputStream(out);
    }
}
