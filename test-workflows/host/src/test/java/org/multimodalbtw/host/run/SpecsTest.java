package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.data.DataColumnDomain;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.port.PortObjectSpec;
import org.multimodalbtw.host.NodeState;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.RunListener;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowRun;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;
import org.multimodalbtw.nodes.port.TensorPortObjectSpec;

/** What nodes say of their outputs before anything runs is what comes out, so that a workflow can be put together and checked at once. */
class SpecsTest {

    private static final Path EXAMPLES = Path.of("..", "workflows");

    /** Whether a column holds long texts, only its rows say, so that its node knows the model when it is executed. */
    private static final String OPEN = "One node from raw tables to a report";

    @BeforeAll
    static void register() {
        PortTypes.register();
    }

    static Stream<Path> examples() throws Exception {
        try (Stream<Path> all = Files.list(EXAMPLES)) {
            return all.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyNodeOfAnExampleIsConfiguredAndKeepsItsWord(Path example) throws Exception {
        try (WorkflowRun run = WorkflowRun.load(example, small(example))) {
            assertEquals(List.of(), run.loadWarnings());
            Map<String, List<PortObjectSpec>> promised = specs(run);
            if (!example.endsWith(OPEN)) {
                run.workflow().nodes().forEach(node -> assertEquals(NodeState.CONFIGURED, node.state(), node.label()));
                promised.forEach((node, specs) -> assertFalse(specs.contains(null), node + ": " + specs));
            }
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), run.messages()::toString);
            Map<String, List<PortObjectSpec>> given = specs(run);
            promised.forEach((node, specs) -> {
                for (int port = 0; port < specs.size(); port++) {
                    if (specs.get(port) == null) {
                        continue;
                    }
                    assertKept(
                            node + ", output " + (port + 1),
                            specs.get(port),
                            given.get(node).get(port));
                }
            });
        }
    }

    @Test
    void predictionsHaveTheirClassesAndBoundsBeforeAnythingRuns() throws Exception {
        try (WorkflowRun run = WorkflowRun.load(EXAMPLES.resolve("Outcome of a sample cohort"), Overrides.NONE)) {
            DataTableSpec table = run.workflow().nodes().stream()
                    .filter(node -> node.name().equals("Multimodal Predictor"))
                    .map(node -> (DataTableSpec) node.outSpec(0))
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    "[died, survived]",
                    table.getColumnSpec("Prediction (outcome)")
                            .getDomain()
                            .getValues()
                            .toString());
            DataColumnDomain probability =
                    table.getColumnSpec("P (outcome=died)").getDomain();
            assertEquals("0.0", probability.getLowerBound().toString());
            assertEquals("1.0", probability.getUpperBound().toString());
        }
    }

    /** Fewer patients of the first sample, and short trainings. */
    private static Overrides small(Path example) throws Exception {
        List<String> settings = new ArrayList<>();
        try (WorkflowRun run = WorkflowRun.load(example, Overrides.NONE)) {
            run.workflow().nodes().stream()
                    .filter(node -> node.name().startsWith("Sample "))
                    .findFirst()
                    .ifPresent(node -> settings.add(node.label() + "/patients=100"));
            for (WorkflowNode node : run.workflow().nodes()) {
                if (node.name().equals("BTW Learner")) {
                    List.of("epochs=1", "members=2", "comparisonSeeds=2")
                            .forEach(setting -> settings.add(node.label() + "/" + setting));
                } else if (node.name().equals("Multimodal Learner")) {
                    settings.add(node.label() + "/preset=QUICK");
                }
            }
        }
        return Overrides.of(settings);
    }

    private static Map<String, List<PortObjectSpec>> specs(WorkflowRun run) {
        Map<String, List<PortObjectSpec>> specs = new LinkedHashMap<>();
        for (WorkflowNode node : run.workflow().nodes()) {
            List<PortObjectSpec> outputs = new ArrayList<>();
            for (int port = 0; port < node.outTypes().size(); port++) {
                outputs.add(node.outSpec(port));
            }
            specs.put(node.label(), outputs);
        }
        return specs;
    }

    private static void assertKept(String where, PortObjectSpec promised, PortObjectSpec given) {
        assertEquals(promised.getClass(), given.getClass(), where);
        if (promised instanceof DataTableSpec table) {
            assertKept(where, table, (DataTableSpec) given);
        } else if (promised instanceof MultimodalModelPortObjectSpec model) {
            MultimodalModelPortObjectSpec trained = (MultimodalModelPortObjectSpec) given;
            assertEquals(model.target(), trained.target(), where);
            assertEquals(Modality.names(model.modalities()), Modality.names(trained.modalities()), where);
        } else if (promised instanceof TensorPortObjectSpec tensor) {
            assertEquals(
                    Modality.names(tensor.modalities()),
                    Modality.names(((TensorPortObjectSpec) given).modalities()),
                    where);
        }
    }

    private static void assertKept(String where, DataTableSpec promised, DataTableSpec given) {
        assertEquals(promised.getName(), given.getName(), where);
        assertEquals(promised.getNumColumns(), given.getNumColumns(), where);
        for (int i = 0; i < promised.getNumColumns(); i++) {
            DataColumnSpec before = promised.getColumnSpec(i);
            DataColumnSpec after = given.getColumnSpec(i);
            String column = where + ", column '" + before.getName() + "'";
            assertEquals(before.getName(), after.getName(), column);
            assertEquals(before.getType(), after.getType(), column);
            if (before.getDomain().hasValues()) {
                assertEquals(before.getDomain().getValues(), after.getDomain().getValues(), column);
            }
            if (before.getDomain().hasBounds()) {
                assertEquals(before.getDomain(), after.getDomain(), column);
            }
        }
    }
}
