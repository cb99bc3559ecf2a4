package org.multimodalbtw.nodes.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Decided;

/** Columns that say what they were taken for, in their properties, so that later nodes do not decide again. */
public final class DecidedColumns {

    private DecidedColumns() {}

    /**
     * @param spec a table's columns
     * @param findings what columns are taken for, some of which the table may lack
     * @return the same columns, with what they are taken for
     */
    public static DataTableSpec of(DataTableSpec spec, List<ColumnFinding> findings) {
        Map<String, Decided> byName = new HashMap<>();
        findings.stream().filter(ColumnFinding::isUsed).forEach(finding -> {
            byName.put(finding.column(), Decided.of(finding));
            if (finding.reading().hasLimits()) {
                byName.put(LimitColumn.nameFor(finding.column()), Decided.number());
            }
        });
        return new DataTableSpecCreator()
                .setName(spec.getName())
                .addColumns(spec.stream()
                        .map(column -> decided(column, byName.get(column.getName())))
                        .toArray(DataColumnSpec[]::new))
                .createSpec();
    }

    private static DataColumnSpec decided(DataColumnSpec column, Decided decided) {
        if (decided == null) {
            return column;
        }
        DataColumnProperties properties = column.getProperties().cloneAndOverwrite(decided.properties());
        DataColumnSpecCreator creator = new DataColumnSpecCreator(column);
        creator.setProperties(properties);
        return creator.createSpec();
    }
}
