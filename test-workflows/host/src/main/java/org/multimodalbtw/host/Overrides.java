package org.multimodalbtw.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values for parameters of a workflow's nodes, in place of those that the workflow stores. */
public final class Overrides {

    public static final Overrides NONE = new Overrides(List.of());

    private final List<String> assignments;

    private Overrides(List<String> assignments) {
        this.assignments = assignments;
    }

    /**
     * @param assignments each as {@code Node name/parameter=value} or {@code Node name (#id)/parameter=value}; the keys on
     *     the way to a nested parameter are separated by slashes
     */
    public static Overrides of(List<String> assignments) {
        return new Overrides(List.copyOf(assignments));
    }

    /**
     * Gives the nodes of a workflow these values.
     *
     * @throws WorkflowException if a node or parameter is not there, a name stands for several nodes, or a value is wrong
     */
    public void applyTo(Workflow workflow) throws WorkflowException {
        List<String> problems = new ArrayList<>();
        Map<WorkflowNode, List<ParameterValue>> values = new LinkedHashMap<>();
        for (String assignment : assignments) {
            try {
                add(assignment, workflow, values);
            } catch (WorkflowException e) {
                problems.addAll(e.problems());
            }
        }
        for (Map.Entry<WorkflowNode, List<ParameterValue>> node : values.entrySet()) {
            try {
                node.getKey().set(node.getValue());
            } catch (WorkflowException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new WorkflowException(problems);
        }
    }

    private static void add(String assignment, Workflow workflow, Map<WorkflowNode, List<ParameterValue>> values)
            throws WorkflowException {
        int slash = assignment.indexOf('/');
        int equals = assignment.indexOf('=', slash);
        if (slash < 1 || equals < slash + 2) {
            throw new WorkflowException("'" + assignment + "' is not of the form 'Node name/parameter=value'.");
        }
        String node = assignment.substring(0, slash);
        values.computeIfAbsent(node(node, workflow), key -> new ArrayList<>())
                .add(ParameterValue.of(assignment.substring(slash + 1, equals), assignment.substring(equals + 1)));
    }

    private static WorkflowNode node(String name, Workflow workflow) throws WorkflowException {
        List<WorkflowNode> nodes = workflow.nodes().stream()
                .filter(node -> node.name().equals(name) || node.label().equals(name))
                .toList();
        if (nodes.isEmpty()) {
            throw new WorkflowException(
                    "There is no node '" + name + "' in the workflow. There are " + labels(workflow.nodes()) + ".");
        }
        if (nodes.size() > 1) {
            throw new WorkflowException("Several nodes are named '" + name + "'. Give one of " + labels(nodes) + ".");
        }
        return nodes.get(0);
    }

    private static String labels(List<WorkflowNode> nodes) {
        return nodes.stream().map(node -> "'" + node.label() + "'").collect(Collectors.joining(", "));
    }
}
