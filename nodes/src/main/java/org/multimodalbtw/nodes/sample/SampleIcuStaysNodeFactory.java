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
import org.multimodalbtw.engine.cohort.IcuStays;
import org.multimodalbtw.nodes.run.EngineWork;

/** Generates stays in intensive care with vital signs over time, labs and notes. */
public final class SampleIcuStaysNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Sample ICU Stays")
            .icon("sample-icu-stays.png")
            .shortDescription("Generates synthetic stays in intensive care with vital signs over time, labs and notes.")
            .fullDescription(
                    """
                    <p>Generates stays in an intensive care unit that never were, with three kinds of data: <b>vital signs</b> at
                    irregular times over the first 48 hours, one row for each measurement; <b>labs</b>, one row for each stay; and a
                    <b>note</b>. About 30 % of the patients die in the unit. Use the stays to try the Series, Tabular and Text
                    Encoder together, before you do so with your own data.</p>
                    <p>The labels have the outcome (<i>icu_death</i>) and a <i>split</i>: 60 % of the stays are for training, 15 % for
                    validation and 25 % for test. Labels, labs and notes have the stay as RowID; the vital signs name it in the column
                    <i>stay</i>.</p>
                    <h3>How to read the result</h3>
                    <p>All three kinds of data tell something of the outcome, and each something that the others do not: a model of all of
                    them should do better than a model of any one alone. The numbers and the notes follow rules and chance; nothing
                    about medicine can be learnt from them.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable("Labels", "One row for each stay: death in the unit, and split.")
                    .addOutputTable(
                            "Vitals", "One row for each measurement: stay, hours since admission, variable and value.")
                    .addOutputTable("Labs", "One row for each stay with labs: sex, admission type, age and lab values.")
                    .addOutputTable("Notes", "One row for each stay with a note."))
            .model(model -> model.parametersClass(SampleCohortParameters.class)
                    .configure(SampleIcuStaysNodeFactory::configure)
                    .execute(SampleIcuStaysNodeFactory::execute))
            .nodeType(NodeType.Source)
            .keywords(
                    "synthetic",
                    "example",
                    "demo",
                    "test data",
                    "generate",
                    "intensive care",
                    "time series",
                    "text",
                    "multimodal");

    /** For the platform. */
    public SampleIcuStaysNodeFactory() {
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
        IcuStays stays = IcuStays.generate(parameters.settings());
        return List.of(
                new NamedRows("labels", stays.labels()),
                new NamedRows("vitals", stays.vitals()),
                new NamedRows("labs", stays.labs()),
                new NamedRows("notes", stays.notes()));
    }
}
