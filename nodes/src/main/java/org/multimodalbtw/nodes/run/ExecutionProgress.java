package org.multimodalbtw.nodes.run;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.multimodalbtw.engine.ProgressMonitor;

/** Shows the engine's progress on the node, and tells the engine when the user cancels. */
final class ExecutionProgress implements ProgressMonitor {

    private final ExecutionMonitor monitor;

    ExecutionProgress(ExecutionMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void report(double fraction, String message) {
        monitor.setProgress(fraction, message);
    }

    @Override
    public boolean isCancelled() {
        try {
            monitor.checkCanceled();
            return false;
        } catch (CanceledExecutionException cancelled) {
            return true;
        }
    }
}
