package org.multimodalbtw.host.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.host.Connection;
import org.multimodalbtw.host.Overrides;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowException;
import org.multimodalbtw.host.WorkflowNode;
import org.multimodalbtw.host.WorkflowWriter;

/** The workflow that reads a folder, whose encoders can be named by their files: {@code Series Encoder (labs)}. */
final class FolderWorkflow {

    private static final String AUTHOR = "Multimodal BTW";
    /** The port of the Cohort Reader that gives the first modality. */
    private static final int FIRST_MODALITY = 2;
    /** The port at which an encoder takes its table; nodes that take tables beside a model do so at later ports. */
    private static final int TABLE_OF_ENCODER = 1;

    /** A parameter of the Cohort Reader that the Cohort Check has too: all but which file goes to which port. */
    private static final Pattern READER =
            Pattern.compile("Cohort Reader(?: \\(#\\d+\\))?/((?!modalities/).*)", Pattern.DOTALL);

    private final Workflow workflow;
    private final Map<String, WorkflowNode> encoders = new LinkedHashMap<>();

    /**
     * @param workflow the workflow
     * @param modalities the modalities in the order of the reader's ports
     */
    FolderWorkflow(Workflow workflow, List<String> modalities) {
        this.workflow = workflow;
        WorkflowNode reader = workflow.nodes().stream()
                .filter(NodeKind.COHORT_READER::is)
                .findFirst()
                .orElseThrow();
        for (Connection connection : workflow.connections()) {
            int place = connection.sourcePort() - FIRST_MODALITY;
            boolean isEncoded = connection.destinationPort() == TABLE_OF_ENCODER;
            if (connection.source() == reader.id() && place >= 0 && isEncoded) {
                workflow.nodes().stream()
                        .filter(node -> node.id() == connection.destination())
                        .forEach(node -> encoders.put(modalities.get(place), node));
            }
        }
    }

    /** @return behind a node's name, the number by which it is shown where another node has the name; else nothing */
    String number(String modality) {
        WorkflowNode node = encoders.get(modality);
        return node == null || namesakes(node.name()).size() < 2
                ? ""
                : node.label().substring(node.name().length());
    }

    /** @return how the encoder of a file is called: by its name, and its file where another has that name */
    String called(String modality) {
        WorkflowNode node = encoders.get(modality);
        return namesakes(node.name()).size() < 2 ? node.name() : byFile(node, modality);
    }

    /**
     * @param modality a modality
     * @param assignments parameters that are changed, each {@code Node name/parameter=value}
     * @return what is said of its encoder, by parameter
     */
    Map<String, String> given(String modality, List<String> assignments) {
        WorkflowNode node = encoders.get(modality);
        Map<String, String> given = new LinkedHashMap<>();
        if (node == null) {
            return given;
        }
        for (String assignment : assignments) {
            Stream.of(called(modality), byFile(node, modality), node.label())
                    .map(name -> name + "/")
                    .filter(assignment::startsWith)
                    .filter(name -> assignment.indexOf('=') >= name.length())
                    .findFirst()
                    .ifPresent(name -> given.put(
                            assignment.substring(name.length(), assignment.indexOf('=', name.length())),
                            assignment.substring(assignment.indexOf('=', name.length()) + 1)));
        }
        return given;
    }

    /** @return how an encoder whose name another has is called by its file; empty where all names differ */
    Optional<String> example() {
        return encoders.entrySet().stream()
                .filter(encoder -> namesakes(encoder.getValue().name()).size() > 1)
                .map(encoder -> byFile(encoder.getValue(), encoder.getKey()))
                .findFirst();
    }

    private static String byFile(WorkflowNode node, String modality) {
        return node.name() + " (" + modality + ")";
    }

    private List<String> namesakes(String name) {
        return encoders.entrySet().stream()
                .filter(encoder -> encoder.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * @param assignments parameters that are changed, each {@code Node name/parameter=value}
     * @return the same, with the number of a node that is named by its file
     * @throws WorkflowException if a name stands for the encoders of several files
     */
    List<String> numbered(List<String> assignments) throws WorkflowException {
        List<String> numbered = new ArrayList<>();
        for (String assignment : assignments) {
            numbered.add(numbered(assignment));
            checkReadsAlike(assignment).ifPresent(numbered::add);
        }
        return numbered;
    }

    /** What the Cohort Reader is told, once more for the Cohort Check, where the workflow has one. */
    private Optional<String> checkReadsAlike(String assignment) {
        Matcher reader = READER.matcher(assignment);
        return reader.matches() && workflow.nodes().stream().anyMatch(NodeKind.COHORT_CHECK::is)
                ? Optional.of("Cohort Check/" + reader.group(1))
                : Optional.empty();
    }

    private String numbered(String assignment) throws WorkflowException {
        for (Map.Entry<String, WorkflowNode> encoder : encoders.entrySet()) {
            String name = byFile(encoder.getValue(), encoder.getKey()) + "/";
            if (assignment.startsWith(name)) {
                return encoder.getValue().label() + "/" + assignment.substring(name.length());
            }
        }
        String name = assignment.substring(0, assignment.indexOf('/'));
        List<String> files = namesakes(name);
        if (files.size() > 1) {
            throw new WorkflowException("Several files have a " + name + ". Name the file: "
                    + files.stream()
                            .map(file ->
                                    "'" + byFile(encoders.get(file), file) + assignment.substring(name.length()) + "'")
                            .collect(Collectors.joining(" or "))
                    + ".");
        }
        return assignment;
    }

    /**
     * Gives the nodes the parameters that are changed.
     *
     * @param assignments as {@link #numbered} gives them
     * @throws WorkflowException if a node does not take them
     */
    void require(List<String> assignments) throws WorkflowException {
        Overrides.of(assignments).applyTo(workflow);
    }

    /**
     * Writes the workflow with the parameters that are changed.
     *
     * @param directory the workflow's directory; must not exist yet
     * @param assignments as {@link #numbered} gives them
     * @throws WorkflowException if a node does not take them
     * @throws IOException if it cannot be written
     */
    void write(Path directory, List<String> assignments) throws IOException, WorkflowException {
        require(assignments);
        new WorkflowWriter(AUTHOR, Instant.now(), factory -> NodeKind.CONTRIBUTION).write(workflow, directory);
    }
}
