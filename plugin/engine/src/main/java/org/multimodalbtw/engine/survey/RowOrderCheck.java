package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;

/**
 * Whether tables that are joined by row ids that only count rows have the same patients in the same rows, as far as columns name them.
 */
public final class RowOrderCheck {

    private static final String MAKE_IDS =
            "Make the patient the RowID of each table with KNIME's RowID node, before it is encoded.";

    /** Names that both tables must have before columns with different names are taken to name the same. */
    private static final double SAME_NAMES = 0.5;

    private final Set<String> notCompared = new LinkedHashSet<>();

    /**
     * Two columns that may name the same, and what they say.
     *
     * @param one a column of the first table
     * @param other a column of the second
     * @param arePersons whether both name persons
     * @param shared how many names both have
     * @param moved those that stand in different rows, the first few
     * @param count how many do
     */
    private record Compared(
            RowOrder.Names one, RowOrder.Names other, boolean arePersons, int shared, List<Moved> moved, int count) {

        static Compared of(RowOrder.Names one, RowOrder.Names other) {
            Map<Long, String> rows =
                    other.places().stream().collect(Collectors.toMap(RowOrder.Place::hash, RowOrder.Place::row));
            int shared = 0;
            List<Moved> moved = new ArrayList<>();
            for (RowOrder.Place place : one.places()) {
                String row = rows.get(place.hash());
                shared += row == null ? 0 : 1;
                if (row != null && !row.equals(place.row())) {
                    moved.add(new Moved(place.row(), row));
                }
            }
            boolean arePersons = NamedLike.group(one.column()) && NamedLike.group(other.column());
            return new Compared(one, other, arePersons, shared, moved, moved.size());
        }

        boolean haveSameName() {
            return one.column().equalsIgnoreCase(other.column());
        }

        boolean isComparable() {
            int fewer = Math.min(one.places().size(), other.places().size());
            return haveSameName() ? shared > 0 : arePersons && shared > SAME_NAMES * fewer;
        }
    }

    /** A name's row in one table and in another. */
    private record Moved(String one, String other) {}

    /**
     * @param some tables that have met
     * @param others tables that they are joined with by row id
     * @throws InputException if a column says that a row is of different patients in two of them
     */
    public void compare(List<TableOrder> some, List<TableOrder> others) {
        for (TableOrder one : some) {
            for (TableOrder other : others) {
                if (one.order().prefix().equals(other.order().prefix())) {
                    compare(one, other);
                }
            }
        }
    }

    private void compare(TableOrder one, TableOrder other) {
        List<Compared> compared = comparable(one.order(), other.order());
        for (Compared columns : compared) {
            boolean anyCounts = one.order().isOfReader() && columns.arePersons;
            if (columns.count > (anyCounts ? 0 : columns.shared / 2)) {
                throw contradiction(one.table(), other.table(), columns);
            }
        }
        if (compared.isEmpty() && one.order().isOfReader()) {
            notCompared.add(one.table());
            notCompared.add(other.table());
        }
    }

    /** Columns of persons decide where there are any; what else has a name, such as a sample, may be numbered anew in each table. */
    private static List<Compared> comparable(RowOrder one, RowOrder other) {
        List<Compared> all = new ArrayList<>();
        for (RowOrder.Names names : one.columns()) {
            other.columns().stream()
                    .map(others -> Compared.of(names, others))
                    .filter(Compared::isComparable)
                    .forEach(all::add);
        }
        List<Compared> sameName = all.stream().filter(Compared::haveSameName).toList();
        List<Compared> found = sameName.isEmpty() ? all : sameName;
        List<Compared> persons = found.stream().filter(Compared::arePersons).toList();
        return persons.isEmpty() ? found : persons;
    }

    private static InputException contradiction(String one, String other, Compared columns) {
        String by = columns.haveSameName()
                ? "by column '" + columns.one.column() + "'"
                : "by the columns '" + columns.one.column() + "' and '" + columns.other.column() + "'";
        String examples = columns.moved.stream()
                .limit(2)
                .map(moved -> "'" + moved.one + "' of '" + one + "' is '" + moved.other + "' of '" + other + "'")
                .collect(Collectors.joining(", and "));
        return new InputException(
                "Rows of '" + one + "' and '" + other + "' with the same RowID are of different patients: " + by + ", "
                        + examples + " (" + columns.count + " of " + columns.shared
                        + " that were compared). The RowIDs only count rows, and the tables are sorted differently.",
                MAKE_IDS);
    }

    /** @return one sentence if some tables could not be compared, else nothing */
    public List<String> notes() {
        return notCompared.isEmpty()
                ? List.of()
                : List.of("The RowIDs of " + Examples.of(List.copyOf(notCompared))
                        + " only count rows, as Row0 does, and no column that is read names the same patients in them, each in one row: whether rows "
                        + "with the same RowID are of one patient cannot be seen. If the tables may be sorted differently: make the patient the "
                        + "RowID of each with KNIME's RowID node, before it is encoded.");
    }
}
