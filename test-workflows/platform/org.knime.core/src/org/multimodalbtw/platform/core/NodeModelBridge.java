package org.multimodalbtw.platform.core;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;

/** Calls the protected members of a node's model. */
public interface NodeModelBridge {
    Secret<NodeModelBridge> SECRET = new Secret<>(NodeModel.class);

    PortObjectSpec[] configure(NodeModel model, PortObjectSpec[] specs) throws InvalidSettingsException;

    PortObject[] execute(NodeModel model, PortObject[] objects, ExecutionContext context) throws Exception;

    void reset(NodeModel model);

    void dispose(NodeModel model);

    void saveSettings(NodeModel model, NodeSettingsWO settings);

    void validateSettings(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException;

    /** @param settings validated before */
    void loadSettings(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException;

    void saveDefaultViewSettings(NodeModel model, NodeSettingsWO settings);

    void validateViewSettings(NodeModel model, NodeSettingsRO settings) throws InvalidSettingsException;

    void saveInternals(NodeModel model, File directory, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException;

    void loadInternals(NodeModel model, File directory, ExecutionMonitor monitor)
            throws IOException, CanceledExecutionException;

    /** @return null without a warning */
    Message warning(NodeModel model);

    void clearWarning(NodeModel model);

    List<PortType> inPortTypes(NodeModel model);

    List<PortType> outPortTypes(NodeModel model);
}
