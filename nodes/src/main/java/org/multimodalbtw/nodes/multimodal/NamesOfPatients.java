package org.multimodalbtw.nodes.multimodal;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.nodes.table.ColumnKinds;

/**
 * A table of several rows for a patient, of which each only names something, such as a diagnosis: nothing in it is measured, and what counts is
 * which names a patient has.
 *
 * @param patient the column of the patients
 * @param columns the columns with names
 */
record NamesOfPatients(String patient, List<String> columns) {

    /**
     * @param columns a table's columns
     * @param patient the one that names the patients
     * @return what names something; empty where a column is measured, or says of what another names how it is with it
     */
    static Optional<NamesOfPatients> in(DataTableSpec columns, Optional<String> patient) {
        List<DataColumnSpec> open = columns.stream()
                .filter(column -> ColumnKinds.of(column.getType()).isPresent()
                        && patient.filter(column.getName()::equals).isEmpty()
                        && !saysNothing(column))
                .toList();
        boolean areNames = !open.isEmpty() && open.stream().allMatch(NamesOfPatients::isName);
        return patient.filter(name -> areNames)
                .map(name -> new NamesOfPatients(
                        name, open.stream().map(DataColumnSpec::getName).toList()));
    }

    /** Whether it is a time or a rank, which a list of names does without. */
    private static boolean saysNothing(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).filter(Kind.TIME::equals).isPresent()
                || NamedLike.time(column.getName())
                || NamedLike.rank(column.getName())
                || NamedLike.identifier(column.getName()) && !ColumnKinds.isText(column);
    }

    private static boolean isName(DataColumnSpec column) {
        return ColumnKinds.isText(column) && !NamedLike.result(column.getName()) && !NamedLike.answer(column.getName());
    }

    /** @return how such a table becomes one that is read */
    InputException toBeListed(RawTable table) {
        boolean isOne = columns.size() == 1;
        return new InputException(
                table.called() + ": its rows only name something, several of a patient, in " + Examples.of(columns)
                        + ", and nothing in it is measured. As lists of names, one for each patient, it can be read.",
                "Make the lists with KNIME's GroupBy node: group column '" + patient + "', and " + Examples.of(columns)
                        + (isOne ? " aggregated" : " each aggregated")
                        + " by 'List'. If the rows are notes or measurements: say so under"
                        + " 'Modalities' in the node's dialog.");
    }
}
