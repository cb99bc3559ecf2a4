package org.multimodalbtw.nodes.port;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;

/** For objects that are wholly in their file store and their spec: only the format's version is written. */
abstract class FileStoreSerializer<T extends FileStorePortObject, S extends PortObjectSpec>
        extends PortObjectSerializer<T> {

    private static final String ENTRY = "format_version.txt";

    private final Class<S> specClass;
    private final Function<S, T> constructor;

    FileStoreSerializer(Class<S> specClass, Function<S, T> constructor) {
        this.specClass = specClass;
        this.constructor = constructor;
    }

    @Override
    public void savePortObject(T object, PortObjectZipOutputStream out, ExecutionMonitor monitor) throws IOException {
        out.putNextEntry(new ZipEntry(ENTRY));
        out.write(String.valueOf(FormatVersion.CURRENT).getBytes(StandardCharsets.US_ASCII));
        out.closeEntry();
    }

    @Override
    public T loadPortObject(PortObjectZipInputStream in, PortObjectSpec spec, ExecutionMonitor monitor)
            throws IOException {
        ZipEntry entry = in.getNextEntry();
        if (entry == null || !ENTRY.equals(entry.getName())) {
            throw new IOException(
                    "The saved data of a port is damaged: '" + ENTRY + "' lacks. Execute the node again.");
        }
        int found = version(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        if (found > FormatVersion.CURRENT) {
            throw new IOException(FormatVersion.newer(found));
        }
        return constructor.apply(specClass.cast(spec));
    }

    private static int version(String text) throws IOException {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException failure) {
            throw new IOException(
                    "The saved data of a port is damaged: no format version. Execute the node again.", failure);
        }
    }
}
