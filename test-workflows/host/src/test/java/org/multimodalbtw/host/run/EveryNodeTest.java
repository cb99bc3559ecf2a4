package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.NodeResult;
import org.multimodalbtw.host.RunListener;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowRun;

/** The nodes that no example has, in a workflow of their own; and that no node is left without one. */
class EveryNodeTest {

    private static final String NODES = "org.multimodalbtw.nodes.";
    private static final Path EXAMPLES = Path.of("..", "workflows");
    private static final int PATIENTS = 12;

    @TempDir
    private Path folder;

    private final Workflow workflow = new Workflow();

    @BeforeAll
    static void register() {
        PortTypes.register();
    }

    @BeforeEach
    void cohort() throws IOException {
        StringBuilder labels = new StringBuilder("id,label,split\n");
        StringBuilder scans = new StringBuilder("id,path\n");
        StringBuilder labs = new StringBuilder("id,sodium,crp\n");
        for (int i = 0; i < PATIENTS; i++) {
            labels.append("p%d,%s,train%n".formatted(i, i % 2 == 0 ? "ill" : "well"));
            scans.append("p%d,scan%d.png%n".formatted(i, i));
            labs.append("p%d,%d,%d.5%n".formatted(i, 130 + i, i * i));
            ImageIO.write(
                    disc(4 + i), "png", folder.resolve("scan" + i + ".png").toFile());
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("scans.csv"), scans);
        Files.writeString(folder.resolve("labs.csv"), labs);
    }

    @Test
    void encodersTensorsAndTheCheckOfTheEnvironment() throws Exception {
        WorkflowNode reader = add("cohort.CohortReaderNodeFactory");
        workflow.set(reader, "folder", folder.toString());
        WorkflowNode labs = add("tabular.TabularEncoderNodeFactory");
        workflow.connect(reader, 2, labs, 1);
        WorkflowNode images = add("image.ImageEncoderNodeFactory");
        workflow.connect(reader, 3, images, 1);
        WorkflowNode applied = add("apply.EncoderApplyNodeFactory");
        workflow.connect(labs, 2, applied, 1);
        workflow.connect(reader, 2, applied, 2);
        WorkflowNode table = toTable(labs);
        WorkflowNode again = toTable(applied);
        WorkflowNode tensor = add("tabletotensor.TableToTensorNodeFactory");
        workflow.connect(table, 1, tensor, 1);
        WorkflowNode back = toTable(tensor);
        WorkflowNode pictures = toTable(images);
        WorkflowNode cohort = add("cohort.CohortCheckNodeFactory");
        workflow.set(cohort, "folder", folder.toString());
        WorkflowNode check = add("environment.EnvironmentCheckNodeFactory");
        try (WorkflowRun run = WorkflowRun.of(workflow, RunOptions.DEFAULT)) {
            run.execute(RunListener.NONE);
            assertTrue(run.isExecuted(), run.messages()::toString);
            List<String> encoded = rows(run.result(table.label()));
            assertEquals(PATIENTS, encoded.size());
            assertEquals(encoded, rows(run.result(again.label())));
            assertEquals(encoded, rows(run.result(back.label())));
            assertEquals(PATIENTS, new TreeSet<>(rows(run.result(pictures.label()))).size());
            assertEquals(11, rows(run.result(cohort.label())).size(), "three files with eight columns");
            assertFalse(rows(run.result(check.label())).isEmpty());
        }
    }

    @Test
    void everyNodeIsInAWorkflowThatIsExecuted() throws Exception {
        encodersTensorsAndTheCheckOfTheEnvironment();
        Set<String> executed = new TreeSet<>();
        workflow.nodes().forEach(node -> executed.add(node.factory().getClass().getName()));
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            for (Path settings :
                    files.filter(file -> file.endsWith("settings.xml")).toList()) {
                executed.addAll(
                        found("key=\"factory\" type=\"xstring\" value=\"([^\"]+)\"", Files.readString(settings)));
            }
        }
        List<String> nodes =
                found("factory-class=\"([^\"]+)\"", Files.readString(PortTypes.NODES.resolve("plugin.xml")));
        assertFalse(nodes.isEmpty());
        assertTrue(executed.containsAll(nodes), () -> nodes + " but only " + executed);
    }

    private static List<String> found(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private WorkflowNode toTable(WorkflowNode source) throws WorkflowException {
        WorkflowNode table = add("tensortotable.TensorToTableNodeFactory");
        workflow.set(table, "columns", "VALUES");
        workflow.connect(source, 1, table, 1);
        return table;
    }

    private WorkflowNode add(String factory) throws WorkflowException {
        DefaultNodeFactory node = NodeFactories.available().create(NODES + factory);
        return workflow.add(node, node.createNodeCreationConfig());
    }

    private static List<String> rows(NodeResult result) {
        List<String> rows = new ArrayList<>();
        for (DataRow row : (BufferedDataTable) result.output(0)) {
            List<String> cells = new ArrayList<>(List.of(row.getKey().getString()));
            row.forEach(cell -> cells.add(cell.toString()));
            rows.add(String.join(" ", cells));
        }
        return rows;
    }

    private static BufferedImage disc(int radius) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.fillOval(3, 3, radius, radius);
        graphics.dispose();
        return image;
    }
}
