package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.multimodalbtw.host.NodeResult;
import org.multimodalbtw.host.NodeState;
import org.multimodalbtw.host.RunListener;
import org.multimodalbtw.host.RunMessage;
import org.multimodalbtw.host.WorkflowRun;

/** Executes a workflow and shows a person what each node does and has to say. */
final class NodeProgress implements RunListener {

    private static final String GENERAL_REMEDY =
            "Correct the node's settings with --set or in KNIME, or what it reads, and run again.";

    private final RunDisplay display;
    private final Warnings warnings;
    private final int nodes;
    private RunDisplay.Step step;
    private int started;

    private NodeProgress(RunDisplay display, Warnings warnings, int nodes) {
        this.display = display;
        this.warnings = warnings;
        this.nodes = nodes;
    }

    /**
     * @param run the workflow
     * @param display where to show it
     * @param warnings those of earlier runs, which are not said again
     * @throws RunFailure if a node could not be executed, with what it says
     * @throws InterruptedException if this thread is interrupted
     */
    static void execute(WorkflowRun run, RunDisplay display, Warnings warnings)
            throws RunFailure, InterruptedException {
        List<NodeResult> results =
                run.execute(new NodeProgress(display, warnings, run.results().size()));
        if (!run.isExecuted()) {
            throw failure(results);
        }
    }

    @Override
    public synchronized void started(String node) {
        started++;
        step = new RunDisplay.Step(node, started, nodes);
        display.started(step);
    }

    @Override
    public synchronized void progress(String node, double fraction, String text) {
        display.progress(step, fraction, text == null ? "" : text);
    }

    @Override
    public synchronized void finished(NodeResult result) {
        if (result.state() == NodeState.EXECUTED) {
            display.finished(step, result.seconds());
            result.messages().stream()
                    .filter(message -> warnings.isNew(message.node(), text(message)))
                    .map(message -> warnings.unsaid(message.node(), text(message)))
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> display.say("      " + text.replace("\n", "\n      ")));
        }
    }

    private static String text(RunMessage message) {
        List<String> lines = new ArrayList<>(List.of(message.summary()));
        lines.addAll(message.issues());
        lines.addAll(message.resolutions());
        return String.join("\n", lines);
    }

    /** A node that fails says why; one that cannot be configured only warns, and stays idle. */
    private static RunFailure failure(List<NodeResult> results) {
        List<RunMessage> reasons = new ArrayList<>();
        for (NodeResult result : results) {
            boolean isIdle = result.state() == NodeState.IDLE;
            result.messages().stream()
                    .filter(message -> isIdle || message.type() == RunMessage.Type.ERROR)
                    .forEach(reasons::add);
        }
        if (reasons.isEmpty()) {
            return new RunFailure(
                    "These nodes could not be executed: " + unexecuted(results) + ".",
                    List.of("Open the workflow in KNIME and connect all inputs of these nodes."));
        }
        List<String> remedies = reasons.stream()
                .flatMap(reason -> reason.resolutions().stream())
                .distinct()
                .toList();
        return new RunFailure(
                reasons.stream().map(NodeProgress::problem).collect(Collectors.joining("\n")),
                remedies.isEmpty() ? List.of(GENERAL_REMEDY) : remedies);
    }

    private static String problem(RunMessage message) {
        List<String> lines = new ArrayList<>(List.of(message.node() + ": " + message.summary()));
        lines.addAll(message.issues());
        return String.join("\n", lines);
    }

    private static String unexecuted(List<NodeResult> results) {
        return results.stream()
                .filter(result -> result.state() != NodeState.EXECUTED)
                .map(result -> result.name() + " (#" + result.id() + ")")
                .collect(Collectors.joining(", "));
    }
}
