package org.multimodalbtw.platform.ui.settings;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.knime.node.parameters.persistence.Persistable;

/** Names chosen by hand. */
public final class ManualSelection implements Persistable {

    String[] m_manuallySelected;
    String[] m_manuallyDeselected = {};
    boolean m_includeUnknownColumns;

    ManualSelection() {
        this(new String[0]);
    }

    public ManualSelection(String[] selected) {
        m_manuallySelected = selected.clone();
    }

    public String[] selected() {
        return m_manuallySelected.clone();
    }

    public void select(String[] selected) {
        m_manuallySelected = selected.clone();
    }

    /** @param include whether names in neither list are chosen */
    public void includeUnknown(boolean include) {
        m_includeUnknownColumns = include;
    }

    public Predicate<String> predicate() {
        Set<String> selected = new HashSet<>(Arrays.asList(m_manuallySelected));
        Set<String> deselected = new HashSet<>(Arrays.asList(m_manuallyDeselected));
        return name -> selected.contains(name) || m_includeUnknownColumns && !deselected.contains(name);
    }
}
