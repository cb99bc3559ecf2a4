package org.multimodalbtw.host.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.cohort.CsvFile;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.TargetNumbers;

/** What all rows of the labels say of the outcome, of the split and of the patients, before anything is learnt. */
final class LabelCheck {

    private static final String LABELS = "LABELS";

    private final CsvFile labels;
    private final LearnerSettings learner;
    private final List<OutcomeRows> outcomes;
    private final Optional<SplitRows> split;
    private final List<SplitRows> unused;
    private final List<SplitByWords> byWords;
    private final Optional<OnlyTested> onlyTested;
    private final Optional<GroupRows> group;
    private final List<String> censored;
    private final boolean areLabels;

    private LabelCheck(CsvFile labels, Outcome asked, LearnerSettings learner) {
        this.labels = labels;
        this.learner = learner;
        List<TableColumn> columns = labels.columns();
        List<String> names = columns.stream().map(TableColumn::name).toList();
        List<String> targets =
                Arrays.stream(asked.target().split(",")).map(String::strip).toList();
        areLabels = targets.size() > 1 || learner.predicted().equals(Optional.of(LABELS));
        outcomes = IntStream.range(0, columns.size())
                .filter(index -> targets.contains(names.get(index)))
                .mapToObj(index -> new OutcomeRows(columns.get(index), index))
                .toList();
        Optional<String> chosen = learner.split(names);
        split = chosen.map(name -> new SplitRows(columns.get(names.indexOf(name)), names.indexOf(name)));
        unused = IntStream.range(0, columns.size())
                .filter(index -> chosen.isEmpty() && NamedLike.split(names.get(index)))
                .filter(index -> !targets.contains(names.get(index)))
                .mapToObj(index -> new SplitRows(columns.get(index), index))
                .toList();
        byWords = IntStream.range(0, columns.size())
                .filter(index -> chosen.isEmpty() && !targets.contains(names.get(index)))
                .mapToObj(index -> new SplitByWords(columns.get(index), index))
                .toList();
        onlyTested = split.filter(rows -> outcomes.size() == 1 && !areLabels)
                .filter(rows -> !outcomes.get(0).isOfNumbers())
                .map(rows -> new OnlyTested(outcomes.get(0), rows));
        group = names.stream()
                .filter(asked.group().isPresent() ? asked.group().get()::equals : NamedLike::group)
                .filter(name -> !targets.contains(name) && !chosen.equals(Optional.of(name)))
                .findFirst()
                .map(name -> new GroupRows(
                        columns.get(names.indexOf(name)),
                        names.indexOf(name),
                        asked.group().isPresent()));
        List<OutcomeRows> statuses = IntStream.range(0, columns.size())
                .filter(index -> targets.size() == 1 && Censoring.isStatus(names.get(index), targets.get(0)))
                .mapToObj(index -> new OutcomeRows(columns.get(index), index))
                .toList();
        labels.forEach(row -> {
            boolean isKnown = outcomes.stream().noneMatch(outcome -> outcome.isMissing(row));
            outcomes.forEach(outcome -> outcome.add(row));
            split.ifPresent(rows -> rows.add(row, isKnown));
            unused.forEach(rows -> rows.add(row, isKnown));
            byWords.forEach(rows -> rows.add(row));
            onlyTested.ifPresent(rows -> rows.add(row));
            group.ifPresent(rows -> rows.add(row, isKnown, split));
            statuses.forEach(status -> status.add(row));
        });
        censored = statuses.stream()
                .filter(OutcomeRows::hasTwoValues)
                .map(OutcomeRows::name)
                .toList();
    }

    /**
     * @param labels the labels
     * @param asked what is predicted
     * @param learner what the learner is told
     * @return what all of its rows say
     * @throws InputException if a column that is named is not there or is the outcome, or the outcome's texts are no classes
     */
    static LabelCheck of(CsvFile labels, Outcome asked, LearnerSettings learner) {
        requireGroup(labels, asked);
        LabelCheck check = new LabelCheck(labels, asked, learner);
        String file = labels.fileName().replaceFirst("\\.[^.]+(\\.gz)?$", "");
        if (!check.areLabels) {
            check.outcomes.stream()
                    .filter(outcome -> !check.isAsChosen(outcome.name()))
                    .forEach(outcome -> outcome.requireClasses(file));
        }
        return check;
    }

    private boolean isAsChosen(String name) {
        return labels.findings().stream().anyMatch(finding -> finding.column().equals(name) && finding.isAsChosen());
    }

    private static void requireGroup(CsvFile labels, Outcome asked) {
        List<String> names = labels.columns().stream().map(TableColumn::name).toList();
        new GroupSettings(asked.group()).column().ifPresent(name -> {
            if (!names.contains(name)) {
                throw new InputException(
                        "File " + labels.fileName() + " has no column '" + name + "' to group rows by. It has: "
                                + String.join(", ", names) + ".",
                        "Name a column with --group, or --group none.");
            }
            if (Arrays.stream(asked.target().split(",")).map(String::strip).anyMatch(name::equals)) {
                throw new InputException(
                        "'" + name + "' is predicted, and --group names it as what says which rows belong together.",
                        "Name the column of the patients with --group, or --group none.");
            }
        });
    }

    /** @return the numbers of the target, if it is one column of numbers */
    Optional<TargetNumbers> numbers() {
        return outcomes.size() == 1 && outcomes.get(0).isOfNumbers()
                ? Optional.of(outcomes.get(0).numbers())
                : Optional.empty();
    }

    /** @return whether several columns are predicted, each of which says yes or no */
    boolean areLabels() {
        return areLabels;
    }

    /** @return what the split says, as words behind its name */
    String roleOfSplit() {
        return split.map(SplitRows::role).orElse(LabelRoles.SAYS_ALL);
    }

    /** @return what was taken for what, and what will be missed, a sentence each */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!areLabels) {
            outcomes.forEach(outcome -> lines.addAll(lines(outcome)));
        }
        split.flatMap(SplitRows::withoutTests).ifPresent(lines::add);
        onlyTested.flatMap(OnlyTested::sentence).ifPresent(lines::add);
        Stream.concat(unused.stream().map(SplitRows::advice), byWords.stream().map(SplitByWords::advice))
                .flatMap(Optional::stream)
                .distinct()
                .forEach(lines::add);
        group.map(rows -> rows.lines(split)).ifPresent(lines::addAll);
        return lines;
    }

    private List<String> lines(OutcomeRows outcome) {
        List<String> lines = new ArrayList<>();
        boolean isNumber = outcome.isNumber(learner.predicted());
        String note = learner.predicted().isEmpty() && outcome.isOfNumbers()
                ? outcome.numbers().note(outcome.name())
                : "";
        if (!note.isEmpty()) {
            lines.add(note);
        }
        boolean isSaid = !note.isEmpty() && isNumber && outcome.isComplete();
        if (!isSaid) {
            lines.add(outcome.sentence(learner.predicted()));
        }
        if (isNumber && !censored.isEmpty()) {
            lines.add(Censoring.sentence(outcome.name(), censored.get(0)));
        }
        return lines;
    }

    /** @return that patients have both test rows and others, which is said once more behind the figures: a sentence */
    Optional<String> leak() {
        return group.flatMap(rows -> rows.leak(split));
    }

    /**
     * Asks what the learner will ask.
     *
     * @param event the class that decisions are about, where it is named
     * @throws InputException if it will refuse the labels, or has no such class
     */
    void requireLearnable(Optional<String> event) {
        split.ifPresent(SplitRows::require);
        List<String> problems = outcomes.stream()
                .filter(outcome -> areLabels)
                .flatMap(outcome -> outcome.asLabel().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new InputException(
                    String.join(" ", problems),
                    "Write 1 or yes where a row has the label and 0 or no where it has not, empty the cells where it is not known,"
                            + " or leave the label out of --target.");
        }
        event.ifPresent(this::requireEvent);
    }

    private void requireEvent(String event) {
        outcomes.stream()
                .filter(outcome -> !areLabels && !outcome.isNumber(learner.predicted()) && !outcome.hasClass(event))
                .findFirst()
                .ifPresent(outcome -> {
                    throw new InputException(
                            "--event names '" + event + "', and no row has this class. "
                                    + outcome.sentence(learner.predicted()),
                            "Name one of the classes with --event.");
                });
    }
}
