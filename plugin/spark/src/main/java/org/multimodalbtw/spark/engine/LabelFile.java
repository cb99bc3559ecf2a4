package org.multimodalbtw.spark.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.cohort.CsvSettings;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows.Row;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.ClassNames;
import org.multimodalbtw.engine.survey.TargetNumbers;
import org.multimodalbtw.engine.survey.YesNo;
import org.multimodalbtw.engine.train.Labels;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.train.SplitReader;
import org.multimodalbtw.spark.door.LabelColumns;
import org.multimodalbtw.spark.door.LabelColumns.Meaning;

/** The labels in a CSV file, read by the rules of the BTW Learner. A row without a label takes no part. */
final class LabelFile {

    private static final String SPLIT = "split";
    private static final String TARGETS = "labels";

    private final LabelColumns columns;
    private final CsvFile file;
    private final int[] targets;
    private final int split;
    private final int group;
    private final List<String> notes = new ArrayList<>();

    /**
     * @param path the file
     * @param columns what its columns are
     * @throws InputException if one of them is not there
     */
    LabelFile(Path path, LabelColumns columns) {
        this.columns = columns;
        Set<String> texts = new HashSet<>(List.of(SPLIT, columns.split(), columns.group()));
        if (columns.targets().size() > 1 || columns.meaning() == Meaning.CLASS) {
            texts.addAll(columns.targets());
        }
        CsvFile read = open(path, texts);
        if (columns.meaning() == Meaning.VALUES && columns.targets().size() == 1 && areTwoNumbers(read)) {
            texts.addAll(columns.targets());
            read = open(path, texts);
        }
        file = read;
        notes.addAll(file.notes());
        targets = columns.targets().stream().mapToInt(this::required).toArray();
        split = columns.split().isEmpty() ? place(file, SPLIT) : required(columns.split());
        group = columns.group().isEmpty() ? -1 : required(columns.group());
        if (columns.meaning() == Meaning.NUMBER
                && file.columns().get(targets[0]).kind() != Kind.NUMBER) {
            throw new InputException(
                    "File " + file.fileName() + ": column '" + columns.targets().get(0) + "' holds no numbers.",
                    "Correct --target or --target-is.");
        }
    }

    private static CsvFile open(Path path, Set<String> texts) {
        return CsvFile.open(path, new CsvSettings(CellReading.USUAL_EMPTY, texts));
    }

    private boolean areTwoNumbers(CsvFile read) {
        int place = place(read, columns.targets().get(0));
        if (place < 0 || read.columns().get(place).kind() != Kind.NUMBER) {
            return false;
        }
        TargetNumbers numbers = new TargetNumbers();
        read.forEach(row -> {
            if (!row.isMissing(place)) {
                numbers.add(row.number(place));
            }
        });
        if (numbers.areClasses()) {
            notes.add("'" + columns.targets().get(0)
                    + "' has two different numbers or fewer, which are taken for classes. To predict a number: "
                    + "--target-is number.");
        } else if (!numbers.note(columns.targets().get(0)).isEmpty()) {
            notes.add("'" + columns.targets().get(0)
                    + "' has few different whole numbers, and is predicted as a number. If they are classes: "
                    + "--target-is class.");
        }
        return numbers.areClasses();
    }

    private int required(String column) {
        int place = place(file, column);
        if (place < 0) {
            throw new InputException(
                    "File " + file.fileName() + " has no column '" + column + "', but "
                            + String.join(
                                    ", ",
                                    file.columns().stream()
                                            .map(TableColumn::name)
                                            .toList())
                            + ".",
                    "Correct --target, --split or --group.");
        }
        return place;
    }

    private static int place(CsvFile file, String column) {
        return file.columns().stream().map(TableColumn::name).toList().indexOf(column);
    }

    /** @return what the analyst should know of the file, one sentence each */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * @return the labels of all rows that have one
     * @throws InputException if a cell cannot be read; it names file, patient and column
     */
    Labels read() {
        Labels.Builder labels = builder();
        if (group >= 0) {
            labels.groupsCountAsOne();
        }
        Optional<ClassNames> names = areClasses() ? Optional.of(names()) : Optional.empty();
        names.ifPresent(found -> notes.addAll(found.notes(columns.targets().get(0))));
        Optional<SplitReader> splits = split < 0 ? Optional.empty() : Optional.of(splits());
        splits.ifPresent(found -> notes.addAll(found.notes()));
        file.forEach(row -> {
            if (hasNoLabel(row)) {
                labels.skip();
                return;
            }
            add(row, labels, names, splits.map(reader -> split(row, reader)).orElse(Split.TRAIN));
            if (group >= 0 && !row.isMissing(group)) {
                labels.inGroup(row.category(group));
            }
        });
        return labels.build();
    }

    private boolean areClasses() {
        return targets.length == 1 && file.columns().get(targets[0]).kind() != Kind.NUMBER;
    }

    private Labels.Builder builder() {
        if (targets.length > 1) {
            return Labels.multilabel(TARGETS, columns.targets());
        }
        String name = columns.targets().get(0);
        return areClasses() ? Labels.classification(name) : Labels.regression(name);
    }

    private boolean hasNoLabel(Row row) {
        for (int target : targets) {
            if (row.isMissing(target)) {
                return true;
            }
        }
        return false;
    }

    private ClassNames names() {
        return new ClassNames(values(targets[0]));
    }

    private SplitReader splits() {
        return SplitReader.of(file.columns().get(split).name(), values(split));
    }

    private Set<String> values(int column) {
        Set<String> values = new TreeSet<>();
        forEachLabelled(row -> {
            if (!row.isMissing(column)) {
                values.add(row.category(column));
            }
        });
        return values;
    }

    private void forEachLabelled(Consumer<Row> visitor) {
        file.forEach(row -> {
            if (!hasNoLabel(row)) {
                visitor.accept(row);
            }
        });
    }

    private Split split(Row row, SplitReader reader) {
        if (row.isMissing(split)) {
            throw SplitReader.empty(row.id());
        }
        return reader.read(row.category(split));
    }

    private void add(Row row, Labels.Builder labels, Optional<ClassNames> names, Split use) {
        if (targets.length > 1) {
            labels.add(row.id(), labelsOf(row), use);
        } else if (names.isPresent()) {
            labels.add(row.id(), names.get().of(row.category(targets[0])), use);
        } else {
            labels.add(row.id(), row.number(targets[0]), use);
        }
    }

    private Set<String> labelsOf(Row row) {
        Set<String> has = new HashSet<>();
        for (int label = 0; label < targets.length; label++) {
            String name = columns.targets().get(label);
            String cell = row.category(targets[label]);
            boolean isSo = YesNo.of(cell)
                    .orElseThrow(() -> new InputException(
                            "File " + file.fileName() + ", patient '" + row.id() + "': column '" + name + "' holds '"
                                    + cell + "', which says neither yes nor no.",
                            "Write yes or no, true or false, or 1 or 0."));
            if (isSo) {
                has.add(name);
            }
        }
        return has;
    }
}
