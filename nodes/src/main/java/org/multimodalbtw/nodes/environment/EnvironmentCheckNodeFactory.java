package org.multimodalbtw.nodes.environment;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.runtime.EnvironmentCheck;
import org.multimodalbtw.engine.runtime.EnvironmentReport;
import org.multimodalbtw.engine.runtime.EnvironmentReport.State;
import org.multimodalbtw.nodes.run.EngineWork;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.table.TableWriter;
import org.multimodalbtw.nodes.view.ReportTable;
import org.multimodalbtw.nodes.view.ViewPage;

/** Says whether training and scoring work on this machine, and what to do if not. */
public final class EnvironmentCheckNodeFactory extends DefaultNodeFactory {

    private static final List<String> STATES =
            Stream.of(State.values()).map(EnvironmentCheckNodeFactory::name).toList();

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Environment Check")
            .icon("environment-check.png")
            .shortDescription("Says whether training and scoring work on this machine, and what to do if not.")
            .fullDescription(
                    """
                    <p>Looks at what the nodes of this extension need: the native libraries of PyTorch, the environment's
                    variables, and the GPU with its free memory. It also starts the engine. Nothing is downloaded and nothing is
                    changed.</p>
                    <p>Run it where the workflow will run, for example on the executor of a KNIME Hub: another machine may have
                    no GPU. What is wrong is in the table and the view, with what to do.</p>
                    <h3>How to read the result</h3>
                    <p>A row for each thing that was checked. Where <i>State</i> is attention or problem, the last column says what to do.
                    Without a GPU everything works, only slower.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .ports(ports -> ports.addOutputTable(
                    "Findings",
                    "One row for each thing that was looked at: what was found, its state, and what to do."))
            .model(model -> model.withoutParameters()
                    .configure(EnvironmentCheckNodeFactory::configure)
                    .execute(EnvironmentCheckNodeFactory::execute))
            .addView(view -> view.withoutParameters()
                    .description("What was found on this machine, and what to do.")
                    .page(page -> page.fromString(() -> ViewPage.plain("environment.js"))
                            .relativePath("environment.js"))
                    .initialData(data -> data.data(ReportTable::json)))
            .nodeType(NodeType.Other)
            .keywords("GPU", "CUDA", "PyTorch", "libtorch", "installation", "troubleshooting", "device");

    /** For the platform. */
    public EnvironmentCheckNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput input, ConfigureOutput output) {
        output.setOutSpec(0, spec());
    }

    private static void execute(ExecuteInput input, ExecuteOutput output)
            throws CanceledExecutionException, KNIMEException {
        ExecutionContext context = input.getExecutionContext();
        EngineWork.execute(context, monitor -> {
            EnvironmentReport report = EnvironmentCheck.run();
            output.setOutData(0, TableWriter.write(context, spec(), writer -> report.findings()
                    .forEach(finding -> writer.add(List.of(
                            Columns.cell(finding.subject()),
                            Columns.cell(finding.found()),
                            Columns.cell(name(finding.state())),
                            Columns.cell(finding.remedy()))))));
            output.setInternalData(ReportTable.of(report, context));
            return null;
        });
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static DataTableSpec spec() {
        return Columns.table(List.of(
                Columns.text("Subject"),
                Columns.text("Found"),
                Columns.nominal("State", STATES),
                Columns.text("What to do")));
    }
}
