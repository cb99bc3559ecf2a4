package org.multimodalbtw.nodes.evaluator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.util.FilteredInputTableColumnsProvider;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.SplitColumn;

/** Columns of the table of labels at the third port to choose from. */
public final class LabelsTable {

    /** The port of the labels. */
    public static final int PORT = 2;

    private LabelsTable() {}

    static boolean isSubgroup(DataColumnSpec column) {
        Optional<Kind> kind = ColumnKinds.of(column.getType());
        return kind.isPresent() && (kind.get() == Kind.NUMBER || kind.get() == Kind.CATEGORY);
    }

    static boolean isScore(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).filter(Kind.NUMBER::equals).isPresent();
    }

    static final class Subgroups implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isSubgroup(column);
        }
    }

    static final class ScoresInUse implements FilteredInputTableColumnsProvider {
        @Override
        public int getInputTableIndex() {
            return PORT;
        }

        @Override
        public boolean isIncluded(DataColumnSpec column) {
            return isScore(column);
        }
    }

    /**
     * @param labels the columns of the labels
     * @param chosen the column that is chosen; blank for one that is called so
     * @return the column that says what rows are used for
     * @throws InputException if there is no such column
     */
    public static Optional<String> split(DataTableSpec labels, String chosen) {
        if (chosen == null || chosen.isBlank()) {
            return SplitColumn.usual(labels)
                    .flatMap(name -> SplitColumn.of(labels, name).map(SplitColumn::name));
        }
        return Optional.of(SplitColumn.of(labels, chosen)
                .orElseThrow(() -> new InputException(
                        "The labels have no column '" + chosen + "' with " + SplitColumn.CONTENT + ".",
                        "Choose the split column anew in the node's dialog."))
                .name());
    }

    /** A column, or none. */
    private abstract static class OneOrNone implements StringChoicesProvider {

        private final String m_none;
        private final Predicate<DataColumnSpec> m_isPossible;

        OneOrNone(String none, Predicate<DataColumnSpec> isPossible) {
            m_none = none;
            m_isPossible = isPossible;
        }

        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            List<StringChoice> choices = new ArrayList<>();
            choices.add(new StringChoice("", m_none));
            input.getInTableSpec(PORT).stream()
                    .flatMap(DataTableSpec::stream)
                    .filter(m_isPossible)
                    .forEach(column -> choices.add(StringChoice.fromId(column.getName())));
            return choices;
        }
    }

    /** Columns that can say what rows are used for, or one that is called so. */
    public static final class Splits extends OneOrNone {
        /** For the platform. */
        public Splits() {
            super("Automatic: a column called split", SplitColumn::isPossible);
        }
    }

    /** Columns that can say which rows belong together, or one that is called so. */
    public static final class Groups extends OneOrNone {
        /** For the platform. */
        public Groups() {
            super("Automatic: a column called patient, subject or the like", LabelsTable::isSubgroup);
        }
    }
}
