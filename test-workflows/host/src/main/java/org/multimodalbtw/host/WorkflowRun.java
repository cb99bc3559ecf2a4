package org.multimodalbtw.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.knime.core.node.port.PortObject;
import org.multimodalbtw.platform.core.FileStoreRepository;
import org.multimodalbtw.platform.core.WorkflowAddress;

/** A workflow that is loaded and configured, and can be executed once. */
public final class WorkflowRun implements AutoCloseable {

    private final Workflow workflow;
    private final List<String> loadWarnings;
    private final RunOptions options;
    private final Path directory;
    private final FileStoreRepository fileStores = new FileStoreRepository();
    private NodeExecution current;
    private boolean isCancelled;

    private WorkflowRun(Workflow workflow, List<String> loadWarnings, RunOptions options) throws IOException {
        this.workflow = workflow;
        this.loadWarnings = loadWarnings;
        this.options = options;
        directory = options.workingDirectory() == null
                ? Files.createTempDirectory("workflow")
                : Files.createDirectories(options.workingDirectory());
    }

    /** Loads a workflow to be run with the usual options, its nodes from where they are available. */
    public static WorkflowRun load(Path workflow, Overrides overrides) throws IOException, WorkflowException {
        return load(workflow, overrides, RunOptions.DEFAULT, NodeFactories.available());
    }

    /**
     * @param workflow the directory with {@code workflow.knime}
     * @throws WorkflowException if the workflow cannot be loaded as it is stored, or an override does not fit
     */
    public static WorkflowRun load(Path workflow, Overrides overrides, RunOptions options, NodeFactories factories)
            throws IOException, WorkflowException {
        WorkflowAddress.open(workflow);
        WorkflowReader reader = new WorkflowReader(workflow, factories);
        Workflow read = reader.read();
        overrides.applyTo(read);
        read.configure();
        return new WorkflowRun(read, warnings(reader, read), options);
    }

    /** A workflow that was built here. */
    public static WorkflowRun of(Workflow workflow, RunOptions options) throws IOException {
        workflow.configure();
        return new WorkflowRun(workflow, List.of(), options);
    }

    private static List<String> warnings(WorkflowReader reader, Workflow workflow) {
        List<String> warnings = new ArrayList<>();
        for (WorkflowReader.StoredState stored : reader.states()) {
            addWarning(stored.node().label(), stored.state(), stored.node().state(), warnings);
        }
        addWarning("The workflow", reader.workflowState(), workflow.state(), warnings);
        return warnings;
    }

    private static void addWarning(String what, String stored, NodeState found, List<String> warnings) {
        if (!found.name().equals(stored)) {
            warnings.add(what + ": State has changed from " + stored + " to " + found);
        }
    }

    public Workflow workflow() {
        return workflow;
    }

    /** What the platform would warn of on opening the workflow. */
    public List<String> loadWarnings() {
        return List.copyOf(loadWarnings);
    }

    /** The nodes as they stand, by id. */
    public List<NodeResult> results() {
        return workflow.nodes().stream().map(WorkflowNode::result).toList();
    }

    /**
     * @param name of the only node with that name, or name and id as in {@code Cohort Reader (#1)}
     * @throws IllegalArgumentException if there is not exactly one
     */
    public NodeResult result(String name) {
        List<NodeResult> named = workflow.nodes().stream()
                .filter(node -> node.name().equals(name) || node.label().equals(name))
                .map(WorkflowNode::result)
                .toList();
        if (named.size() != 1) {
            throw new IllegalArgumentException(named.size() + " nodes are named '" + name + "'; there are "
                    + workflow.nodes().stream().map(WorkflowNode::label).toList() + ".");
        }
        return named.get(0);
    }

    /** All messages of all nodes. */
    public List<RunMessage> messages() {
        return results().stream().flatMap(result -> result.messages().stream()).toList();
    }

    public boolean isExecuted() {
        return workflow.nodes().stream().allMatch(node -> node.state() == NodeState.EXECUTED);
    }

    /**
     * Executes all nodes that can be and are not yet, each after those that it takes from. A node that fails stops only those
     * that take from it.
     *
     * @return the nodes afterwards, by id
     */
    public List<NodeResult> execute(RunListener listener) throws InterruptedException {
        for (WorkflowNode node : workflow.inOrder()) {
            if (node.state() == NodeState.EXECUTED) {
                continue;
            }
            // what was executed before it may tell more than was known when the workflow was loaded
            workflow.configure(node);
            if (node.state() == NodeState.CONFIGURED && inputs(node) != null) {
                execute(node, listener);
            }
        }
        return results();
    }

    /** One a data input; null if one is not executed. */
    private PortObject[] inputs(WorkflowNode node) {
        List<Connection> connections = workflow.dataInputs(node);
        PortObject[] inputs = new PortObject[connections.size()];
        for (int i = 0; i < inputs.length; i++) {
            Connection connection = connections.get(i);
            if (connection != null) {
                WorkflowNode source = workflow.node(connection.source());
                if (source.state() != NodeState.EXECUTED) {
                    return null;
                }
                inputs[i] = source.output(connection.sourcePort() - 1);
            }
        }
        return inputs;
    }

    private void execute(WorkflowNode node, RunListener listener) throws InterruptedException {
        NodeExecution execution;
        synchronized (this) {
            if (isCancelled) {
                return;
            }
            Path place = directory.resolve(String.valueOf(node.id()));
            execution = new NodeExecution(node, inputs(node), options, place, fileStores, listener);
            current = execution;
        }
        listener.started(node.label());
        execution.run();
        synchronized (this) {
            current = null;
        }
        listener.finished(node.result());
    }

    /** Stops the node that is executed; no other one is started. */
    public synchronized void cancel() {
        isCancelled = true;
        if (current != null) {
            current.cancel();
        }
    }

    /** Lets go of the nodes and, if it was made for this run, deletes the working directory. */
    @Override
    public void close() throws IOException {
        workflow.nodes().forEach(WorkflowNode::dispose);
        if (options.workingDirectory() == null) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(WorkflowRun::delete);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
