package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Columns of a table that say the same as the outcome or the split, in any words, by its first 1,000 rows, or as many more as have 200,000
 * cells. Several rows of a patient with the same value count once.
 */
public final class OutcomeCopies {

    private static final long FEWEST_ROWS = 1000;
    private static final long MOST_CELLS = 200_000;

    /**
     * A column that is a copy.
     *
     * @param column its name
     * @param outcome the column of the labels that it says the same as; empty where that is the split
     * @param patients of how many it says so: of all that were compared
     */
    public record Copy(String column, Optional<String> outcome, long patients) {

        /** @return what it says the same as, for example {@code "'dead' of the labels"} */
        public String of() {
            return outcome.map(name -> "'" + name + "'").orElse("the split") + " of the labels";
        }
    }

    /** What is seen of one column of numbers or texts. */
    private static final class Seen {

        private final int column;
        private final boolean isNumber;
        private final Copies copies;
        private final Set<String> pairs = new HashSet<>();

        Seen(int column, boolean isNumber, KnownRows known) {
            this.column = column;
            this.isNumber = isNumber;
            copies = new Copies(known);
        }

        void add(TableRows.Row row, int position) {
            if (!copies.mayBe() || row.isMissing(column)) {
                return;
            }
            String text = isNumber ? number(row.number(column)) : CellText.strip(row.category(column));
            boolean isEmpty = text.isEmpty() || CellReading.USUAL_EMPTY.contains(text);
            if (!isEmpty && pairs.add(position + " " + text)) {
                copies.add(text, position);
                if (!copies.mayBe()) {
                    pairs.clear();
                }
            }
        }
    }

    private OutcomeCopies() {}

    private static String number(double number) {
        return Double.isFinite(number) ? ColumnCells.text(number) : "";
    }

    /**
     * @param rows a table
     * @param known the outcomes of rows that may be looked at, and the split of all
     * @param monitor is asked whether this is still wanted
     * @return its columns that are copies, in order
     */
    public static List<Copy> of(TableRows rows, KnownRows known, ProgressMonitor monitor) {
        List<TableColumn> columns = rows.columns();
        List<Seen> seen = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            Kind kind = columns.get(column).kind();
            if (kind == Kind.NUMBER || kind == Kind.CATEGORY) {
                seen.add(new Seen(column, kind == Kind.NUMBER, known));
            }
        }
        rows.forFirst(Math.max(FEWEST_ROWS, MOST_CELLS / Math.max(1, columns.size())), row -> {
            monitor.checkCancelled();
            int position = known.find(row.id());
            if (position >= 0) {
                seen.forEach(each -> each.add(row, position));
            }
        });
        return seen.stream()
                .flatMap(each -> copy(columns.get(each.column).name(), each.copies).stream())
                .toList();
    }

    private static Optional<Copy> copy(String column, Copies copies) {
        if (copies.outcome() != null) {
            return Optional.of(new Copy(column, Optional.of(copies.outcome()), copies.rows()));
        }
        return copies.isOfSplit() ? Optional.of(new Copy(column, Optional.empty(), copies.rows())) : Optional.empty();
    }
}
