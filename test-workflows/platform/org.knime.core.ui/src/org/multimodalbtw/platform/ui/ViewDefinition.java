package org.multimodalbtw.platform.ui;

import java.util.Map;
import java.util.function.Function;
import org.knime.core.webui.page.Page;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;

/**
 * What a node shows.
 *
 * @param parametersClass null for a view without parameters
 * @param initialData null for a view without
 * @param handlers by name, or a single one with an empty name
 */
public record ViewDefinition(
        Class<? extends NodeParameters> parametersClass,
        String description,
        Page page,
        Function<ViewInput, ?> initialData,
        Map<String, Function<ViewInput, Object>> handlers) {}
