package org.multimodalbtw.nodes.multimodal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.nodes.table.SplitColumn;

/**
 * What the labels say of patients, so that what says the same in other tables is found.
 *
 * @param known the outcomes of training rows, and the split of all rows
 * @param areCopiesLeftOut whether columns that say the same are left out; otherwise they are named
 */
record Outcomes(KnownRows known, boolean areCopiesLeftOut) {

    private static final long MOST_ROWS = 50_000;

    /**
     * @param parameters what the analyst says
     * @param labels the labels, with the patients as RowIDs
     * @return what the first 50,000 of them say
     */
    static Outcomes of(MultimodalLearnerParameters parameters, BufferedDataTable labels) {
        DataTableSpec spec = labels.getDataTableSpec();
        List<String> names =
                parameters.outcomes(spec).stream().filter(spec::containsName).toList();
        Optional<SplitColumn> split = parameters.split().flatMap(name -> SplitColumn.of(spec, name));
        return new Outcomes(known(labels, names, split), parameters.m_withoutCopies);
    }

    private static KnownRows known(BufferedDataTable labels, List<String> names, Optional<SplitColumn> split) {
        int[] positions = names.stream()
                .mapToInt(labels.getDataTableSpec()::findColumnIndex)
                .toArray();
        Map<String, String> splits = SplitColumn.values(labels, split);
        Optional<SplitReader> reader =
                split.map(column -> SplitReader.of(column.name(), new TreeSet<>(splits.values())));
        KnownRows.Builder known = new KnownRows.Builder("", names, List.of()).strict();
        try (CloseableRowIterator rows = labels.iterator()) {
            for (long count = 0; count < MOST_ROWS && rows.hasNext(); count++) {
                DataRow row = rows.next();
                String id = row.getKey().getString();
                String use = splits.get(id);
                boolean isTraining =
                        reader.isEmpty() || !use.isEmpty() && reader.get().read(use) == Split.TRAIN;
                known.add(
                        id,
                        isTraining ? values(row, positions) : new String[positions.length],
                        use.isEmpty() ? null : use,
                        new String[0]);
            }
        }
        return known.build();
    }

    private static String[] values(DataRow row, int[] positions) {
        String[] values = new String[positions.length];
        for (int index = 0; index < values.length; index++) {
            DataCell cell = row.getCell(positions[index]);
            values[index] = cell.isMissing() ? null : cell.toString();
        }
        return values;
    }
}
