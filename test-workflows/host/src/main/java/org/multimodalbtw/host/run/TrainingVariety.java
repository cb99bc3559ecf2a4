package org.multimodalbtw.host.run;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.IdMatch;
import org.multimodalbtw.engine.survey.Taken;
import org.multimodalbtw.engine.train.Split;

/**
 * Which tables say the same of all training rows, and which modalities nothing, so that no encoder can learn from them, though other rows
 * differ.
 */
final class TrainingVariety {

    /** Most tables vary within these. */
    private static final long FIRST_ROWS = 1000;

    private final CohortFolder cohort;
    private final Set<String> training;

    private TrainingVariety(CohortFolder cohort, Set<String> training) {
        this.cohort = cohort;
        this.training = training;
    }

    /**
     * @param cohort a folder
     * @param names its modalities that are to be used
     * @param split the column of the labels that says which rows train
     * @return those whose training rows all are alike, or are empty; none where there is no such column, or all are so
     */
    static List<String> without(CohortFolder cohort, List<String> names, Optional<String> split) {
        if (split.isEmpty()) {
            return List.of();
        }
        TrainingVariety variety = new TrainingVariety(cohort, training(cohort.labels(), split.get()));
        List<String> alike = names.stream()
                .filter(name -> variety.areAlike(name) || variety.areEmpty(name))
                .toList();
        // a run without any table stops, and says why
        return alike.size() == names.size() ? List.of() : alike;
    }

    private static Set<String> training(CsvFile labels, String split) {
        List<String> names = labels.columns().stream().map(TableColumn::name).toList();
        SplitRows rows = new SplitRows(labels.columns().get(names.indexOf(split)), names.indexOf(split));
        labels.forEach(row -> rows.add(row, true));
        Set<String> training = new HashSet<>();
        labels.forEach(row -> {
            if (rows.meaning(rows.value(row)).equals(Optional.of(Split.TRAIN))) {
                training.add(IdMatch.parts(row.id()));
            }
        });
        return training;
    }

    private boolean areAlike(String name) {
        boolean mayBe = cohort.kind(name) == FileKind.TABLE
                && cohort.modality(name).findings().stream()
                        .noneMatch(column -> column.isUsed() && column.taken() == Taken.FLAG);
        try {
            return mayBe && hasAlikeRows(name);
        } catch (InputException faulty) {
            // said with all other faults when the whole table is read
            return false;
        }
    }

    /** Whether no training row has a value, a text or a picture. */
    private boolean areEmpty(String name) {
        CsvFile file = cohort.modality(name);
        Set<String> read = readOf(name, file);
        List<TableColumn> columns = file.columns();
        List<Integer> places = IntStream.range(0, columns.size())
                .filter(column -> read.contains(columns.get(column).name()))
                .boxed()
                .toList();
        try {
            AtomicBoolean isFilled = new AtomicBoolean();
            TableRows.Visitor look = row -> isFilled.compareAndSet(
                    false,
                    places.stream().anyMatch(place -> !row.isMissing(place))
                            && training.contains(IdMatch.parts(row.id())));
            file.forFirst(FIRST_ROWS, look);
            if (!isFilled.get()) {
                file.forEach(look);
            }
            return !places.isEmpty() && !isFilled.get();
        } catch (InputException faulty) {
            // said with all other faults when the whole table is read
            return false;
        }
    }

    /** The columns of a file that its encoder learns from. */
    private Set<String> readOf(String name, CsvFile file) {
        Predicate<ColumnFinding> isRead =
                switch (cohort.kind(name)) {
                    case TABLE -> column -> true;
                    case TEXT -> column -> column.taken() == Taken.TEXT;
                    case IMAGES -> column -> column.taken() == Taken.IMAGE;
                    case SERIES ->
                        column -> cohort.series(name)
                                .filter(roles -> roles.values().contains(column.column()))
                                .isPresent();
                };
        return file.findings().stream()
                .filter(ColumnFinding::isUsed)
                .filter(isRead)
                .map(ColumnFinding::column)
                .collect(Collectors.toSet());
    }

    private boolean hasAlikeRows(String name) {
        TableRows rows = cohort.rows(name);
        boolean areSimple = rows.columns().stream()
                .allMatch(column ->
                        column.kind() == TableColumn.Kind.NUMBER || column.kind() == TableColumn.Kind.CATEGORY);
        if (!areSimple) {
            return false;
        }
        Seen first = new Seen(rows.columns());
        rows.forFirst(FIRST_ROWS, first::add);
        if (first.varies) {
            return false;
        }
        Seen all = new Seen(rows.columns());
        rows.forEach(all::add);
        return all.rows > 0 && !all.varies;
    }

    /** The values of training rows. */
    private final class Seen {

        private final List<TableColumn> columns;
        private final Object[] values;
        private long rows;
        private boolean varies;

        private Seen(List<TableColumn> columns) {
            this.columns = columns;
            values = new Object[columns.size()];
        }

        private void add(TableRows.Row row) {
            if (varies || !training.contains(IdMatch.parts(row.id()))) {
                return;
            }
            rows++;
            for (int column = 0; column < values.length; column++) {
                if (!row.isMissing(column)) {
                    Object value = columns.get(column).kind() == TableColumn.Kind.NUMBER
                            ? (Object) row.number(column)
                            : row.category(column);
                    varies |= values[column] != null && !values[column].equals(value);
                    values[column] = value;
                }
            }
        }
    }
}
