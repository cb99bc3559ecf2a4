package org.multimodalbtw.host.nodes;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** Modalities become one. */
public final class ModalityCollectorNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Modality Collector")
            .icon("node.png")
            .shortDescription("Collects modalities.")
            .fullDescription("<p>Collects modalities.</p>")
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> ports.addInputPortGroup("modalities", group -> group.name("Modality")
                            .description("A modality.")
                            .extendable()
                            .supportedTypes(TensorPortObject.TYPE)
                            .fixedTypes(TensorPortObject.TYPE)
                            .defaultNonFixedTypes(TensorPortObject.TYPE))
                    .addOutputPortGroup("Collected", group -> group.name("Collected")
                            .description("All modalities.")
                            .fixed(TensorPortObject.TYPE)))
            .model(model -> model.withoutParameters()
                    .configure(ModalityCollectorNodeFactory::configure)
                    .execute(ModalityCollectorNodeFactory::execute));

    public ModalityCollectorNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        String[] names = Stream.of(input.getInPortSpecs())
                .flatMap(spec -> Stream.of(((TensorPortObjectSpec) spec).modalities()))
                .toArray(String[]::new);
        if (Stream.of(names).distinct().count() < names.length) {
            throw new InvalidSettingsException("Two modalities have the same name.");
        }
        output.setOutSpecs(new TensorPortObjectSpec(names));
    }

    private static void execute(ExecuteInput input, ExecuteOutput output) {
        String[] names = Stream.of(input.getInPortObjects())
                .flatMap(object ->
                        Stream.of(((TensorPortObject) object).getSpec().modalities()))
                .toArray(String[]::new);
        String text = Stream.of(input.getInPortObjects())
                .map(object -> ((TensorPortObject) object).text())
                .collect(Collectors.joining(" | "));
        output.setOutData(TensorPortObject.write(new TensorPortObjectSpec(names), text, input.getExecutionContext()));
    }
}
