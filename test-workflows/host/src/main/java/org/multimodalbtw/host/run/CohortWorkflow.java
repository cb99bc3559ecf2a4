package org.multimodalbtw.host.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.CohortCheck;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.cohort.FileReport;
import org.multimodalbtw.engine.cohort.NoteRoles;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.ColumnSentences;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.Taken;
import org.multimodalbtw.host.NodeFactories;
import org.multimodalbtw.host.Workflow;
import org.multimodalbtw.host.WorkflowDescription;
import org.multimodalbtw.host.WorkflowException;

/** Plans the workflow for a folder of data. */
final class CohortWorkflow {

    private final Path folder;
    private final CohortFolder cohort;
    private final List<String> modalities;
    private final Arguments.Cohort request;
    private final LabelCheck labels;
    private final List<String> assignments;
    private final List<String> alike;

    private CohortWorkflow(
            Path folder,
            CohortFolder cohort,
            List<String> modalities,
            Arguments.Cohort request,
            LabelCheck labels,
            List<String> assignments,
            List<String> alike) {
        this.alike = List.copyOf(alike);
        this.labels = labels;
        this.assignments = List.copyOf(assignments);
        this.folder = folder;
        this.cohort = cohort;
        this.modalities = modalities;
        this.request = request;
    }

    /**
     * Looks into the folder.
     *
     * @param request what is to be predicted from what
     * @param assignments parameters that are changed; those of the Cohort Reader say how the folder is read
     * @return the workflow to write
     * @throws InputException if the folder does not hold what is asked for
     */
    static CohortWorkflow plan(Arguments.Cohort request, List<String> assignments) {
        Path folder = request.folder().toAbsolutePath().normalize();
        CohortFolder cohort = CohortFolder.open(
                folder, request.labels(), ReaderSettings.of(request, assignments), new HashSet<>(request.modalities()));
        List<String> columns =
                cohort.labels().columns().stream().map(TableColumn::name).toList();
        Optional<Outcome> usual = UsualTarget.inOtherCase(request.outcome(), columns);
        if (usual.isPresent()) {
            return plan(request.with(usual.get()), assignments);
        }
        requireTarget(cohort, request.target());
        requireColumns(cohort, request.decision());
        request.modalities().forEach(cohort::modality);
        request.encoders().forEach((name, kind) -> new EncoderFit(cohort, name, kind).require());
        if (cohort.modalities().isEmpty()) {
            String skipped = cohort.skipped().stream()
                    .map(file -> " " + file.file() + " holds " + file.reason() + ".")
                    .collect(Collectors.joining());
            throw new InputException(
                    "Folder " + folder + " has no file of a modality besides the labels." + skipped,
                    LabelRoles.remedy(cohort.labels(), request.target())
                            + "Put each modality there as <modality>.csv or <modality>.csv.gz with a first column id.");
        }
        LearnerSettings learner = new LearnerSettings(assignments);
        List<String> names = request.modalities().isEmpty() ? useful(cohort) : request.modalities();
        List<String> alike = request.modalities().isEmpty()
                ? TrainingVariety.without(cohort, names, split(cohort, learner))
                : List.of();
        return new CohortWorkflow(
                folder,
                cohort,
                names.stream().filter(name -> !alike.contains(name)).toList(),
                request.with(ReaderSettings.columns(request, assignments)),
                LabelCheck.of(cohort.labels(), request.outcome(), learner),
                assignments,
                alike);
    }

    private static Optional<String> split(CohortFolder cohort, LearnerSettings learner) {
        return learner.split(
                cohort.labels().columns().stream().map(TableColumn::name).toList());
    }

    /** The modalities that say something; all where none does, so that the run names what is wrong. */
    private static List<String> useful(CohortFolder cohort) {
        List<String> useless = cohort.reports().stream()
                .filter(FileReport::isUseless)
                .map(FileReport::name)
                .toList();
        List<String> useful = cohort.modalities().stream()
                .filter(name -> !useless.contains(name))
                .toList();
        return useful.isEmpty() ? cohort.modalities() : useful;
    }

    private List<String> choices() {
        return modalities.stream()
                .map(name -> cohort.modality(name).fileName() + ": " + choice(kind(name)))
                .toList();
    }

    /**
     * @param nodes the workflow, by whose nodes files are read
     * @return what became of each file and column
     */
    List<String> whatWasRead(FolderWorkflow nodes) {
        List<String> lines = new ArrayList<>();
        lines.add("What was read:");
        for (FileReport report : cohort.reports()) {
            boolean isRead = report.kind().isEmpty() || modalities.contains(report.name());
            lines.add("  " + report.file() + ": " + (isRead ? use(report, nodes) : notUsed(report)) + "; id '"
                    + report.idColumn() + "'");
            report.notes().forEach(note -> lines.add("      " + note));
            if (report.kind().isEmpty()) {
                labels.lines().forEach(line -> lines.add("      " + line));
                lines.add("      "
                        + LabelRoles.line(columns(report), request.target(), request.group(), labels.roleOfSplit()));
            }
            if (isRead || report.isUseless() || alike.contains(report.name())) {
                lines(report).forEach(line -> lines.add("      " + line));
            }
            if (modalities.contains(report.name())) {
                series(report.name()).ifPresent(roles -> SeriesLines.of(report, roles, nodes, assignments)
                        .forEach(line -> lines.add("      " + line)));
            }
        }
        cohort.skipped().forEach(file -> lines.add("  " + file.file() + ": not used, " + file.reason()));
        lines.add("  " + HowToChange.sentence(cohort.reports(), modalities, nodes.example()));
        return lines;
    }

    /** @return what {@link #whatWasRead} says in other words than the nodes, in theirs */
    List<String> saidOfFiles() {
        List<String> said = new ArrayList<>();
        for (FileReport report : cohort.reports()) {
            boolean isRead = modalities.contains(report.name());
            said.addAll(report.notes());
            if (report.kind().isPresent() && (isRead || report.isUseless() || alike.contains(report.name()))) {
                said.addAll(report.sentences());
            } else if (report.kind().isEmpty() && !labels.areLabels()) {
                said.addAll(ColumnSentences.of(report.name(), LabelRoles.targets(report.columns(), request.target())));
            }
        }
        return said;
    }

    /** Of the labels only what is odd about the targets: what each column is for was said before. */
    private List<String> lines(FileReport report) {
        if (!report.kind().isEmpty()) {
            return report.lines();
        }
        return labels.areLabels()
                ? List.of()
                : ColumnSentences.oddLines(LabelRoles.targets(report.columns(), request.target()));
    }

    /**
     * @param nodes the workflow, by whose nodes files are read
     * @return the parameters that are changed, with the numbers of their nodes, and with those that follow from them
     * @throws WorkflowException if a name stands for the encoders of several files
     */
    List<String> assignments(FolderWorkflow nodes) throws WorkflowException {
        List<String> all = new ArrayList<>(assignments);
        for (String name : modalities) {
            series(name).ifPresent(roles -> all.addAll(SeriesLines.implied(name, roles, nodes, assignments)));
        }
        return nodes.numbered(all);
    }

    /** @return that patients have both test rows and others, which is said once more behind the figures: a sentence */
    Optional<String> leak() {
        return labels.leak();
    }

    /**
     * Asks of the labels what the learner will ask.
     *
     * @throws InputException if it will refuse them
     */
    void requireLearnable() {
        labels.requireLearnable(Optional.ofNullable(request.decision().learner().get(Decision.EVENT)));
    }

    /** @return what only shows when all rows are read, a sentence each */
    List<String> inAllRows() {
        CohortCheck check = cohort.check(ProgressMonitor.NONE);
        List<String> sentences = new ArrayList<>(check.notes());
        check.modalities().stream()
                .filter(modality -> modality.withoutLabel() > 0)
                .map(CohortCheck.ModalityCheck::sentence)
                .forEach(sentences::add);
        return sentences;
    }

    private static List<String> columns(FileReport report) {
        return report.columns().stream().map(ColumnFinding::column).toList();
    }

    /** @return columns that are used though they may be known only after the outcome, once more: a sentence, if there are any */
    Optional<String> reminder() {
        List<String> telling = cohort.reports().stream()
                .filter(report -> modalities.contains(report.name()))
                .flatMap(report -> report.columns().stream()
                        .filter(column -> column.isUsed() && column.isTelling())
                        .map(column -> report.name() + "/" + column.column()))
                .toList();
        if (telling.isEmpty()) {
            return Optional.empty();
        }
        boolean isOne = telling.size() == 1;
        return Optional.of((isOne ? "1 column that was used" : telling.size() + " columns that were used")
                + " may be known only after the outcome, and then the scores say too much: "
                + telling.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")) + ". If "
                + (isOne ? "it is" : "they are") + ", run again without: "
                + telling.stream().map(name -> "--column '" + name + "=unused'").collect(Collectors.joining(" "))
                + ".");
    }

    private String use(FileReport report, FolderWorkflow nodes) {
        if (report.kind().isEmpty()) {
            return "labels";
        }
        FileKind kind = kind(report.name());
        boolean isList = kind == FileKind.TABLE && cohort.joinsNames(report.name());
        String content =
                isList ? "names, several rows for each id, which become a list: " + kind.encoder() : choice(kind);
        return content + nodes.number(report.name());
    }

    private String notUsed(FileReport report) {
        if (alike.contains(report.name())) {
            return "not used, since "
                    + (kind(report.name()) == FileKind.TABLE
                            ? "no column of it varies between the training rows that have it"
                            : "no training row has anything in it")
                    + "; to use it, choose other training rows";
        }
        return report.isUseless() ? "not used, since no column of it tells anything" : "not used, as --modalities says";
    }

    private FileKind kind(String name) {
        return Optional.ofNullable(request.encoders().get(name)).orElseGet(() -> cohort.kind(name));
    }

    /** Which columns of a file are what in a series, where it is read as one. */
    private Optional<SeriesRoles> series(String name) {
        boolean isSeries = cohort.modalities().contains(name) && kind(name) == FileKind.SERIES;
        return isSeries ? cohort.series(name) : Optional.empty();
    }

    /** What the encoders are told of the columns, by modality. */
    private Map<String, Map<String, String>> encoderParameters() {
        Map<String, Map<String, String>> parameters = new LinkedHashMap<>();
        for (String name : modalities) {
            series(name)
                    .ifPresent(roles -> parameters.put(
                            name, EncoderChoices.ofSeries(cohort.modality(name).idColumn(), roles)));
            List<String> pictures = pictures(name);
            if (kind(name) == FileKind.IMAGES && !pictures.isEmpty()) {
                parameters.put(name, EncoderChoices.ofImages(cohort.patientColumn(name), pictures));
            }
            notes(name).ifPresent(roles -> parameters.put(name, EncoderChoices.ofNotes(roles)));
        }
        return parameters;
    }

    /** Which columns of a file of notes are what, where it is read as one. */
    private Optional<NoteRoles> notes(String name) {
        return kind(name) == FileKind.TEXT ? cohort.notes(name) : Optional.empty();
    }

    private List<String> pictures(String name) {
        return cohort.modality(name).findings().stream()
                .filter(column -> column.isUsed() && column.taken() == Taken.IMAGE)
                .map(ColumnFinding::column)
                .toList();
    }

    private static String choice(FileKind kind) {
        return kind.content() + ": " + kind.encoder();
    }

    /**
     * @param withReport whether it writes a report on the model, too
     * @return the workflow that reads the folder
     * @throws WorkflowException if the nodes are not installed, or do not take the settings
     */
    FolderWorkflow build(boolean withReport) throws WorkflowException {
        Workflow workflow = build(NodeFactories.available(), folder.toString(), withReport);
        workflow.describe(description());
        return new FolderWorkflow(workflow, modalities);
    }

    /**
     * @param factories where nodes come from
     * @param place the folder as the nodes name it
     * @param withReport whether it writes a report on the model, too
     * @return the workflow that reads the folder there
     * @throws WorkflowException if the nodes are not installed, or do not take the settings
     */
    Workflow build(NodeFactories factories, String place, boolean withReport) throws WorkflowException {
        Set<UsualFolderWorkflow.More> more = EnumSet.noneOf(UsualFolderWorkflow.More.class);
        if (withReport) {
            more.add(UsualFolderWorkflow.More.REPORT);
        }
        if (request.pretrain()) {
            more.add(UsualFolderWorkflow.More.PRETRAINING);
        }
        if (request.explain()) {
            more.add(UsualFolderWorkflow.More.EXPLANATIONS);
        }
        return UsualFolderWorkflow.of(factories, choices(place), more);
    }

    /** How the folder is read, under the name by which the nodes find it. */
    FolderChoices choices(String place) {
        return new FolderChoices(
                place,
                request.outcome(),
                encoders(),
                labels.numbers().map(numbers -> numbers.areClasses() ? "CLASS" : "NUMBER"),
                request.columns(),
                request.decision(),
                LabelRoles.haveSplit(cohort.labels()),
                encoderParameters());
    }

    private WorkflowDescription description() {
        List<String> tags = new ArrayList<>(List.of("multimodal", "BTW"));
        modalities.stream().map(name -> kind(name).tag()).distinct().forEach(tags::add);
        String target = request.target().replace(",", ", ");
        return new WorkflowDescription(
                "Predicts " + target + " of " + cohort.labels().fileName() + " from " + String.join(", ", modalities)
                        + ", and says for each row how much each of them counted.\n\n"
                        + String.join("\n", choices())
                        + "\n\nThe files are in " + folder
                        + ". The folder can be changed in the dialog of Cohort Reader.",
                tags);
    }

    private Map<String, NodeKind> encoders() {
        Map<String, NodeKind> encoders = new LinkedHashMap<>();
        modalities.forEach(name -> encoders.put(name, NodeKind.encoderOf(kind(name))));
        return encoders;
    }

    private static void requireColumns(CohortFolder cohort, Decision decision) {
        List<String> columns =
                cohort.labels().columns().stream().map(TableColumn::name).toList();
        Stream.concat(decision.scores().stream(), decision.subgroups().stream())
                .filter(name -> !columns.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InputException(
                            "File " + cohort.labels().fileName() + " has no column '" + name + "'. It has: "
                                    + String.join(", ", columns) + ".",
                            "Name columns of the labels with --compare and --subgroup.");
                });
    }

    private static void requireTarget(CohortFolder cohort, String target) {
        List<String> columns =
                cohort.labels().columns().stream().map(TableColumn::name).toList();
        for (String name : target.split(",")) {
            if (!columns.contains(name)) {
                throw new InputException(
                        "File " + cohort.labels().fileName() + " has no column '" + name + "'. It has: "
                                + String.join(", ", columns) + ".",
                        "Name the column to predict with --target.");
            }
        }
    }
}
