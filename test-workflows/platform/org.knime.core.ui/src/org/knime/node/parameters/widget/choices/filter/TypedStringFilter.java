package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.knime.node.parameters.persistence.Persistable;
import org.multimodalbtw.platform.ui.settings.ManualSelection;
import org.multimodalbtw.platform.ui.settings.PatternSelection;

/**
 * A choice of names: by hand, by a pattern, or by type.
 *
 * @param <T> the choice by type
 */
public abstract class TypedStringFilter<T extends TypeFilter> implements Persistable {

    enum Mode {
        MANUAL,
        REGEX,
        WILDCARD,
        TYPE
    }

    // in the order in which the platform stores them
    Mode m_mode = Mode.MANUAL;
    PatternSelection m_patternFilter = new PatternSelection();
    ManualSelection m_manualFilter;

    public T m_typeFilter;

    protected TypedStringFilter(List<String> selected, T typeFilter) {
        this(selected.toArray(String[]::new), typeFilter);
    }

    protected TypedStringFilter(String[] selected, T typeFilter) {
        m_manualFilter = new ManualSelection(selected);
        m_typeFilter = typeFilter;
    }

    /** @param byType the names of the chosen types */
    protected String[] getSelected(String[] names, Function<T, String[]> byType) {
        return m_mode == Mode.TYPE
                ? byType.apply(m_typeFilter)
                : Arrays.stream(names).filter(getStringFilterPredicate()).toArray(String[]::new);
    }

    protected String[] getMissingSelected(String[] names) {
        return m_mode == Mode.MANUAL
                ? Stream.of(m_manualFilter.selected())
                        .filter(name -> !Arrays.asList(names).contains(name))
                        .toArray(String[]::new)
                : new String[0];
    }

    /** For all modes but the choice by type. */
    protected Predicate<String> getStringFilterPredicate() {
        return switch (m_mode) {
            case MANUAL -> m_manualFilter.predicate();
            case REGEX -> m_patternFilter.regex();
            case WILDCARD -> m_patternFilter.wildcard();
            case TYPE -> throw new IllegalStateException("Names are chosen by type.");
        };
    }

    protected void setIncludeUnknownValues(boolean include) {
        m_manualFilter.includeUnknown(include);
    }

    protected void setSelected(String[] selected) {
        m_manualFilter.select(selected);
    }
}
