package org.multimodalbtw.platform.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreFactory;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.data.image.png.PNGImageContent;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.port.AbstractSimplePortObject;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;
import org.knime.core.node.port.image.ImagePortObject;
import org.knime.core.node.port.image.ImagePortObjectSpec;

class PortObjectStoreTest {
    /** A spec with one text. */
    public static final class NoteSpec extends AbstractSimplePortObjectSpec {
        private String title;

        public NoteSpec() {}

        NoteSpec(final String title) {
            this.title = title;
        }

        @Override
        protected void save(final ModelContentWO content) {
            content.addString("title", title);
        }

        @Override
        protected void load(final ModelContentRO content) throws InvalidSettingsException {
            title = content.getString("title");
        }

        /** Stores such specs. */
        public static final class Serializer extends AbstractSimplePortObjectSpecSerializer<NoteSpec> {}
    }

    /** An object whose text lies in a file store, written late, and in a folder, written at once. */
    public static final class Note extends FileStorePortObject {
        private final NoteSpec spec;
        private String text;
        private int flushes;

        Note(final NoteSpec spec, final String text, final List<FileStore> fileStores) {
            super(fileStores);
            this.spec = spec;
            this.text = text;
        }

        private Note(final NoteSpec spec) {
            this.spec = spec;
        }

        @Override
        protected void flushToFileStore() throws IOException {
            flushes++;
            Files.writeString(getFileStore(0).getFile().toPath(), text);
        }

        @Override
        protected void postConstruct() throws IOException {
            text = Files.readString(getFileStore(0).getFile().toPath());
        }

        @Override
        public NoteSpec getSpec() {
            return spec;
        }

        @Override
        public String getSummary() {
            return text;
        }

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }

        /** Stores such objects. */
        public static final class Serializer extends PortObjectSerializer<Note> {
            @Override
            public void savePortObject(final Note note, final PortObjectZipOutputStream out, final ExecutionMonitor m)
                    throws IOException {
                out.putNextEntry(new ZipEntry("empty"));
                out.closeEntry();
            }

            @Override
            public Note loadPortObject(
                    final PortObjectZipInputStream in, final PortObjectSpec spec, final ExecutionMonitor m)
                    throws IOException {
                assertEquals("empty", in.getNextEntry().getName());
                return new Note((NoteSpec) spec);
            }
        }
    }

    /** An object that is a model content. */
    public static final class Count extends AbstractSimplePortObject {
        private int value;
        private NoteSpec spec;

        public Count() {}

        Count(final int value) {
            this.value = value;
            spec = new NoteSpec("count");
        }

        @Override
        protected void save(final ModelContentWO content, final ExecutionMonitor monitor) {
            content.addInt("value", value);
        }

        @Override
        protected void load(final ModelContentRO content, final PortObjectSpec loaded, final ExecutionMonitor monitor)
                throws InvalidSettingsException {
            value = content.getInt("value");
            spec = (NoteSpec) loaded;
        }

        @Override
        public NoteSpec getSpec() {
            return spec;
        }

        @Override
        public String getSummary() {
            return "count " + value;
        }

        /** Stores such objects. */
        public static final class Serializer extends AbstractSimplePortObjectSerializer<Count> {}
    }

    private static final ExecutionMonitor MONITOR = new ExecutionMonitor();

    @TempDir
    private Path directory;

    private FileStoreHandler handler;
    private ExecutionContext context;

    @BeforeAll
    static void register() {
        PortTypeRegistrations.register(new PortTypeRegistration(
                "Note", Note.class, new Note.Serializer(), NoteSpec.class, new NoteSpec.Serializer(), 0x1E90C8, false));
        PortTypeRegistrations.register(new PortTypeRegistration(
                "Count", Count.class, new Count.Serializer(), NoteSpec.class, new NoteSpec.Serializer(), 1, true));
    }

    @BeforeEach
    void startExecution() {
        handler = new FileStoreHandler(UUID.randomUUID(), directory.resolve("work/filestore"));
        context = new ExecutionEnvironment(new TableSettings(directory.resolve("work"), 10), handler)
                .createContext(new ProgressMonitor());
    }

    private PortObjectStore reopened(final Path fileStores) throws IOException {
        FileStoreRepository repository = new FileStoreRepository();
        repository.add(new FileStoreHandler(handler.id(), fileStores));
        return new PortObjectStore(repository);
    }

    @Test
    void anObjectFindsItsFileStoresWhereTheWorkflowHasCopiedThem() throws Exception {
        FileStore late = context.createFileStore("late");
        FileStore folder = context.createFileStore("folder");
        Files.createDirectory(folder.getFile().toPath());
        Files.writeString(folder.getFile().toPath().resolve("inside"), "x");
        Note note = new Note(new NoteSpec("t"), "hello", List.of(late, folder));
        PortObjectStore store = new PortObjectStore(new FileStoreRepository());

        store.save(note, directory.resolve("port_1"), MONITOR);
        store.save(note, directory.resolve("port_1"), MONITOR);
        handler.copyTo(directory.resolve("saved/filestore"));
        handler.delete();

        assertEquals(1, note.flushes);
        assertFalse(late.getFile().exists());
        Note loaded = (Note)
                reopened(directory.resolve("saved/filestore")).load(Note.class.getName(), directory.resolve("port_1"), MONITOR);
        assertEquals("hello", loaded.getSummary());
        assertEquals(new NoteSpec("t"), loaded.getSpec());
        assertEquals(note, loaded);
        assertTrue(Files.exists(directory.resolve("saved/filestore/000/000/folder/inside")));
        assertTrue(Files.exists(directory.resolve("port_1/object/filestore.xml")));
        assertTrue(Files.exists(directory.resolve("port_1/spec/spec.zip")));
    }

    @Test
    void aFileStoreThatIsGoneIsReported() throws Exception {
        Note note = new Note(new NoteSpec("t"), "hello", List.of(context.createFileStore("late")));
        new PortObjectStore(new FileStoreRepository()).save(note, directory.resolve("p"), MONITOR);
        IOException gone = assertThrows(
                IOException.class,
                () -> reopened(directory.resolve("nowhere")).load(Note.class.getName(), directory.resolve("p"), MONITOR));
        assertTrue(gone.getMessage().contains("late"), gone.getMessage());
        assertThrows(
                IOException.class,
                () -> new PortObjectStore(new FileStoreRepository())
                        .load(Note.class.getName(), directory.resolve("p"), MONITOR));
    }

    @Test
    void aNameOfAFileStoreCanBeUsedOnceAnExecution() throws IOException {
        FileStore first = context.createFileStore("tensor");
        assertEquals("tensor", first.getFile().getName());
        assertTrue(first.getFile().getParentFile().isDirectory());
        assertFalse(first.getFile().exists());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> context.createSubExecutionContext(0.5).createFileStore("tensor"));
        assertTrue(e.getMessage().contains("Duplicate file store"));
        assertThrows(IllegalArgumentException.class, () -> context.createFileStore("../tensor"));
        assertThrows(IllegalArgumentException.class, () -> context.createFileStore(".."));
        FileStoreFactory factory = FileStoreFactory.createFileStoreFactory(context);
        assertThrows(IllegalArgumentException.class, () -> factory.createFileStore("tensor"));
    }

    @Test
    void thousandsOfFileStoresHaveFoldersOfTheirOwn() throws IOException {
        for (int i = 0; i < 1000; i++) {
            handler.create("f" + i);
        }
        assertTrue(handler.create("last").getFile().toPath().endsWith("000/001/last"));
    }

    @Test
    void simpleObjectsAndTheirSpecsAreEqualAfterLoading() throws Exception {
        PortObjectStore store = new PortObjectStore(new FileStoreRepository());
        Count count = new Count(42);
        store.save(count, directory, MONITOR);
        PortObject loaded = store.load(Count.class.getName(), directory, MONITOR);
        assertEquals(count, loaded);
        assertEquals(count.hashCode(), loaded.hashCode());
        assertNotEquals(new Count(43), loaded);
        assertEquals(new NoteSpec("count"), loaded.getSpec());
        assertEquals(new NoteSpec("count"), store.loadSpec(NoteSpec.class.getName(), directory));
        assertFalse(Files.exists(directory.resolve("object/filestore.xml")));
    }

    @Test
    void imagesSurvive() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", png);
        PNGImageContent content = new PNGImageContent(png.toByteArray());
        ImagePortObject image = new ImagePortObject(content, new ImagePortObjectSpec(PNGImageContent.TYPE));
        PortObjectStore store = new PortObjectStore(new FileStoreRepository());
        store.save(image, directory, MONITOR);
        ImagePortObject loaded = (ImagePortObject) store.load(ImagePortObject.class.getName(), directory, MONITOR);
        assertEquals(image.toDataCell(), loaded.toDataCell());
        assertEquals(PNGImageContent.TYPE, loaded.getSpec().getDataType());
        assertEquals("PNG image, 4 x 3 pixels", loaded.getSummary());
        assertThrows(IllegalArgumentException.class, () -> new PNGImageContent(new byte[] {1, 2}));
    }

    @Test
    void tablesSurviveWithTheirDomains() throws Exception {
        DataTableSpec spec = new DataTableSpec(new String[] {"text"}, new DataType[] {StringCell.TYPE});
        BufferedDataContainer container = context.createDataContainer(spec);
        for (int i = 0; i < 30; i++) {
            container.addRowToTable(new DefaultRow("Row" + i, "v" + i % 3));
        }
        container.close();
        BufferedDataTable table = container.getTable();
        PortObjectStore store = new PortObjectStore(new FileStoreRepository());
        store.save(table, directory.resolve("port_2"), MONITOR);
        BufferedDataTable loaded =
                (BufferedDataTable) store.load(BufferedDataTable.class.getName(), directory.resolve("port_2"), MONITOR);
        assertEquals(table.getDataTableSpec(), loaded.getDataTableSpec());
        assertEquals(3, loaded.getSpec().getColumnSpec(0).getDomain().getValues().size());
        List<DataRow> rows = new ArrayList<>();
        loaded.forEach(rows::add);
        List<DataRow> expected = new ArrayList<>();
        table.forEach(expected::add);
        assertEquals(expected, rows);
    }

    @Test
    void savingStopsWhenCancelled() throws Exception {
        DataTableSpec spec = new DataTableSpec(new String[] {"text"}, new DataType[] {StringCell.TYPE});
        BufferedDataContainer container = context.createDataContainer(spec);
        container.addRowToTable(new DefaultRow("a", "b"));
        container.close();
        ProgressMonitor progress = new ProgressMonitor();
        progress.setExecuteCanceled();
        assertThrows(
                CanceledExecutionException.class,
                () -> new PortObjectStore(new FileStoreRepository())
                        .save(container.getTable(), directory, new ExecutionMonitor(progress)));
    }

    @Test
    void aTableSpecSurvivesItsSerializer() throws Exception {
        DataTableSpec spec =
                new DataTableSpec("n", new String[] {"a", "b"}, new DataType[] {StringCell.TYPE, StringCell.TYPE});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            PortUtil.getPortObjectSpecSerializer(DataTableSpec.class).savePortObjectSpec(spec, out);
        }
        try (var in = PortUtil.getPortObjectSpecZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(spec, PortUtil.getPortObjectSpecSerializer(DataTableSpec.class).loadPortObjectSpec(in));
        }
    }

    @Test
    void aPortTypeIsWhatItsPlugInSays() throws InvalidSettingsException {
        PortType type = PortTypeRegistry.getInstance().getPortType(Note.class);
        assertEquals("Note", type.getName());
        assertEquals(0x1E90C8, type.getColor());
        assertFalse(type.isHidden());
        assertEquals(NoteSpec.class, type.getPortObjectSpecClass());
        assertTrue(type.acceptsPortObjectSpec(new NoteSpec("x")));
        assertFalse(type.acceptsPortObjectSpec(new DataTableSpec()));
        assertTrue(PortTypeRegistry.getInstance().getPortType(FileStorePortObject.class).isSuperTypeOf(type));
        assertFalse(type.isSuperTypeOf(BufferedDataTable.TYPE));
        assertTrue(BufferedDataTable.TYPE_OPTIONAL.isOptional());
        assertNotEquals(BufferedDataTable.TYPE, BufferedDataTable.TYPE_OPTIONAL);
        assertTrue(PortTypeRegistry.getInstance().availablePortTypes().contains(ImagePortObject.TYPE));
    }

    @Test
    void anUnregisteredClassGivesAHiddenTypeThatCannotBeStored() {
        PortObject object = new PortObject() {
            @Override
            public String getSummary() {
                return "";
            }

            @Override
            public PortObjectSpec getSpec() {
                return new DataTableSpec();
            }

            @Override
            public JComponent[] getViews() {
                return new JComponent[0];
            }
        };
        assertTrue(PortTypeRegistry.getInstance().getPortType(object.getClass()).isHidden());
        assertNotNull(assertThrows(
                        IOException.class,
                        () -> new PortObjectStore(new FileStoreRepository()).save(object, directory, MONITOR))
                .getMessage());
        assertThrows(IllegalArgumentException.class, () -> PortUtil.getPortObjectSerializer(object.getClass()));
    }
}
