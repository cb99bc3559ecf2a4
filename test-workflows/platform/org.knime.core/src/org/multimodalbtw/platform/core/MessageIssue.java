package org.multimodalbtw.platform.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;

/** What is wrong, perhaps with its place in an input table. */
public interface MessageIssue {
    /** @return the issue as far as it can be said without the inputs */
    String text();

    /**
     * @param inputs the node's data inputs
     * @return the issue with its place spelled out
     * @throws IndexOutOfBoundsException if the place does not exist
     */
    String render(PortObject[] inputs);

    /** An issue in words. */
    record Text(String text) implements MessageIssue {
        public Text {
            Objects.requireNonNull(text);
        }

        @Override
        public String render(final PortObject[] inputs) {
            return text;
        }
    }

    /** The first of several issues. */
    record First(MessageIssue issue, int others) implements MessageIssue {
        @Override
        public String text() {
            return withOthers(issue.text());
        }

        @Override
        public String render(final PortObject[] inputs) {
            return withOthers(issue.render(inputs));
        }

        private String withOthers(final String text) {
            return text + "\n(and " + others + (others == 1 ? " more issue)" : " more issues)");
        }
    }

    /** An issue with one cell of an input table; all indices are from 0. */
    record Row(int port, int column, long row, String description) implements MessageIssue {
        private static final int CONTEXT = 2;
        private static final int WIDTH = 30;

        @Override
        public String text() {
            return "Input " + port + ", row " + row + ", column " + column + ": " + description;
        }

        @Override
        public String render(final PortObject[] inputs) {
            BufferedDataTable table = (BufferedDataTable) inputs[port];
            DataTableSpec spec = table.getDataTableSpec();
            Objects.checkIndex(column, spec.getNumColumns());
            Objects.checkIndex(row, table.size());
            List<String> lines = new ArrayList<>();
            lines.add("RowID | " + clip(spec.getColumnSpec(column).getName()));
            try (CloseableRowIterator rows = table.iterator()) {
                for (long i = 0; i <= row + CONTEXT && rows.hasNext(); i++) {
                    DataRow current = rows.next();
                    if (i >= row - CONTEXT) {
                        addRow(current, i == row, lines);
                    }
                }
            }
            return String.join("\n", lines);
        }

        private void addRow(final DataRow dataRow, final boolean isIssue, final List<String> lines) {
            DataCell cell = dataRow.getCell(column);
            String id = clip(dataRow.getKey().getString());
            String value = clip(cell.toString());
            lines.add(id + " | " + value);
            if (isIssue) {
                lines.add(" ".repeat(id.length() + 3) + "^".repeat(Math.max(1, value.length())) + " " + description);
            }
        }

        private static String clip(final String text) {
            String line = text.replaceAll("\\s+", " ");
            return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
        }
    }
}
