package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.IdMatch;
import org.multimodalbtw.engine.survey.NamedLike;

/** Compares the ids of a modality with those of the labels. */
final class IdCheck {

    private static final double LARGE_MISMATCH = 0.1;
    private static final double MENTIONED = 0.5;
    private static final double NEARLY_ALL = 0.9;
    private static final int EXAMPLES = 2;
    private static final long MOST_ROWS = 50_000;
    private static final Pattern BEHIND_SIGN = Pattern.compile("[-_./ ][^-_./ ]*$");
    /** As {@code Patient/} of FHIR. */
    private static final Pattern LEAD = Pattern.compile("^.*[/:#|]");

    private static final Pattern LAST_CHARACTER = Pattern.compile(".$");
    private static final Set<String> SUMMARIES = Set.of(
            "n",
            "mean",
            "median",
            "average",
            "avg",
            "sd",
            "std",
            "stddev",
            "min",
            "max",
            "minimum",
            "maximum",
            "sum",
            "total",
            "count",
            "25%",
            "50%",
            "75%",
            "mittelwert",
            "summe",
            "gesamt",
            "anzahl",
            "standardabweichung",
            "moyenne",
            "moy",
            "somme",
            "ecart-type",
            "media",
            "suma",
            "promedio",
            "gemiddelde",
            "totaal");

    private static final Pattern SHORTENED = Pattern.compile("\\d[.,]\\d+[eE]\\+?\\d+");

    private final CsvFile labels;
    private final Set<String> labelled;
    private final Collection<CsvFile> tables;
    private final List<String> notes = new ArrayList<>();
    private final IdNames names;
    private final SplitTables parts;
    private final FilePresence presence;
    private final boolean countsRows;

    /**
     * @param labels the labels
     * @param labelled their ids
     * @param tables all tables of modalities, of which one may say which ids of another are which of the labels
     */
    IdCheck(CsvFile labels, Set<String> labelled, Collection<CsvFile> tables) {
        this.labels = labels;
        this.labelled = labelled;
        this.tables = tables;
        names = new IdNames(labels, labelled);
        parts = new SplitTables(tables);
        presence = new FilePresence(labels, labelled);
        countsRows = IdAlignment.countRows(labelled);
    }

    /** @return what was noticed, one sentence each */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(parts.notes());
        return all;
    }

    /**
     * Says to the table which of its ids are others of the labels.
     *
     * @param name the modality
     * @param table its table
     * @param ids its ids
     * @param matched how many of them the labels have
     * @return its ids as those of the labels
     * @throws InputException if nearly none of them is one of the labels, or they are by accident
     */
    Set<String> align(String name, CsvFile table, Set<String> ids, int matched) {
        if (matched == ids.size()) {
            notes.addAll(presence.notes(name, table.fileName(), ids, ids.size()));
            requireMeant(table, Map.of(), ids);
            return ids;
        }
        IdAlignment alignment = IdAlignment.of(ids, labelled);
        if (!alignment.renamed().isEmpty()) {
            table.rename(alignment.renamed());
            notes.add("In '" + name + "', " + alignment.renamed().size() + " of " + ids.size()
                    + " ids are written in another way than in " + labels.fileName() + " and are matched: "
                    + String.join(", ", alignment.ways()) + ".");
        }
        Set<String> aligned = new LinkedHashSet<>();
        ids.forEach(id -> aligned.add(alignment.renamed().getOrDefault(id, id)));
        requireMatch(name, table, aligned);
        requireMeant(table, alignment.renamed(), aligned);
        noteSummaries(name, table, aligned);
        return aligned;
    }

    /**
     * Before the rows of a table are said to repeat its ids: whether these are ids at all, where the file has no column that is called so.
     *
     * @param name the modality
     * @param table its table
     * @throws InputException if values repeat in what was taken for the id, and none of them is an id of the labels
     */
    void requireIds(String name, CsvFile table) {
        boolean isCalledId = table.idColumn().equalsIgnoreCase("id") || NamedLike.patient(table.idColumn());
        if (table.repeatsIds() || isCalledId || labelled.isEmpty()) {
            return;
        }
        int id = table.layout().idIndex();
        Set<String> found = new LinkedHashSet<>();
        boolean[] repeats = {false};
        table.forEachRecord(MOST_ROWS, cells -> repeats[0] |= !cells[id].isEmpty() && !found.add(cells[id]));
        Map<String, String> renamed =
                repeats[0] ? IdAlignment.of(found, labelled).renamed() : Map.of();
        if (repeats[0] && renamed.isEmpty() && found.stream().noneMatch(labelled::contains)) {
            requireMatch(name, table, found);
        }
    }

    private void requireMeant(CsvFile table, Map<String, String> renamed, Set<String> ids) {
        if (countsRows && IdAlignment.countRows(ids)) {
            CountedRows.require(labels, table);
        }
        if (!table.isMatched()) {
            names.require(table, renamed, ids);
        }
        parts.add(table, ids);
        notes.addAll(SeveralStays.notes(labels, table, labelled));
    }

    /** Rows below the patients that say something of all of them. */
    private void noteSummaries(String name, CsvFile table, Set<String> ids) {
        List<String> found = ids.stream()
                .filter(id -> !labelled.contains(id) && SUMMARIES.contains(id.toLowerCase(Locale.ROOT)))
                .toList();
        if (!found.isEmpty()) {
            notes.add("In '" + name + "', " + (found.size() == 1 ? "a row" : found.size() + " rows") + " such as '"
                    + found.get(0) + "' " + (found.size() == 1 ? "is" : "are")
                    + " by the id a figure over all patients and not a patient, and "
                    + (found.size() == 1 ? "is" : "are") + " read and predicted like one: delete "
                    + (found.size() == 1 ? "it" : "them")
                    + " in " + table.fileName() + ".");
        }
    }

    /** What would have to be cut off so that nearly all ids are those of the labels, as a check digit; empty where that does not help. */
    private Optional<String> tooMuch(Set<String> ids) {
        for (Pattern end : List.of(BEHIND_SIGN, LAST_CHARACTER)) {
            Set<String> cut = new HashSet<>();
            ids.forEach(id -> cut.add(end.matcher(id).replaceFirst("")));
            long found = cut.stream().filter(labelled::contains).count();
            if (cut.size() == ids.size() && found >= NEARLY_ALL * ids.size()) {
                String id = ids.iterator().next();
                return Optional.of(
                        "'" + id.substring(end.matcher(id).replaceFirst("").length()) + "' of '" + id + "'");
            }
        }
        return Optional.empty();
    }

    private void requireMatch(String name, CsvFile table, Set<String> ids) {
        long smaller = Math.min(ids.size(), labelled.size());
        long matched = ids.stream().filter(labelled::contains).count();
        if (smaller == 0 || matched >= MENTIONED * smaller) {
            OtherForms.sentence(name, table, ids, labelled).ifPresent(notes::add);
            notes.addAll(presence.notes(name, table.fileName(), ids, matched));
            return;
        }
        String difference = matched + " of the " + ids.size() + " ids of " + table.fileName() + " ("
                + examples(ids, labelled) + ") are in the " + labelled.size() + " of " + labels.fileName() + " ("
                + examples(labelled, ids) + ")."
                + IdAlignment.countedRow(ids, labelled)
                        .map(
                                id -> " Ids such as '" + id
                                        + "' only count the rows of a table: their numbers are not taken for those of patients.")
                        .orElse("");
        if (matched >= LARGE_MISMATCH * smaller) {
            notes.add("Only " + difference);
            return;
        }
        TurnedTable.refuse(name, table, labelled, difference);
        requireDigits(name, table, ids, difference);
        Optional<String> end = tooMuch(ids);
        if (end.isPresent()) {
            throw new InputException(
                    "The ids of '" + name + "' are not those of the labels: " + difference
                            + " Without their end they are, such as without " + end.get() + ".",
                    "If the end says nothing of its own, as a check digit does not, cut it off in " + table.fileName()
                            + ". If it numbers stays or samples, write one row for each patient.");
        }
        Optional<String> ofLabels = fitting(labels, ids);
        Optional<String> whole = fitting(table, labelled);
        Optional<Longer> led = whole.isPresent()
                ? Optional.empty()
                : longer(table, id -> LEAD.matcher(id).replaceFirst(""));
        Optional<String> ofTable = whole.or(() -> led.map(Longer::name));
        if (ofLabels.isEmpty() && ofTable.isEmpty()) {
            requireNoBridge(name, table, ids, difference);
            requireNoLonger(name, table, difference);
        }
        if (ofTable.isEmpty() && ofLabels.isPresent()) {
            throw new OtherColumn(labels, labelled, ofLabels.get()).refuse(name, table, tables, difference);
        }
        throw new InputException(
                "The ids of '" + name + "' are not those of the labels: " + difference
                        + ofLabels.map(column -> " They are in column '" + column + "' of " + labels.fileName() + ".")
                                .orElse("")
                        + ofTable.map(column ->
                                        " Those of the labels are in column '" + column + "' of " + table.fileName()
                                                + led.map(Longer::behind).orElse("") + ".")
                                .orElse(""),
                ofTable.map(column -> "Call the column '" + column + "' id there, and the other column something else.")
                        .orElse("Write the same ids in both files, in a column id. If " + table.fileName()
                                + " says nothing of patients, choose the other files: 'Modalities', --modalities."));
    }

    /** Where the labels are of stays and a table is of patients, a third table may have both. */
    private void requireNoBridge(String name, CsvFile table, Set<String> ids, String difference) {
        for (CsvFile other : tables) {
            Optional<String> own = other == table ? Optional.empty() : holding(other, ids);
            Optional<String> ofLabels = own.flatMap(column -> holding(other, labelled))
                    .filter(column -> !own.equals(Optional.of(column)) && mayName(column, labelled))
                    .filter(column -> mayName(own.get(), ids));
            if (ofLabels.isPresent()) {
                throw new InputException(
                        "The ids of '" + name + "' are not those of the labels: " + difference + " "
                                + other.fileName() + " has both, in columns '" + own.get() + "' and '" + ofLabels.get()
                                + "'.",
                        "Add the column '" + ofLabels.get() + "' to " + table.fileName()
                                + " as its id, a row for each of them, for example with KNIME's node Joiner by '"
                                + own.get()
                                + "'.");
            }
        }
    }

    /** Samples are often named by the patient and an end of their own, in a column beside what is the id. */
    private void requireNoLonger(String name, CsvFile table, String difference) {
        Optional<Longer> column = longer(table, id -> BEHIND_SIGN.matcher(id).replaceFirst(""));
        if (column.isPresent()) {
            String cell = column.get().cell();
            throw new InputException(
                    "The ids of '" + name + "' are not those of the labels: " + difference + " Column '"
                            + column.get().name() + "' of " + table.fileName() + " has them with an end, such as '"
                            + cell.substring(column.get().id().length()) + "' of '" + cell + "'.",
                    "Write what stands before the end into a column id of " + table.fileName()
                            + ", for example with KNIME's node String Manipulation.");
        }
    }

    /** A column that has most ids of the labels as parts of longer texts, and one of these. */
    private record Longer(String name, String cell, String id) {

        /** Where the id is the end of the cell. */
        String behind() {
            return ", behind '" + cell.substring(0, cell.length() - id.length()) + "' as in '" + cell + "'";
        }
    }

    /** @param part what of a cell may be an id */
    private Optional<Longer> longer(CsvFile table, UnaryOperator<String> part) {
        String[] header = table.layout().header();
        List<Set<String>> ids = new ArrayList<>();
        Longer[] examples = new Longer[header.length];
        for (int index = 0; index < header.length; index++) {
            ids.add(new HashSet<>());
        }
        table.forEachRecord(cells -> {
            for (int index = 0; index < cells.length; index++) {
                String id = part.apply(cells[index]);
                if (id.length() < cells[index].length() && labelled.contains(id)) {
                    ids.get(index).add(id);
                    examples[index] =
                            examples[index] == null ? new Longer(header[index], cells[index], id) : examples[index];
                }
            }
        });
        return IntStream.range(0, header.length)
                .filter(index -> ids.get(index).size() >= MENTIONED * labelled.size()
                        && ids.get(index).size() > 1
                        && (examples[index].cell().matches(".*\\p{L}.*") || mayName(header[index], labelled)))
                .mapToObj(index -> examples[index])
                .findFirst();
    }

    /** Ids that are small numbers may be found in any column of numbers, such as ages. */
    private static boolean mayName(String column, Set<String> ids) {
        return NamedLike.identifier(column)
                || NamedLike.stay(column)
                || ids.stream().noneMatch(id -> id.matches("\\d+"));
    }

    /** Spreadsheets write long numbers as powers of ten, of which the last digits are lost. */
    private static void requireDigits(String name, CsvFile table, Set<String> ids, String difference) {
        boolean areShortened = ids.stream().allMatch(id -> SHORTENED.matcher(id).matches());
        if (areShortened) {
            throw new InputException(
                    "The ids of '" + name + "' are not those of the labels: " + difference
                            + " A spreadsheet wrote them as powers of ten, and their last digits are lost.",
                    "Export " + table.fileName() + " again with its ids as text.");
        }
    }

    private static String examples(Set<String> ids, Set<String> others) {
        return String.join(
                ", ",
                ids.stream()
                        .filter(id -> !others.contains(id))
                        .limit(EXAMPLES)
                        .map(id -> "'" + id + "'")
                        .toList());
    }

    /** The column, besides the id, in which most of the ids are. */
    private static Optional<String> fitting(CsvFile file, Set<String> ids) {
        return holding(file, ids, file.layout().idIndex());
    }

    /** The column in which most of the ids are. */
    private static Optional<String> holding(CsvFile file, Set<String> ids) {
        return holding(file, ids, -1);
    }

    /** As {@link #holding(CsvFile, Set)}, besides a column. */
    static Optional<String> holding(CsvFile file, Set<String> ids, int except) {
        Set<String> keys = new HashSet<>();
        ids.forEach(id -> keys.add(IdMatch.key(id)));
        String[] header = file.layout().header();
        List<Set<String>> found = new ArrayList<>();
        for (int index = 0; index < header.length; index++) {
            found.add(new HashSet<>());
        }
        file.forEachRecord(cells -> {
            for (int index = 0; index < cells.length; index++) {
                String key = IdMatch.key(cells[index]);
                if (keys.contains(key)) {
                    found.get(index).add(key);
                }
            }
        });
        int best = -1;
        for (int index = 0; index < header.length; index++) {
            boolean fits = found.get(index).size() >= MENTIONED * keys.size();
            if (fits
                    && index != except
                    && (best < 0 || found.get(index).size() > found.get(best).size())) {
                best = index;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(header[best]);
    }
}
