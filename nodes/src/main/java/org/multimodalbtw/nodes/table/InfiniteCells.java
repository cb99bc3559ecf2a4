package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;

/** Counts infinite numbers, which a division by zero leaves and which count as empty. */
final class InfiniteCells {

    private final CountedCells cells = new CountedCells();

    /** Whether a cell holds an infinite number. */
    static boolean is(DataCell cell) {
        return cell instanceof DoubleValue number
                && !(cell instanceof LongValue)
                && Double.isInfinite(number.getDoubleValue());
    }

    /** Counts those of a cell. */
    void look(DataRow row, int position, String column) {
        cells.add(
                column,
                infinite(row.getCell(position)),
                () -> "row '" + row.getKey().getString() + "'");
    }

    private static long infinite(DataCell cell) {
        if (cell instanceof DoubleVectorValue vector) {
            return IntStream.range(0, vector.getLength())
                    .filter(index -> Double.isInfinite(vector.getValue(index)))
                    .count();
        }
        if (cell instanceof ListDataValue list) {
            return IntStream.range(0, list.size())
                    .filter(index -> is(list.get(index)))
                    .count();
        }
        return is(cell) ? 1 : 0;
    }

    /** One sentence if there are any. */
    List<String> sentences() {
        return cells
                .said("number is infinite and counts as empty", "numbers are infinite and count as empty")
                .map(said -> said + ". To use such a cell: write a number there.")
                .stream()
                .toList();
    }
}
