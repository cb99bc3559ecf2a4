package org.multimodalbtw.platform.core;

import java.io.DataOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.filestore.FileStoreUtil;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;

/**
 * Port objects in the directories of a workflow. Of a table there are {@code data.xml}, {@code data.zip} (rows in a
 * format of the stand-in) and {@code spec.xml}; of all others {@code spec/spec.zip}, {@code object/portobject.zip} and,
 * where the object has file stores, {@code object/filestore.xml} with their keys. The file stores themselves are kept by
 * their {@link FileStoreHandler}.
 */
public final class PortObjectStore {
    private static final String DATA_XML = "data.xml";
    private static final String DATA_ZIP = "data.zip";
    private static final String SPEC_XML = "spec.xml";
    private static final String SPEC_ZIP = "spec/spec.zip";
    private static final String OBJECT_ZIP = "object/portobject.zip";
    private static final String FILE_STORES = "object/filestore.xml";

    private final FileStoreRepository fileStores;

    /** @param fileStores where the file stores of loaded objects are looked up */
    public PortObjectStore(final FileStoreRepository fileStores) {
        this.fileStores = fileStores;
    }

    /** @param directory of this object alone; made when needed */
    public void save(final PortObject object, final Path directory, final ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        if (object instanceof BufferedDataTable) {
            saveTable((BufferedDataTable) object, directory, monitor);
            return;
        }
        saveSpec(object.getSpec(), directory);
        if (object instanceof FileStorePortObject) {
            FileStoreUtil.invokeFlush((FileStorePortObject) object);
        }
        Files.createDirectories(directory.resolve(OBJECT_ZIP).getParent());
        try (PortObjectZipOutputStream out =
                PortUtil.getPortObjectZipOutputStream(output(directory.resolve(OBJECT_ZIP)))) {
            objectSerializer(object.getClass()).savePortObject(object, out, monitor);
        }
        if (object instanceof FileStorePortObject) {
            saveKeys((FileStorePortObject) object, directory);
        }
    }

    /** @param objectClass name of the object's class, as its port type has been registered */
    public PortObject load(final String objectClass, final Path directory, final ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        if (objectClass.equals(BufferedDataTable.class.getName())) {
            return loadTable(directory);
        }
        PortTypeRegistration type = PortTypeRegistrations.ofObjectClass(objectClass)
                .orElseThrow(() -> new IOException("There is no port type for the stored " + objectClass + "."));
        PortObjectSpec spec = loadSpec(type.specClass().getName(), directory);
        PortObject object;
        try (PortObjectZipInputStream in = PortUtil.getPortObjectZipInputStream(input(directory.resolve(OBJECT_ZIP)))) {
            object = objectSerializer(type.objectClass()).loadPortObject(in, spec, monitor);
        }
        if (object instanceof FileStorePortObject) {
            FileStoreBridge.SECRET.get().attach((FileStorePortObject) object, fileStores.open(loadKeys(directory)));
        }
        return object;
    }

    private static PortObjectSerializer<PortObject> objectSerializer(final Class<? extends PortObject> objectClass)
            throws IOException {
        return PortTypeRegistry.getInstance()
                .getObjectSerializer(objectClass)
                .orElseThrow(() -> new IOException("There is no serializer for " + objectClass.getName() + "."));
    }

    private static PortObjectSpecSerializer<PortObjectSpec> specSerializer(final String specClass) throws IOException {
        Optional<Class<? extends PortObjectSpec>> type =
                PortTypeRegistry.getInstance().getSpecClass(specClass);
        return type.flatMap(PortTypeRegistry.getInstance()::getSpecSerializer)
                .orElseThrow(() -> new IOException("There is no serializer for " + specClass + "."));
    }

    /** Saves a spec of any kind but a table's. */
    public void saveSpec(final PortObjectSpec spec, final Path directory) throws IOException {
        Files.createDirectories(directory.resolve(SPEC_ZIP).getParent());
        try (PortObjectSpecZipOutputStream out =
                PortUtil.getPortObjectSpecZipOutputStream(output(directory.resolve(SPEC_ZIP)))) {
            specSerializer(spec.getClass().getName()).savePortObjectSpec(spec, out);
        }
    }

    public PortObjectSpec loadSpec(final String specClass, final Path directory) throws IOException {
        try (PortObjectSpecZipInputStream in =
                PortUtil.getPortObjectSpecZipInputStream(input(directory.resolve(SPEC_ZIP)))) {
            return specSerializer(specClass).loadPortObjectSpec(in);
        }
    }

    private static OutputStream output(final Path file) throws IOException {
        return new FileOutputStream(file.toFile());
    }

    private static InputStream input(final Path file) throws IOException {
        return new FileInputStream(file.toFile());
    }

    private static void saveKeys(final FileStorePortObject object, final Path directory) throws IOException {
        ModelContent content = new ModelContent("filestore");
        List<FileStore> stores = FileStoreUtil.getFileStores(object);
        for (int i = 0; i < stores.size(); i++) {
            FileStoreUtil.getFileStoreKey(stores.get(i)).save(content.addModelContent("filestore_" + i));
        }
        try (OutputStream out = output(directory.resolve(FILE_STORES))) {
            content.saveToXML(out);
        }
    }

    private static List<FileStoreKey> loadKeys(final Path directory) throws IOException {
        ModelContentRO content = ModelContent.loadFromXML(input(directory.resolve(FILE_STORES)));
        List<FileStoreKey> keys = new ArrayList<>();
        try {
            for (String key : content) {
                keys.add(FileStoreKey.load(content.getModelContent(key)));
            }
        } catch (InvalidSettingsException e) {
            throw new IOException("The file stores of the object in " + directory + " are not known.", e);
        }
        return keys;
    }

    private static void saveTable(final BufferedDataTable table, final Path directory, final ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        Files.createDirectories(directory);
        ModelContent spec = new ModelContent(SPEC_XML);
        table.getDataTableSpec().save(spec);
        try (OutputStream out = output(directory.resolve(SPEC_XML))) {
            spec.saveToXML(out);
        }
        ModelContent data = new ModelContent(DATA_XML);
        data.addLong("rows", table.size());
        try (OutputStream out = output(directory.resolve(DATA_XML))) {
            data.saveToXML(out);
        }
        saveRows(table, directory.resolve(DATA_ZIP), monitor);
    }

    private static void saveRows(final BufferedDataTable table, final Path file, final ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException {
        try (ZipOutputStream zip = new ZipOutputStream(output(file));
                CloseableRowIterator rows = table.iterator()) {
            zip.putNextEntry(new ZipEntry("rows"));
            DataOutputStream out = new DataOutputStream(zip);
            while (rows.hasNext()) {
                monitor.checkCanceled();
                DataRow row = rows.next();
                RowFile.write(row, out);
            }
            out.flush();
            zip.closeEntry();
        }
    }

    private static BufferedDataTable loadTable(final Path directory) throws IOException {
        DataTableSpec spec;
        long size;
        try {
            spec = DataTableSpec.load(ModelContent.loadFromXML(input(directory.resolve(SPEC_XML))));
            size = ModelContent.loadFromXML(input(directory.resolve(DATA_XML))).getLong("rows");
        } catch (InvalidSettingsException e) {
            throw new IOException("The table in " + directory + " cannot be read: " + e.getMessage(), e);
        }
        // unpacked, since the rows are gone through many times
        File rows = Files.createTempFile("table", ".rows").toFile();
        rows.deleteOnExit();
        try (ZipInputStream zip = new ZipInputStream(input(directory.resolve(DATA_ZIP)))) {
            if (zip.getNextEntry() == null) {
                throw new IOException("The table in " + directory + " has no rows stored.");
            }
            RowFile.copy(zip, rows);
        }
        return TableBridge.SECRET.get().create(StoredTable.inFile(spec, size, rows));
    }
}
