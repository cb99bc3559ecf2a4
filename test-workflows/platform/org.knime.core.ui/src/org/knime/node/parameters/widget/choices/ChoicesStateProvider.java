package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.updates.StateProvider;

/**
 * The choices of a field.
 *
 * @param <S> the type of one choice
 */
@SuppressWarnings("rawtypes") // a permits clause takes no type arguments, yet ECJ asks for them
public sealed interface ChoicesStateProvider<S> extends StateProvider<List<S>>
        permits StringChoicesProvider, TypedStringChoicesProvider, EnumChoicesProvider, DataTypeChoicesProvider {}
