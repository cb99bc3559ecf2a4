package org.multimodalbtw.platform.core;

import org.knime.core.node.ExecutionContext;
import org.knime.core.node.NodeProgressMonitor;

/** Makes execution contexts. */
public interface ExecutionBridge {
    Secret<ExecutionBridge> SECRET = new Secret<>(ExecutionContext.class);

    ExecutionContext create(NodeProgressMonitor progress, ExecutionEnvironment environment);

    ExecutionEnvironment environment(ExecutionContext context);
}
