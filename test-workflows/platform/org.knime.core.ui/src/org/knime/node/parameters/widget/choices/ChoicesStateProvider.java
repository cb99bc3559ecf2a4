package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.updates.StateProvider;

/**
 * The choices of a field.
 *
 * @param <S> the type of one choice
 */
public sealed interface ChoicesStateProvider<S> extends StateProvider<List<S>>
        permits StringChoicesProvider, TypedStringChoicesProvider, EnumChoicesProvider, DataTypeChoicesProvider {}
