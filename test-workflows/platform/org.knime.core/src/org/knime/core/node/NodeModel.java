package org.knime.core.node;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.message.Message;
import org.knime.core.node.message.MessageBuilder;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.multimodalbtw.platform.core.NodeModelBridge;

/** What a node does with its inputs. */
public abstract class NodeModel implements AbstractNodeView.ViewableModel {
    static {
        NodeModelBridge.SECRET.set(new NodeModelBridge() {
            @Override
            public PortObjectSpec[] configure(final NodeModel model, final PortObjectSpec[] specs)
                    throws InvalidSettingsException {
                return model.configure(specs);
            }

            @Override
            public PortObject[] execute(
                    final NodeModel model, final PortObject[] objects, final ExecutionContext context)
                    throws Exception {
                return model.execute(objects, context);
            }

            @Override
            public void reset(final NodeModel model) {
                model.reset();
            }

            @Override
            public void dispose(final NodeModel model) {
                model.onDispose();
            }

            @Override
            public void saveSettings(final NodeModel model, final NodeSettingsWO settings) {
                model.saveSettingsTo(settings);
            }

            @Override
            public void validateSettings(final NodeModel model, final NodeSettingsRO settings)
                    throws InvalidSettingsException {
                model.validateSettings(settings);
            }

            @Override
            public void loadSettings(final NodeModel model, final NodeSettingsRO settings)
                    throws InvalidSettingsException {
                model.loadValidatedSettingsFrom(settings);
            }

            @Override
            public void saveDefaultViewSettings(final NodeModel model, final NodeSettingsWO settings) {
                model.saveDefaultViewSettingsTo(settings);
            }

            @Override
            public void validateViewSettings(final NodeModel model, final NodeSettingsRO settings)
                    throws InvalidSettingsException {
                model.validateViewSettings(settings);
            }

            @Override
            public void saveInternals(final NodeModel model, final File directory, final ExecutionMonitor monitor)
                    throws IOException, CanceledExecutionException {
                model.saveInternals(directory, monitor);
            }

            @Override
            public void loadInternals(final NodeModel model, final File directory, final ExecutionMonitor monitor)
                    throws IOException, CanceledExecutionException {
                model.loadInternals(directory, monitor);
            }

            @Override
            public Message warning(final NodeModel model) {
                return model.getWarning();
            }

            @Override
            public void clearWarning(final NodeModel model) {
                model.setWarning(null);
            }

            @Override
            public List<PortType> inPortTypes(final NodeModel model) {
                return model.inPorts;
            }

            @Override
            public List<PortType> outPortTypes(final NodeModel model) {
                return model.outPorts;
            }
        });
    }

    private final List<PortType> inPorts;
    private final List<PortType> outPorts;
    private final List<NodeModelWarningListener> warningListeners = new CopyOnWriteArrayList<>();
    private Message warning;

    /** A node whose ports are tables. */
    protected NodeModel(final int inTables, final int outTables) {
        this(tables(inTables), tables(outTables));
    }

    protected NodeModel(final PortType[] inPorts, final PortType[] outPorts) {
        this.inPorts = List.of(inPorts);
        this.outPorts = List.of(outPorts);
    }

    private static PortType[] tables(final int count) {
        PortType[] types = new PortType[count];
        Arrays.fill(types, BufferedDataTable.TYPE);
        return types;
    }

    /** @return null, or null for a port, where the spec is known only after execution */
    protected PortObjectSpec[] configure(final PortObjectSpec[] specs) throws InvalidSettingsException {
        return configure(Arrays.copyOf(specs, specs.length, DataTableSpec[].class));
    }

    protected DataTableSpec[] configure(final DataTableSpec[] specs) throws InvalidSettingsException {
        throw new UnsupportedOperationException(getClass().getName() + " has no configure method.");
    }

    protected PortObject[] execute(final PortObject[] objects, final ExecutionContext context) throws Exception {
        return execute(Arrays.copyOf(objects, objects.length, BufferedDataTable[].class), context);
    }

    protected BufferedDataTable[] execute(final BufferedDataTable[] tables, final ExecutionContext context)
            throws Exception {
        throw new UnsupportedOperationException(getClass().getName() + " has no execute method.");
    }

    protected abstract void reset();

    protected abstract void saveSettingsTo(NodeSettingsWO settings);

    protected abstract void validateSettings(NodeSettingsRO settings) throws InvalidSettingsException;

    protected abstract void loadValidatedSettingsFrom(NodeSettingsRO settings) throws InvalidSettingsException;

    protected abstract void saveInternals(File directory, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException;

    protected abstract void loadInternals(File directory, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException;

    protected void saveDefaultViewSettingsTo(final NodeSettingsWO settings) {
        // a node without view settings
    }

    protected void validateViewSettings(final NodeSettingsRO settings) throws InvalidSettingsException {
        // a node without view settings
    }

    protected void onDispose() {
        // nothing is held
    }

    protected final int getNrInPorts() {
        return inPorts.size();
    }

    protected final int getNrOutPorts() {
        return outPorts.size();
    }

    protected final PortType getInPortType(final int index) {
        return inPorts.get(index);
    }

    protected final PortType getOutPortType(final int index) {
        return outPorts.get(index);
    }

    protected final NodeLogger getLogger() {
        return NodeLogger.getLogger(getClass());
    }

    protected final MessageBuilder createMessageBuilder() {
        return Message.builder();
    }

    protected final String getWarningMessage() {
        return Message.getSummaryFrom(warning);
    }

    protected final Message getWarning() {
        return warning;
    }

    /** @param text replaces the warning before; null for none */
    protected final void setWarningMessage(final String text) {
        setWarning(text == null ? null : Message.fromSummary(text));
    }

    protected final void setWarning(final Message message) {
        boolean isNew = !Objects.equals(message, warning);
        warning = message;
        if (message != null) {
            getLogger().warn(message.toLogPrintable());
        }
        if (isNew) {
            warningListeners.forEach(listener -> listener.warningChanged(message));
        }
    }

    public void addWarningListener(final NodeModelWarningListener listener) {
        warningListeners.add(listener);
    }

    public void removeWarningListener(final NodeModelWarningListener listener) {
        warningListeners.remove(listener);
    }
}
