package org.multimodalbtw.nodes.predictor;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.multimodalbtw.nodes.run.Device;

/** What the Multimodal Predictor gives and where it runs. */
final class MultimodalPredictorParameters implements NodeParameters {

    @Widget(
            title = "Own prediction of each modality",
            description = "Adds what each modality predicts on its own: the probability of each class, or the number.")
    boolean m_own;

    @Widget(title = "Device", description = "Where the network runs. For a few thousand rows the CPU is fast enough.")
    @ValueSwitchWidget
    Device m_device = Device.AUTO;
}
