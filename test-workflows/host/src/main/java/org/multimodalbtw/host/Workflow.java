package org.multimodalbtw.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.knime.core.node.context.ModifiableNodeCreationConfiguration;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNodeFactory;

/** Nodes and the connections between them. */
public final class Workflow {

    private final Map<Integer, WorkflowNode> nodes = new TreeMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Annotation> annotations = new ArrayList<>();
    private WorkflowDescription description = WorkflowDescription.NONE;

    /** By id. */
    public List<WorkflowNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** By source, then by destination. */
    public List<Connection> connections() {
        return connections.stream()
                .sorted(Comparator.comparingInt(Connection::source)
                        .thenComparingInt(Connection::destination)
                        .thenComparingInt(Connection::destinationPort))
                .toList();
    }

    /** Notes on the canvas, in the order in which they were added. */
    public List<Annotation> annotations() {
        return List.copyOf(annotations);
    }

    /** Adds a note to the canvas. */
    public void annotate(Annotation annotation) {
        annotations.add(annotation);
    }

    /** What is shown of the workflow beside the canvas. */
    public WorkflowDescription description() {
        return description;
    }

    /** Sets what is shown of the workflow beside the canvas. */
    public void describe(WorkflowDescription newDescription) {
        description = newDescription;
    }

    /** Adds a node with the ports of a new one. */
    public WorkflowNode add(DefaultNodeFactory factory) {
        return add(factory, factory.createNodeCreationConfig());
    }

    public WorkflowNode add(DefaultNodeFactory factory, ModifiableNodeCreationConfiguration ports) {
        return add(nodes.keySet().stream().max(Integer::compare).orElse(0) + 1, factory, ports);
    }

    WorkflowNode add(int id, DefaultNodeFactory factory, ModifiableNodeCreationConfiguration ports) {
        WorkflowNode node = new WorkflowNode(id, factory, ports);
        if (nodes.putIfAbsent(id, node) != null) {
            throw new IllegalArgumentException("There are two nodes with the id " + id + ".");
        }
        return node;
    }

    /**
     * Gives a parameter of a node a value.
     *
     * @param parameter its key, after those of the groups that it is in, with slashes between
     */
    public void set(WorkflowNode node, String parameter, String value) throws WorkflowException {
        set(node, Map.of(parameter, value));
    }

    /**
     * Sets several parameters at once, such as those of an element of a list, which is whole only with all of them.
     *
     * @param node a node of this workflow
     * @param parameters the values by the paths of the parameters
     * @throws WorkflowException as for one
     */
    public void set(WorkflowNode node, Map<String, String> parameters) throws WorkflowException {
        List<ParameterValue> values = new ArrayList<>();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            values.add(ParameterValue.of(parameter.getKey(), parameter.getValue()));
        }
        node.set(values);
    }

    /**
     * @param sourcePort a data port, from 1
     * @param destinationPort a data port, from 1
     * @throws WorkflowException if a port is not there or taken, the types do not go together, or there is a circle
     */
    public void connect(WorkflowNode source, int sourcePort, WorkflowNode destination, int destinationPort)
            throws WorkflowException {
        connect(new Connection(source.id(), sourcePort, destination.id(), destinationPort));
    }

    void connect(Connection connection) throws WorkflowException {
        WorkflowNode source = nodes.get(connection.source());
        WorkflowNode destination = nodes.get(connection.destination());
        if (source == null || destination == null) {
            throw refused(
                    connection,
                    "there is no node #" + (source == null ? connection.source() : connection.destination()));
        }
        if (!connection.isFlowVariables()) {
            checkTypes(connection, source, destination);
        }
        if (leadsTo(connection.destination(), connection.source(), new HashSet<>())) {
            throw refused(connection, "the nodes would be connected in a circle");
        }
        connections.add(connection);
    }

    private void checkTypes(Connection connection, WorkflowNode source, WorkflowNode destination)
            throws WorkflowException {
        PortType given = port(connection, source, source.outTypes(), connection.sourcePort(), "output");
        PortType taken = port(connection, destination, destination.inTypes(), connection.destinationPort(), "input");
        if (!taken.isSuperTypeOf(given)) {
            throw refused(
                    connection,
                    source.label() + " gives a " + given.getName() + " there, but " + destination.label() + " takes a "
                            + taken.getName());
        }
        if (connections.stream()
                .anyMatch(other -> other.destination() == connection.destination()
                        && other.destinationPort() == connection.destinationPort())) {
            throw refused(connection, "the input is connected already");
        }
    }

    private static PortType port(
            Connection connection, WorkflowNode node, List<PortType> types, int port, String direction)
            throws WorkflowException {
        if (port < 1 || port > types.size()) {
            throw refused(connection, node.label() + " has " + types.size() + " " + direction + "s");
        }
        return types.get(port - 1);
    }

    private static WorkflowException refused(Connection connection, String reason) {
        return new WorkflowException("Unable to insert connection \"" + connection + "\": " + reason + ".");
    }

    private boolean leadsTo(int from, int to, Set<Integer> seen) {
        return from == to
                || seen.add(from)
                        && connections.stream()
                                .anyMatch(next -> next.source() == from && leadsTo(next.destination(), to, seen));
    }

    /** Each node after all that are connected to its inputs; otherwise by id. */
    List<WorkflowNode> inOrder() {
        List<WorkflowNode> order = new ArrayList<>();
        Set<Integer> waiting = new HashSet<>(nodes.keySet());
        while (!waiting.isEmpty()) {
            for (WorkflowNode node : nodes.values()) {
                if (waiting.contains(node.id())
                        && incoming(node).stream().noneMatch(in -> waiting.contains(in.source()))) {
                    waiting.remove(node.id());
                    order.add(node);
                }
            }
        }
        return order;
    }

    private List<Connection> incoming(WorkflowNode node) {
        return connections.stream()
                .filter(connection -> connection.destination() == node.id())
                .toList();
    }

    /** The connection of each data input, null where there is none. */
    List<Connection> dataInputs(WorkflowNode node) {
        List<Connection> inputs =
                new ArrayList<>(Collections.nCopies(node.inTypes().size(), null));
        incoming(node).stream()
                .filter(connection -> !connection.isFlowVariables())
                .forEach(connection -> inputs.set(connection.destinationPort() - 1, connection));
        return inputs;
    }

    WorkflowNode node(int id) {
        return nodes.get(id);
    }

    /** Configures all nodes whose inputs are there and configured. */
    void configure() {
        inOrder().forEach(this::configure);
    }

    /** A node that lacks an input, or of whose input the spec is not known, stays idle. */
    void configure(WorkflowNode node) {
        List<Connection> inputs = dataInputs(node);
        PortObjectSpec[] specs = new PortObjectSpec[inputs.size()];
        for (int i = 0; i < specs.length; i++) {
            Connection input = inputs.get(i);
            if (input == null && !node.inTypes().get(i).isOptional()) {
                return;
            }
            if (input != null) {
                WorkflowNode source = nodes.get(input.source());
                if (source.state() == NodeState.IDLE) {
                    return;
                }
                specs[i] = source.outSpec(input.sourcePort() - 1);
                if (specs[i] == null && !node.inTypes().get(i).isOptional()) {
                    return;
                }
            }
        }
        node.configure(specs);
    }

    /** {@code CONFIGURED} if all nodes are, else {@code IDLE}: what an un-executed workflow stores. */
    NodeState state() {
        return nodes.values().stream().allMatch(node -> node.state() == NodeState.CONFIGURED)
                ? NodeState.CONFIGURED
                : NodeState.IDLE;
    }
}
