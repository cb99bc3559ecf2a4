package org.multimodalbtw.nodes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.multimodalbtw.platform.core.ExecutionEnvironment;
import org.multimodalbtw.platform.core.FileStoreHandler;
import org.multimodalbtw.platform.core.FileStoreRepository;
import org.multimodalbtw.platform.core.PortObjectStore;
import org.multimodalbtw.platform.core.PortTypeRegistration;
import org.multimodalbtw.platform.core.PortTypeRegistrations;
import org.multimodalbtw.platform.core.ProgressMonitor;
import org.multimodalbtw.platform.core.TableSettings;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Executions of nodes in a folder, with the port types of plugin.xml. */
public final class TestPlatform {

    static {
        elements("portType").forEach(TestPlatform::register);
    }

    private final FileStoreRepository repository = new FileStoreRepository();
    private final AtomicInteger executions = new AtomicInteger();
    private final Path directory;

    /** @param directory for file stores and saved objects */
    public TestPlatform(Path directory) {
        this.directory = directory;
    }

    /** @return the elements of plugin.xml with this name */
    public static List<Element> elements(String name) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("plugin.xml").toFile());
            NodeList found = document.getElementsByTagName(name);
            return IntStream.range(0, found.getLength())
                    .mapToObj(index -> (Element) found.item(index))
                    .toList();
        } catch (IOException | SAXException | ParserConfigurationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @return the context of a new execution */
    public ExecutionContext context() {
        return context(new ProgressMonitor());
    }

    /** @return the context of a new execution with its progress */
    public ExecutionContext context(ProgressMonitor progress) {
        int number = executions.incrementAndGet();
        FileStoreHandler files = new FileStoreHandler(new UUID(0, number), directory.resolve("execution" + number));
        repository.add(files);
        return new ExecutionEnvironment(TableSettings.temporary(), files).createContext(progress);
    }

    /** @return a table of these rows */
    public BufferedDataTable table(DataTableSpec spec, DataRow... rows) {
        BufferedDataContainer container = context().createDataContainer(spec);
        for (DataRow row : rows) {
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    /** @return the object as it comes back after it was saved and loaded */
    public <T extends PortObject> T reload(T object) throws IOException, CanceledExecutionException {
        PortObjectStore store = new PortObjectStore(repository);
        Path folder = directory.resolve("saved" + executions.incrementAndGet());
        store.save(object, folder, new ExecutionMonitor());
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) object.getClass();
        return type.cast(store.load(type.getName(), folder, new ExecutionMonitor()));
    }

    private static void register(Element type) {
        PortTypeRegistrations.register(new PortTypeRegistration(
                type.getAttribute("name"),
                load(type.getAttribute("objectClass")).asSubclass(PortObject.class),
                (PortObjectSerializer<?>) create(type.getAttribute("objectSerializer")),
                load(type.getAttribute("specClass")).asSubclass(PortObjectSpec.class),
                (PortObjectSpecSerializer<?>) create(type.getAttribute("specSerializer")),
                Integer.decode(type.getAttribute("color")),
                Boolean.parseBoolean(type.getAttribute("hidden"))));
    }

    /** @return a new object of the class, made by its public constructor */
    public static Object create(String className) {
        try {
            return load(className).getConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Without initialising it: a port type must be registered before its constant is made. */
    private static Class<?> load(String className) {
        try {
            return Class.forName(className, false, TestPlatform.class.getClassLoader());
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
