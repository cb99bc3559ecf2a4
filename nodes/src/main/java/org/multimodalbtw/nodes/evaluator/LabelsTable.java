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
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.SplitColumn;

/** Columns of the table of labels to choose from. */
final class LabelsTable {

    static final int PORT = 2;

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

    static final class Splits extends OneOrNone {
        Splits() {
            super("Automatic: a column called split", SplitColumn::isPossible);
        }
    }

    static final class Groups extends OneOrNone {
        Groups() {
            super("Automatic: a column called patient, subject or the like", LabelsTable::isSubgroup);
        }
    }
}
