package org.multimodalbtw.nodes.pretrainer;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.pretrain.RowUse;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.nodes.table.SplitColumn;

/** Which rows a table calls test rows. */
final class TestRows {

    /** The port of the table that says it. */
    static final int PORT = 1;

    private TestRows() {}

    /**
     * @param rows the columns of the table
     * @param chosen the name of the column; blank for one that is called split
     * @return the column
     * @throws InputException if there is no such column
     */
    static SplitColumn column(DataTableSpec rows, String chosen) {
        Optional<String> name = chosen.isBlank() ? SplitColumn.usual(rows) : Optional.of(chosen);
        return name.flatMap(one -> SplitColumn.of(rows, one))
                .orElseThrow(
                        () -> new InputException(
                                "The second table has no column '" + name.orElse(SplitColumn.USUAL_NAME) + "' with "
                                        + SplitColumn.CONTENT + ", so that nothing says which rows are test rows.",
                                "Choose the split column in the node's dialog, or leave the second table out if there are no test rows."));
    }

    /**
     * @param rows the table
     * @param column of it that says what its rows are used for; a row of which it says nothing is no test row
     * @return all rows but its test rows
     * @throws InputException if it is not clear what the column says
     */
    static RowUse use(BufferedDataTable rows, SplitColumn column) {
        Map<String, String> values = SplitColumn.values(rows, Optional.of(column));
        SplitReader reader = SplitReader.of(column.name(), new TreeSet<>(values.values()));
        Set<String> tests = new HashSet<>();
        values.forEach((id, value) -> {
            if (!value.isEmpty() && reader.read(value) == Split.TEST) {
                tests.add(id);
            }
        });
        return RowUse.allBut(tests);
    }
}
