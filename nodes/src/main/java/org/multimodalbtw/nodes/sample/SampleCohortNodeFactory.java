package org.multimodalbtw.nodes.sample;

import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.cohort.SampleCohort;
import org.multimodalbtw.nodes.run.EngineWork;

/** Generates a cohort whose modalities are known to be informative or not. */
public final class SampleCohortNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Sample Cohort")
            .icon("sample-cohort.png")
            .shortDescription("Generates a synthetic cohort whose modalities are known to be informative or not.")
            .fullDescription(
                    """
                    <p>Generates patients that do not exist, with an outcome and four modalities: <b>imaging</b> tells most about
                    the outcome, <b>labs</b> some, <b>wearable</b> little, and <b>device log</b> nothing. How much each of them
                    tells is worked out and given as a table. Use the cohort to try the other nodes, and to see which modalities
                    the weights of the BTW Learner find.</p>
                    <p>The labels have a class (<i>outcome</i>), a number (<i>length_of_stay_days</i>) and a <i>split</i>: 60 %
                    of the patients are for training, 15 % for validation and 25 % for test. The tables of labels and modalities
                    have the patient as RowID.</p>
                    <h3>How to read the result</h3>
                    <p>The second table says how much each modality truly tells about the outcome. Good weights have the same order;
                    the weight of the device log should be the smallest.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable(
                            "Labels", "One row for each patient: outcome, length of stay and split.")
                    .addOutputTable(
                            "True informativeness",
                            "One row for each modality: how much it tells about the outcome, as mutual information in nats and as a word.")
                    .addOutputTable("Labs", "Lab values, sex and admission type: tell some.")
                    .addOutputTable("Imaging", "Imaging features: tell most.")
                    .addOutputTable("Wearable", "Measurements of a wearable: tell little.")
                    .addOutputTable("Device log", "Figures from the log of a device: tell nothing."))
            .model(model -> model.parametersClass(SampleCohortParameters.class)
                    .configure(SampleCohortNodeFactory::configure)
                    .execute(SampleCohortNodeFactory::execute))
            .nodeType(NodeType.Source)
            .keywords("synthetic", "example", "demo", "test data", "generate", "multimodal");

    /** For the platform. */
    public SampleCohortNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) throws InvalidSettingsException {
        NamedRows.configure(EngineWork.configure(() -> tables(input.getParameters())), output);
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        EngineWork.execute(context, monitor -> {
            NamedRows.write(tables(input.getParameters()), context, monitor, output);
            return null;
        });
    }

    private static List<NamedRows> tables(SampleCohortParameters parameters) {
        SampleCohort cohort = SampleCohort.generate(parameters.settings());
        return List.of(
                new NamedRows("labels", cohort.labels()),
                new NamedRows("informativeness", cohort.truth()),
                modality(cohort, "labs"),
                modality(cohort, "imaging"),
                modality(cohort, "wearable"),
                modality(cohort, "device_log"));
    }

    private static NamedRows modality(SampleCohort cohort, String name) {
        return new NamedRows(name, cohort.modality(name));
    }
}
