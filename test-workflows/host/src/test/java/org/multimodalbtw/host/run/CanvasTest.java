package org.multimodalbtw.host.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.host.Connection;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.RunOptions;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowRun;
import org.multimodalbtw.host.canvas.NodeShape;
import org.multimodalbtw.host.canvas.NoteShape;
import org.multimodalbtw.host.canvas.WorkflowPicture;

/** How the examples, and the workflows of folders, look on the canvas. */
class CanvasTest {

    private static final Path WORKFLOWS = Path.of("..", "workflows");
    private static final int MOST_LETTERS = 26;

    @BeforeAll
    static void register() {
        PortTypes.register();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noLineOfAnExamplePassesThroughANodeOrANote(Path example) throws Exception {
        try (WorkflowRun run = load(example)) {
            assertEquals(List.of(), crossings(run.workflow()));
            assertEquals(List.of(), overlaps(run.workflow()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 15})
    void noLineOfAFoldersWorkflowPassesThroughANodeOrANote(int modalities) throws Exception {
        Map<String, NodeKind> kinds = new TreeMap<>();
        for (int index = 0; index < modalities; index++) {
            kinds.put("table" + index, NodeKind.TABULAR_ENCODER);
        }
        Workflow workflow = UsualFolderWorkflow.of(
                NodeFactories.available(),
                new FolderChoices(
                        "a folder",
                        new Outcome("labels", "label", Optional.empty()),
                        kinds,
                        Optional.empty(),
                        Map.of(),
                        Decision.NONE,
                        true,
                        Map.of()),
                EnumSet.allOf(UsualFolderWorkflow.More.class));
        assertEquals(List.of(), crossings(workflow));
        assertEquals(List.of(), overlaps(workflow));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachNodeSaysWhatItDoesHereAndEachStepHasANote(Path example) throws Exception {
        try (WorkflowRun run = load(example)) {
            Set<String> captions = new HashSet<>();
            for (WorkflowNode node : run.workflow().nodes()) {
                String caption = node.caption().orElseThrow(() -> new AssertionError(node.label() + " has no caption"));
                assertTrue(captions.add(caption), "two nodes say: " + caption);
                for (String line : caption.split("\n")) {
                    assertTrue(!line.isBlank() && line.length() <= MOST_LETTERS, "too long or empty: " + caption);
                }
            }
            List<String> notes = run.workflow().annotations().stream()
                    .map(note -> note.text().split("\n")[0])
                    .toList();
            assertTrue(notes.size() >= 4, notes::toString);
            assertTrue(notes.contains(example.getFileName().toString()), notes::toString);
            for (int step = 1; step < notes.size(); step++) {
                String number = step + ". ";
                assertTrue(notes.stream().anyMatch(note -> note.startsWith(number)), notes::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thePictureIsOfTheWorkflowThatShips(Path example) throws Exception {
        try (WorkflowRun run = load(example)) {
            assertEquals(
                    Files.readString(example.resolve("workflow.svg")),
                    WorkflowPicture.svg(run.workflow(), example.getFileName().toString()),
                    "write the examples anew with: test-workflows/run --examples test-workflows/workflows");
        }
    }

    @Test
    void theReadmeShowsTheSampleWorkflowThatShips() throws IOException {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        String picture = "test-workflows/workflows/Outcome of a sample cohort/workflow.svg";
        assertTrue(readme.contains("](" + picture.replace(" ", "%20") + ")"), "no picture of the sample workflow");
        assertTrue(Files.isRegularFile(Path.of("..", "..").resolve(picture)));
    }

    private static WorkflowRun load(Path example) throws Exception {
        return WorkflowRun.load(example, Overrides.of(List.of()), RunOptions.DEFAULT, NodeFactories.available());
    }

    /** A sentence for each straight line that passes through a node that it does not belong to, or through the text of a note. */
    private static List<String> crossings(Workflow workflow) {
        Map<Integer, NodeShape> shapes = new HashMap<>();
        workflow.nodes().forEach(node -> shapes.put(node.id(), new NodeShape(node)));
        List<String> crossings = new ArrayList<>();
        for (Connection connection : workflow.connections()) {
            Line2D line = new Line2D.Double(
                    shapes.get(connection.source()).output(connection.sourcePort()),
                    shapes.get(connection.destination()).input(connection.destinationPort()));
            shapes.values().stream()
                    .filter(shape -> shape.node().id() != connection.source()
                            && shape.node().id() != connection.destination())
                    .filter(shape -> shape.parts().stream().anyMatch(part -> part.intersectsLine(line)))
                    .forEach(shape -> crossings.add(
                            connection + " through " + shape.node().label()));
            workflow.annotations().stream()
                    .filter(note -> new NoteShape(note).text().intersectsLine(line))
                    .forEach(note -> crossings.add(connection + " through the note " + note.text()));
        }
        return crossings;
    }

    /** A sentence for each two nodes or notes of which one covers a part of the other, and for each note whose text does not fit. */
    private static List<String> overlaps(Workflow workflow) {
        Map<String, List<Rectangle2D>> taken = new TreeMap<>();
        workflow.nodes().forEach(node -> taken.put(node.label(), new NodeShape(node).parts()));
        List<String> overlaps = new ArrayList<>();
        workflow.annotations().forEach(note -> {
            NoteShape shape = new NoteShape(note);
            taken.put(note.text(), List.of(shape.frame()));
            if (!shape.frame().contains(shape.text())) {
                overlaps.add("does not fit: " + note.text());
            }
        });
        List<String> names = List.copyOf(taken.keySet());
        for (int first = 0; first < names.size(); first++) {
            for (int second = first + 1; second < names.size(); second++) {
                List<Rectangle2D> others = taken.get(names.get(second));
                if (taken.get(names.get(first)).stream()
                        .anyMatch(part -> others.stream().anyMatch(part::intersects))) {
                    overlaps.add(names.get(first) + " and " + names.get(second));
                }
            }
        }
        return overlaps;
    }
}
