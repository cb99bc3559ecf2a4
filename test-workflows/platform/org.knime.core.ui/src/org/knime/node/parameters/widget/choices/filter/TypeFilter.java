package org.knime.node.parameters.widget.choices.filter;

import java.util.Arrays;
import java.util.function.Predicate;
import org.knime.node.parameters.persistence.Persistable;

/** A choice by type. */
public abstract class TypeFilter implements Persistable {

    /** The ids of the chosen types. */
    public String[] m_selectedTypes;

    protected TypeFilter() {
        this(new String[0]);
    }

    protected TypeFilter(String[] selectedTypes) {
        m_selectedTypes = selectedTypes;
    }

    protected Predicate<String> getIsSelectedPredicate() {
        return Arrays.asList(m_selectedTypes)::contains;
    }
}
