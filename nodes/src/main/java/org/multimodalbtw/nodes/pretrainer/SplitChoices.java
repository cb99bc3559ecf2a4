package org.multimodalbtw.nodes.pretrainer;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.multimodalbtw.nodes.table.SplitColumn;

/** Columns of the second table that can say what rows are used for, or one that is called so. */
final class SplitChoices implements StringChoicesProvider {

    @Override
    public List<StringChoice> computeState(NodeParametersInput input) {
        List<StringChoice> choices = new ArrayList<>();
        choices.add(new StringChoice("", "Automatic: a column called split"));
        input.getInTableSpec(TestRows.PORT).stream()
                .flatMap(DataTableSpec::stream)
                .filter(SplitColumn::isPossible)
                .map(DataColumnSpec::getName)
                .forEach(name -> choices.add(StringChoice.fromId(name)));
        return choices;
    }
}
