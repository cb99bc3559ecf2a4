package org.multimodalbtw.platform.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.image.ImagePortObject;

class NodeModelsTest {
    private static final NodeModelBridge BRIDGE = NodeModelBridge.SECRET.get();

    /** Gives out what it is told to, and remembers what it was given. */
    static final class Model extends NodeModel {
        private final List<String> calls = new ArrayList<>();
        private PortObjectSpec[] seen;
        private PortObjectSpec[] outSpecs;
        private PortObject[] outObjects;
        private String warning;
        private int setting = 1;

        Model(final PortType[] in, final PortType[] out) {
            super(in, out);
        }

        @Override
        protected PortObjectSpec[] configure(final PortObjectSpec[] specs) {
            seen = specs;
            setWarningMessage(warning);
            return outSpecs;
        }

        @Override
        protected PortObject[] execute(final PortObject[] objects, final ExecutionContext context) {
            setWarningMessage("first");
            setWarningMessage(warning);
            return outObjects;
        }

        @Override
        protected void saveSettingsTo(final NodeSettingsWO settings) {
            settings.addInt("setting", setting);
        }

        @Override
        protected void validateSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
            if (settings.getInt("setting") < 0) {
                throw new InvalidSettingsException("The setting must not be negative.");
            }
        }

        @Override
        protected void loadValidatedSettingsFrom(final NodeSettingsRO settings) throws InvalidSettingsException {
            setting = settings.getInt("setting");
        }

        @Override
        protected void reset() {
            calls.add("reset");
        }

        @Override
        protected void onDispose() {
            calls.add("dispose");
        }

        @Override
        protected void saveInternals(final File directory, final ExecutionMonitor monitor) {
            calls.add("save");
        }

        @Override
        protected void loadInternals(final File directory, final ExecutionMonitor monitor) {
            calls.add("load");
        }
    }

    /** A model of tables alone, with the methods that such models have. */
    private static final class TableModel extends NodeModel {
        TableModel() {
            super(1, 1);
        }

        @Override
        protected DataTableSpec[] configure(final DataTableSpec[] specs) {
            return specs;
        }

        @Override
        protected BufferedDataTable[] execute(final BufferedDataTable[] tables, final ExecutionContext context) {
            return tables;
        }

        @Override
        protected void saveSettingsTo(final NodeSettingsWO settings) {}

        @Override
        protected void validateSettings(final NodeSettingsRO settings) {}

        @Override
        protected void loadValidatedSettingsFrom(final NodeSettingsRO settings) {}

        @Override
        protected void reset() {}

        @Override
        protected void saveInternals(final File directory, final ExecutionMonitor monitor) {}

        @Override
        protected void loadInternals(final File directory, final ExecutionMonitor monitor) {}
    }

    @TempDir
    private Path directory;

    private final Model model = new Model(
            new PortType[] {BufferedDataTable.TYPE, BufferedDataTable.TYPE_OPTIONAL, ImagePortObject.TYPE},
            new PortType[] {BufferedDataTable.TYPE});

    private ExecutionContext context;
    private BufferedDataTable table;

    @BeforeEach
    void makeTable() {
        context = new ExecutionEnvironment(
                        TableSettings.temporary(), new FileStoreHandler(UUID.randomUUID(), directory))
                .createContext(new ProgressMonitor());
        BufferedDataContainer container = context.createDataContainer(
                new DataTableSpec(new String[] {"a"}, new DataType[] {IntCell.TYPE}));
        container.addRowToTable(new DefaultRow("r", 1));
        container.close();
        table = container.getTable();
    }

    @Test
    void anUnknownTableIsSeenAsOneWithoutColumnsAndAllElseAsNull() throws InvalidSettingsException {
        PortObjectSpec[] outSpecs = NodeModels.configure(model, new PortObjectSpec[3]);
        assertArrayEquals(new PortObjectSpec[] {new DataTableSpec(), null, null}, model.seen);
        assertArrayEquals(new PortObjectSpec[] {null}, outSpecs);
    }

    @Test
    void aModelMustGiveOneSpecAnOutput() {
        model.outSpecs = new PortObjectSpec[2];
        assertThrows(IllegalStateException.class, () -> NodeModels.configure(model, new PortObjectSpec[3]));
    }

    @Test
    void aModelOfTablesIsCalledWithTables() throws Exception {
        TableModel tables = new TableModel();
        assertArrayEquals(
                new PortObjectSpec[] {table.getSpec()},
                NodeModels.configure(tables, new PortObjectSpec[] {table.getSpec()}));
        assertSame(table, NodeModels.execute(tables, new PortObject[] {table}, context)[0]);
    }

    @Test
    void anOutputThatIsNotSetIsAFailure() {
        model.outObjects = new PortObject[1];
        IllegalStateException e = assertThrows(
                IllegalStateException.class, () -> NodeModels.execute(model, new PortObject[3], context));
        assertEquals("Invalid result. Execution failed, reason: data at output 0 is null.", e.getMessage());
    }

    @Test
    void anOutputOfAnotherKindThanItsPortIsAFailure() {
        model.outObjects = new PortObject[] {new ImagePortObject()};
        assertThrows(IllegalStateException.class, () -> NodeModels.execute(model, new PortObject[3], context));
    }

    @Test
    void theLastWarningStaysUntilTheNextRun() throws Exception {
        model.outObjects = new PortObject[] {table};
        model.warning = "second";
        List<String> heard = new ArrayList<>();
        model.addWarningListener(message -> heard.add(message == null ? null : message.getSummary()));
        NodeModels.execute(model, new PortObject[3], context);
        assertEquals("second", BRIDGE.warning(model).getSummary());
        assertEquals(List.of("first", "second"), heard);
        model.warning = null;
        NodeModels.configure(model, new PortObjectSpec[3]);
        assertNull(BRIDGE.warning(model));
    }

    @Test
    void settingsAreSavedCheckedAndLoaded() throws Exception {
        NodeSettings settings = new NodeSettings("model");
        BRIDGE.saveSettings(model, settings);
        assertEquals(1, settings.getInt("setting"));
        settings.addInt("setting", 5);
        BRIDGE.validateSettings(model, settings);
        BRIDGE.loadSettings(model, settings);
        assertEquals(5, model.setting);
        settings.addInt("setting", -5);
        assertThrows(InvalidSettingsException.class, () -> BRIDGE.validateSettings(model, settings));
        assertThrows(
                InvalidSettingsException.class, () -> BRIDGE.validateSettings(model, new NodeSettings("empty")));
    }

    @Test
    void theHostReachesTheRestOfTheModelsLife() throws Exception {
        BRIDGE.saveInternals(model, directory.toFile(), new ExecutionMonitor());
        BRIDGE.reset(model);
        BRIDGE.loadInternals(model, directory.toFile(), new ExecutionMonitor());
        BRIDGE.dispose(model);
        assertEquals(List.of("save", "reset", "load", "dispose"), model.calls);
        assertEquals(3, BRIDGE.inPortTypes(model).size());
    }
}
