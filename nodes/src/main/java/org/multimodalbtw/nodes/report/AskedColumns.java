package org.multimodalbtw.nodes.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.report.page.LabelColumn;
import org.multimodalbtw.engine.report.page.ReportData.Asked;
import org.multimodalbtw.nodes.table.SubgroupCells;

/** Columns of the labels that a report is to look at: by which figures are told apart, and scores in use. */
final class AskedColumns {

    private AskedColumns() {}

    /**
     * @param labels the columns of the labels
     * @param parameters which of them are asked for
     * @throws InputException if one is not there, or a score is no column of numbers
     */
    static void require(DataTableSpec labels, MultimodalReportParameters parameters) {
        named(parameters.m_subgroups).forEach(name -> column(labels, "Subgroup columns", name));
        for (String name : named(parameters.m_scores)) {
            if (!SubgroupCells.isNumber(column(labels, "Scores in use", name))) {
                throw new InputException(
                        "Scores in use: '" + name + "' is no column of numbers.",
                        "Name columns of numbers, or leave the setting empty.");
            }
        }
    }

    /**
     * @param labels the labels
     * @param parameters which of their columns are asked for
     * @return these
     * @throws InputException if one is not there, or a score is no column of numbers
     */
    static Asked read(BufferedDataTable labels, MultimodalReportParameters parameters) {
        require(labels.getDataTableSpec(), parameters);
        return new Asked(
                named(parameters.m_subgroups).stream()
                        .map(name -> read(labels, name))
                        .toList(),
                named(parameters.m_scores).stream()
                        .map(name -> read(labels, name))
                        .toList());
    }

    private static List<String> named(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private static DataColumnSpec column(DataTableSpec labels, String setting, String name) {
        if (!labels.containsName(name)) {
            throw new InputException(
                    setting + ": the labels have no column '" + name + "'.",
                    "Name columns of the labels, with commas between, or leave the setting empty.");
        }
        return labels.getColumnSpec(name);
    }

    private static LabelColumn read(BufferedDataTable labels, String name) {
        DataTableSpec spec = labels.getDataTableSpec();
        int index = spec.findColumnIndex(name);
        boolean isNumber = SubgroupCells.isNumber(spec.getColumnSpec(index));
        Map<String, String> texts = new HashMap<>();
        Map<String, Double> numbers = new HashMap<>();
        try (CloseableRowIterator rows = labels.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                DataCell cell = row.getCell(index);
                if (!cell.isMissing() && isNumber) {
                    numbers.put(row.getKey().getString(), SubgroupCells.number(cell));
                } else if (!cell.isMissing()) {
                    texts.put(row.getKey().getString(), cell.toString());
                }
            }
        }
        return new LabelColumn(name, texts, numbers);
    }
}
