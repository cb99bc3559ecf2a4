package org.multimodalbtw.nodes.learner;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;

/** Reads the labels of a table: the target and what each row is used for. */
final class LabelReader {

    private final Target target;
    private final OptionalInt splitColumn;
    private final Optional<GroupNames> groups;
    private final Labels.Builder labels;

    private LabelReader(Target target, OptionalInt splitColumn, Optional<GroupNames> groups) {
        this.target = target;
        this.splitColumn = splitColumn;
        this.groups = groups;
        this.labels = target.labels();
    }

    static Labels read(BufferedDataTable table, BtwLearnerParameters parameters) {
        DataTableSpec spec = table.getDataTableSpec();
        LabelReader reader = new LabelReader(parameters.target(spec), parameters.split(spec), parameters.group(spec));
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                reader.add(rows.next());
            }
        }
        return reader.labels.build();
    }

    private void add(DataRow row) {
        if (target.isMissing(row)) {
            labels.skip();
            return;
        }
        target.add(row, split(row), labels);
        groups.flatMap(column -> column.of(row)).ifPresent(labels::inGroup);
    }

    private Split split(DataRow row) {
        if (splitColumn.isEmpty()) {
            return Split.TRAIN;
        }
        DataCell cell = row.getCell(splitColumn.getAsInt());
        String value = cell.isMissing() ? "" : ((StringValue) cell).getStringValue();
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Split.TRAIN;
            case "valid", "validation", "val", "dev" -> Split.VALID;
            case "test", "testing" -> Split.TEST;
            default ->
                throw new InputException(
                        "Row '" + row.getKey().getString() + "': the split column "
                                + (value.isBlank() ? "is empty." : "says '" + value + "'."),
                        "Write train, valid or test in each row of the split column.");
        };
    }
}
