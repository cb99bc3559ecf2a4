package org.multimodalbtw.nodes.fusion;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.nodes.port.FusionNetworkPortObject;
import org.multimodalbtw.nodes.port.FusionNetworkPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObject;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;
import org.multimodalbtw.nodes.run.EngineWork;

/** Designs a mixture-of-experts network that fuses modalities. */
public final class MoeFusionNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("MoE Fusion")
            .icon("moe-fusion.png")
            .shortDescription("Designs a mixture-of-experts network that fuses the modalities of a tensor.")
            .fullDescription(
                    """
                    <p>Describes a network that predicts from several modalities at once. Each modality has an encoder of its own
                    that makes one token of it, and a small head that predicts from this modality alone. A router sends the
                    tokens to a few of several shared <b>experts</b>, and the fused head predicts from what they give. A
                    modality that a row lacks takes no part.</p>
                    <p>The network is only described here, not trained: connect it to the BTW Learner, which takes the defaults where no network is connected. They suit a few
                    hundred to some ten thousand rows.</p>
                    <h3>How to read the result</h3>
                    <p>The output is a design and has no figures. Whether another design is better, only the scores of the BTW
                    Learner can tell; in our comparisons the options made no difference beyond chance.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addInputPort(
                            "Tensor", "The modalities to fuse. Only their names are used here.", TensorPortObject.TYPE)
                    .addOutputPort(
                            "Fusion network",
                            "The untrained network, for the BTW Learner.",
                            FusionNetworkPortObject.TYPE))
            .model(model -> model.parametersClass(MoeFusionParameters.class)
                    .configure(MoeFusionNodeFactory::configure)
                    .execute(MoeFusionNodeFactory::execute))
            .nodeType(NodeType.Other)
            .keywords("mixture of experts", "network", "fusion", "deep learning", "multimodal");

    /** For the platform. */
    public MoeFusionNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        MoeFusionParameters parameters = input.getParameters();
        TensorPortObjectSpec tensor = input.getInPortSpec(0);
        EngineWork.configure(parameters::settings);
        output.setOutSpec(0, tensor == null ? null : network(parameters, tensor));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output) {
        TensorPortObject tensor = input.getInPortObject(0);
        output.setOutData(0, new FusionNetworkPortObject(network(input.getParameters(), tensor.getSpec())));
    }

    private static FusionNetworkPortObjectSpec network(MoeFusionParameters parameters, TensorPortObjectSpec tensor) {
        return new FusionNetworkPortObjectSpec(tensor.modalities(), parameters.settings());
    }
}
