package org.multimodalbtw.engine.cohort;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.Taken;

/**
 * A file with several rows for an id, of which each only names something: a diagnosis, a procedure, a drug. Nothing in it is measured, so that it is no
 * series; what counts is which names a patient has.
 */
final class CodeTable {

    private static final String NAMES =
            "several rows for an id, each with a name; the names of all rows of a patient are one list, and each counts by itself";
    private static final String TIMES =
            "what a patient has at any time counts, also after the outcome; to leave later rows out, remove them from the file";
    private static final String RANK = "it orders the rows of a patient, and the order of names does not count";
    private static final String EDITION = "it says which edition of a catalogue holds, which does not count";

    private static final Set<String> ANSWERS = Set.of(
            "yes",
            "no",
            "y",
            "n",
            "true",
            "false",
            "0",
            "1",
            "ja",
            "nein",
            "positive",
            "negative",
            "pos",
            "neg",
            "present",
            "absent",
            "detected",
            "not detected",
            "s",
            "r",
            "i",
            "susceptible",
            "resistant",
            "intermediate",
            "unknown",
            "sensitive",
            "+",
            "-",
            "oui",
            "non",
            "sí",
            "si");

    private CodeTable() {}

    /** Whether a file that was looked at is one: it has names, and no number but ranks, and no column of results of which another says what they are of. */
    static boolean is(CsvLayout layout) {
        boolean isPossible = layout.repeatsIds()
                && layout.series().isPresent()
                && layout.columns().stream().noneMatch(column -> column.isImagePath() || column.isLongText());
        if (!isPossible) {
            return false;
        }
        List<ColumnFinding> open = layout.findings().stream()
                .filter(finding -> says(layout, finding))
                .toList();
        return !open.isEmpty()
                && open.stream().allMatch(CodeTable::isName)
                && open.stream().noneMatch(CodeTable::isChosenName)
                && open.stream().noneMatch(finding -> NamedLike.result(finding.column()));
    }

    /** The columns of such a file as they are read. */
    static List<ColumnFinding> findings(CsvLayout layout) {
        Set<String> times = times(layout);
        return layout.findings().stream()
                .map(finding -> {
                    if (!finding.isUsed() || finding.taken() == Taken.CONSTANT) {
                        return finding;
                    }
                    if (says(layout, finding)) {
                        return finding.joined(NAMES);
                    }
                    boolean isTime = times.contains(finding.column()) || finding.taken() == Taken.DATE;
                    boolean isRank = finding.taken() == Taken.NUMBER;
                    return isTime ? finding.leftOut(TIMES) : isRank ? finding.leftOut(rank(finding)) : finding;
                })
                .toList();
    }

    private static String rank(ColumnFinding finding) {
        return NamedLike.edition(finding.column()) ? EDITION : RANK;
    }

    /** The indexes, among the columns that are read, of those with names. */
    static int[] names(CsvLayout layout) {
        Set<String> names = new HashSet<>();
        layout.findings().stream()
                .filter(finding -> says(layout, finding))
                .forEach(finding -> names.add(finding.column()));
        List<CsvColumn> columns = layout.columns();
        return IntStream.range(0, columns.size())
                .filter(index -> names.contains(columns.get(index).column().name()))
                .toArray();
    }

    /** Whether a person says that each cell is one name. */
    private static boolean isChosenName(ColumnFinding finding) {
        return finding.isAsChosen() && finding.taken() == Taken.CATEGORY;
    }

    /**
     * The column whose cells say of what another column names whether a patient has it, as yes and no do: the two must not be parted.
     *
     * @param file a file that {@link #is} one by its columns
     * @return the column's name; empty where there is none
     */
    static Optional<String> answers(CsvFile file) {
        int[] names = names(file.layout());
        return IntStream.of(names.length > 1 ? names : new int[0])
                .filter(index -> isAnswer(file.columns().get(index).name(), file.categories(index)))
                .mapToObj(index -> file.columns().get(index).name())
                .findFirst();
    }

    private static boolean isAnswer(String name, List<String> different) {
        boolean areAnswers = !different.isEmpty()
                && different.stream().allMatch(text -> ANSWERS.contains(text.toLowerCase(Locale.ROOT)));
        return !NamedLike.remark(name) && (areAnswers || NamedLike.answer(name));
    }

    private static boolean isName(ColumnFinding finding) {
        TableColumn.Kind kind = finding.reading().kind();
        return kind == TableColumn.Kind.CATEGORY || kind == TableColumn.Kind.CODES;
    }

    /** Whether a column is neither a time nor a rank, and not the same in all rows. */
    private static boolean says(CsvLayout layout, ColumnFinding finding) {
        boolean isSame = finding.taken() == Taken.CONSTANT || finding.taken() == Taken.EMPTY;
        boolean isRank = finding.taken() == Taken.NUMBER && NamedLike.rank(finding.column());
        return finding.isUsed()
                && !isSame
                && !isRank
                && finding.taken() != Taken.DATE
                && !times(layout).contains(finding.column());
    }

    private static Set<String> times(CsvLayout layout) {
        SeriesRoles roles = layout.series().orElseThrow();
        Set<String> times = new HashSet<>();
        Stream.of(roles.time(), roles.start(), roles.times().day())
                .flatMap(Optional::stream)
                .forEach(times::add);
        return times;
    }
}
