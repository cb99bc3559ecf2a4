package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/**
 * What became of one file of a cohort.
 *
 * @param name the file's name without its ending
 * @param file the file's name
 * @param kind what it holds; empty for the labels
 * @param idColumn the column with the ids
 * @param columns what each other column is taken for; empty where the file was taken as it is written
 * @param notes what was noticed of the file as a whole, one sentence each
 */
public record FileReport(
        String name,
        String file,
        Optional<FileKind> kind,
        String idColumn,
        List<ColumnFinding> columns,
        List<String> notes) {

    /** How to have it otherwise. */
    public static final String UNDO =
            "To take a column for something else: 'Columns taken as' of the Cohort Reader, or "
                    + "--column 'FILE/COLUMN=number' (or category, or unused) on the command line.";

    /** Columns that are alike. */
    private record Alike(Taken taken, boolean isUsed, String reason) {}

    /** Copies the lists. */
    public FileReport {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /** @return whether no column says anything: all are constant, empty or left out */
    public boolean isUseless() {
        return !columns.isEmpty()
                && columns.stream()
                        .noneMatch(column ->
                                column.isUsed() && column.taken() != Taken.EMPTY && column.taken() != Taken.CONSTANT);
    }

    /** @return what was left out, converted or guessed, one sentence for columns that are alike */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>(notes);
        Map<Alike, List<String>> alike = new LinkedHashMap<>();
        columns.stream().filter(ColumnFinding::isSaid).forEach(column -> alike.computeIfAbsent(
                        new Alike(column.taken(), column.isUsed(), column.reason()), key -> new ArrayList<>())
                .add(column.column()));
        alike.forEach((key, names) -> sentences.add(sentence(key, names)));
        return sentences;
    }

    private String sentence(Alike alike, List<String> names) {
        String subject = "In '" + name + "', "
                + (names.size() <= Examples.MOST
                        ? Examples.of(names)
                        : names.size() + " columns (" + Examples.of(names) + ")");
        String verb = names.size() == 1 ? " is " : " are ";
        String taken = (alike.isUsed ? "taken for " : "left out as ") + article(alike.taken, names.size());
        return subject + verb + taken + ": " + alike.reason + ".";
    }

    private static String article(Taken taken, int count) {
        return switch (taken) {
            case CONSTANT, EMPTY, OUTCOME, SPLIT, TEXT -> taken.word();
            case CATEGORY -> count == 1 ? "a category" : "categories";
            case CODES -> count == 1 ? "a list of codes" : "lists of codes";
            default -> count == 1 ? "a " + taken.word() : taken.word() + "s";
        };
    }

    /** @return the file and its columns, for a person: columns that are alike and of which there is nothing to say are named together */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        Map<Taken, List<String>> plain = new LinkedHashMap<>();
        Map<Alike, List<String>> odd = new LinkedHashMap<>();
        for (ColumnFinding column : columns) {
            if (column.reason().isEmpty()) {
                plain.computeIfAbsent(column.taken(), key -> new ArrayList<>()).add(column.column());
            } else {
                odd.computeIfAbsent(
                                new Alike(column.taken(), column.isUsed(), column.reason()), key -> new ArrayList<>())
                        .add(column.column());
            }
        }
        plain.forEach((taken, names) -> lines.add(article(taken, names.size()) + ": " + Examples.of(names)));
        odd.forEach((key, names) -> lines.add((key.isUsed ? "" : "left out, ") + article(key.taken, names.size()) + ": "
                + Examples.of(names) + " - " + key.reason));
        return lines;
    }
}
