package org.multimodalbtw.engine.cohort;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.IdMatch;
import org.multimodalbtw.engine.survey.NamedLike;

/** Ids that are in the labels by accident: the numbers of patients, of stays or of rows, where the labels count something else. */
final class IdNames {

    private static final int FEWEST_ROWS = 20;
    private static final long MOST_ROWS = 50_000;
    private static final double MOST = 0.2;
    /** A patient may have several stays. */
    private static final double FEW = 0.1;

    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.9;
    private static final String ID = "id";
    /** Numbers that are given one after the other have few gaps. */
    private static final long MOST_GAPS = 2;

    private static final Pattern COUNTED = Pattern.compile("\\d{1,9}");

    private final CsvFile labels;
    private final Set<String> labelled;

    /**
     * @param labels the labels
     * @param labelled their ids
     */
    IdNames(CsvFile labels, Set<String> labelled) {
        this.labels = labels;
        this.labelled = labelled;
    }

    /**
     * @param table the table of a modality
     * @param renamed its ids that are written in another way in the labels
     * @param ids its ids as those of the labels
     * @throws InputException if they name something else, or it is not clear which of two columns names the rows of the labels
     */
    void require(CsvFile table, Map<String, String> renamed, Set<String> ids) {
        String own = idColumn(labels);
        String other = idColumn(table);
        if (!own.equalsIgnoreCase(other)) {
            Tally beside = beside(other, ids);
            requireSameValues(table, other, beside);
            if (!beside.isSame() && !saysTheSame(table, own)) {
                requireSameKind(table, own, other, ids);
            }
        } else if (!own.equalsIgnoreCase(ID)) {
            // both files name it alike
            return;
        }
        String[] header = table.layout().header();
        IntStream.range(0, header.length)
                .filter(index -> index != table.layout().idIndex()
                        && NamedLike.group(header[index])
                        && place(labels, header[index]) < 0)
                .forEach(index -> requireOne(table, index, renamed));
    }

    private static String quoted(CsvFile file) {
        String column = idColumn(file);
        boolean isFirst = file.layout().idIndex() == 0;
        return column.isEmpty() ? "its " + (isFirst ? "first " : "") + "column, which has no name" : "'" + column + "'";
    }

    private static String idColumn(CsvFile file) {
        return file.layout().header()[file.layout().idIndex()];
    }

    private static int place(CsvFile file, String column) {
        String[] header = file.layout().header();
        return IntStream.range(0, header.length)
                .filter(index -> index != file.layout().idIndex() && header[index].equalsIgnoreCase(column))
                .findFirst()
                .orElse(-1);
    }

    /** What counts rows of which something differs. */
    private static final class Tally {
        private long rows;
        private long different;
        private String[] example;

        void add(String one, String other) {
            rows++;
            if (!IdMatch.key(one).equals(IdMatch.key(other))) {
                different++;
                example = example == null ? new String[] {one, other} : example;
            }
        }

        /** Whether enough rows are there, and none of them differs. */
        boolean isSame() {
            return rows >= FEWEST_ROWS && different == 0;
        }
    }

    /**
     * What the labels have in the column that is the table's id, beside their own id. Nothing if that column names no rows, as {@code case} of 0 and 1 and
     * {@code sample} of blood and tissue do not: by few values, or by others than the table's ids.
     */
    private Tally beside(String column, Set<String> ids) {
        int place = place(labels, column);
        Tally tally = new Tally();
        Set<String> values = new HashSet<>();
        long[] filled = new long[1];
        if (place >= 0) {
            labels.forEachRecord(MOST_ROWS, cells -> {
                String id = cells[labels.layout().idIndex()];
                if (!cells[place].isEmpty()) {
                    filled[0]++;
                    values.add(IdMatch.key(cells[place]));
                }
                if (ids.contains(id) && !cells[place].isEmpty()) {
                    tally.add(id, cells[place]);
                }
            });
        }
        Set<String> keys = new HashSet<>();
        ids.forEach(id -> keys.add(IdMatch.key(id)));
        boolean isNamed = NamedLike.group(column) || NamedLike.stay(column);
        boolean areIds = values.size() >= (isNamed ? FEW : HALF) * filled[0]
                && values.stream().filter(keys::contains).count() >= HALF * values.size();
        return areIds ? tally : new Tally();
    }

    /** Whether a table has the labels' id beside its own, with the same values. */
    private static boolean saysTheSame(CsvFile table, String own) {
        int place = place(table, own);
        Tally tally = new Tally();
        if (place >= 0) {
            table.forEachRecord(
                    MOST_ROWS, cells -> tally.add(cells[table.layout().idIndex()], cells[place]));
        }
        return tally.isSame();
    }

    /** Where the labels have the column that is the table's id beside their own, it must say the same as that. */
    private void requireSameValues(CsvFile table, String column, Tally tally) {
        if (tally.rows >= FEWEST_ROWS && tally.different > MOST * tally.rows) {
            boolean hasNone = column.isEmpty();
            throw new InputException(
                    "The ids of " + table.fileName() + ", " + quoted(table)
                            + ", are in the labels by accident: these are by "
                            + quoted(labels) + ", and have " + (hasNone ? "such a column" : "'" + column + "'")
                            + " beside it, which differs in "
                            + tally.different + " of " + tally.rows + " rows, such as '" + tally.example[1] + "' of '"
                            + tally.example[0] + "'.",
                    "Add the column '" + idColumn(labels) + "' to " + table.fileName()
                            + " as its id, for example with KNIME's node Joiner by "
                            + (hasNone ? "that column." : "'" + column + "'."));
        }
    }

    private void requireSameKind(CsvFile table, String own, String other, Set<String> ids) {
        boolean differ = NamedLike.stay(own) && NamedLike.group(other) || NamedLike.group(own) && NamedLike.stay(other);
        if (differ && areCounted(labelled) && areCounted(ids)) {
            throw new InputException(
                    "The ids of " + table.fileName() + " are of '" + other + "' and those of " + labels.fileName()
                            + " of '" + own + "': both only count, so that equal numbers may be of different patients.",
                    "If they are the same, call both columns id. If not, add the column '" + own + "' to "
                            + table.fileName() + " as its id.");
        }
    }

    private static boolean areCounted(Set<String> ids) {
        if (ids.size() < FEWEST_ROWS
                || !ids.stream().allMatch(id -> COUNTED.matcher(id).matches())) {
            return false;
        }
        long most = ids.stream().mapToLong(Long::parseLong).max().orElseThrow();
        long least = ids.stream().mapToLong(Long::parseLong).min().orElseThrow();
        return most - least < MOST_GAPS * ids.size();
    }

    /**
     * Where a column that is named as one of patients has ids of the labels, too, and others than the id. What is called id is taken at its word, unless it only
     * counts the rows.
     */
    private void requireOne(CsvFile table, int column, Map<String, String> renamed) {
        Map<String, String> keys = new HashMap<>();
        labelled.forEach(id -> keys.put(IdMatch.key(id), id));
        Set<String> byId = new HashSet<>();
        Set<String> byColumn = new HashSet<>();
        Tally tally = new Tally();
        long[] filled = new long[1];
        RowCounter counter = new RowCounter();
        table.forEachRecord(MOST_ROWS, cells -> {
            String id = cells[table.layout().idIndex()];
            counter.add(id);
            String meant = renamed.getOrDefault(id, id);
            String patient = keys.get(IdMatch.key(cells[column]));
            filled[0] += cells[column].isEmpty() ? 0 : 1;
            if (patient != null) {
                tally.add(meant, patient);
                byColumn.add(patient);
            }
            if (labelled.contains(meant)) {
                byId.add(meant);
            }
        });
        boolean areIds = tally.rows >= FEWEST_ROWS
                && tally.rows >= NEARLY_ALL * filled[0]
                && byColumn.size() >= NEARLY_ALL * byId.size();
        boolean isMeant = idColumn(table).equalsIgnoreCase(ID) && !counter.countsRows();
        if (areIds && !isMeant && tally.different > HALF * tally.rows) {
            String name = table.layout().header()[column];
            throw new InputException(
                    "File " + table.fileName() + ": '" + idColumn(table) + "' and '" + name
                            + "' both have ids of the labels, and differ in " + tally.different + " of " + tally.rows
                            + " rows, such as '" + tally.example[0] + "' and '" + tally.example[1] + "'.",
                    "If '" + idColumn(table) + "' is right, rename '" + name
                            + "' to what names no patient, such as list_nr. If '" + name
                            + "' is right, call it id"
                            + (counter.countsRows() ? ", and '" + idColumn(table) + "' row." : "."));
        }
    }

    /** Whether ids are 1, 2, 3 and so on, or 0, 1, 2, in the order of the rows. */
    private static final class RowCounter {
        private long rows;
        private long first;
        private boolean isCounted = true;

        void add(String id) {
            long number = COUNTED.matcher(id).matches() ? Long.parseLong(id) : -1;
            first = rows == 0 ? number : first;
            isCounted &= number == first + rows;
            rows++;
        }

        boolean countsRows() {
            return isCounted && (first == 0 || first == 1);
        }
    }
}
