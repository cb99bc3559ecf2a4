package org.multimodalbtw.host.nodes;

import java.util.concurrent.atomic.AtomicInteger;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOrRearrangerConsumer;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteConsumer;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

/** A node whose behaviour a test gives, with an optional input table and an output table. */
public final class ScriptedNodeFactory extends DefaultNodeFactory {

    private static final AtomicInteger COUNT = new AtomicInteger();

    public static final ExecuteConsumer EMPTY_TABLE = (input, output) -> {
        var container = input.getExecutionContext().createDataContainer(new DataTableSpec());
        container.close();
        output.setOutData(container.getTable());
    };

    public ScriptedNodeFactory(ExecuteConsumer execute) {
        this((input, output) -> output.setOutSpec(0, new DataTableSpec()), execute);
    }

    public ScriptedNodeFactory(
            ConfigureOrRearrangerConsumer<ConfigureInput, ConfigureOutput> configure, ExecuteConsumer execute) {
        super(DefaultNode.create()
                .name("Scripted " + COUNT.incrementAndGet())
                .icon("node.png")
                .shortDescription("Does as told.")
                .fullDescription("<p>Does as told.</p>")
                .sinceVersion(5, 8, 0)
                .ports(ports -> ports.addInputPort("In", "A table.", BufferedDataTable.TYPE_OPTIONAL)
                        .addOutputTable("Out", "A table."))
                .model(model -> model.withoutParameters().configure(configure).execute(execute)));
    }
}
