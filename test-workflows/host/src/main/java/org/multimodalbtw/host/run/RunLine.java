package org.multimodalbtw.host.run;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.host.command.Syntax;
import org.multimodalbtw.host.command.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code test-workflows/run}. */
@Command(
        customSynopsis = {
            "Usage: run WORKFLOW_DIR --out DIR [--set 'NODE/PARAMETER=VALUE']... [--seeds N]",
            "       run --data FOLDER --out DIR [--modalities A,B,C] [--labels FILE] [--target COLUMN] [--set ...]...",
            "           [--alarm WHEN] [--compare COLUMN]... [--subgroup COLUMN]...",
            "           [--group COLUMN] [--column 'FILE/COLUMN=WHAT']... [--encoder FILE=KIND]... [--seeds N] [--report]",
            "           [--method NAME]... [--pretrain [HOW]]",
            "       run --data FOLDER --predict MODEL --out DIR",
            "       run --data FOLDER --adapt MODEL --out DIR [--adapt-by WAY]",
            "       run --data FOLDER --check",
            "       run --examples DIR",
            "       run --list-methods"
        },
        synopsisHeading = "",
        description = {
            "",
            "The first form runs a KNIME workflow that consists of this extension's nodes. The second first writes such a "
                    + "workflow for a folder with labels.csv and one CSV file a modality, into DIR/workflow, and then runs it. "
                    + "The third predicts a folder of other patients by a trained model, and the fourth adapts the model to them. The fifth only says "
                    + "how a folder is read. The sixth writes the example workflows, which need no data. The last prints the training methods, a line each.",
            ""
        },
        sortOptions = false)
public final class RunLine {

    private static final String TARGET = "label";
    private static final String WITHOUT_OUT = "--out is missing: where the results go";
    private static final int MOST_SEEDS = 1000;

    @Parameters(hidden = true)
    private List<String> workflows = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "where the results go: tables as CSV, the model, summary.json. What an earlier run wrote there is "
                            + "replaced; your own files stay, and files that you changed are kept")
    private String out;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "a folder with labels.csv (id, label, split) and one .csv or .csv.gz file a modality: tables, texts, "
                            + "names of images, or measurements over time")
    private String data;

    @Option(
            names = "--modalities",
            paramLabel = "A,B",
            description = "only these files, without their ending; otherwise all but those that begin with labels")
    private String modalities;

    @Option(names = "--labels", paramLabel = "FILE", description = "the file of the labels, otherwise labels.csv")
    private String labels;

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description =
                    "the column of the labels to predict, otherwise label; two numbers are classes, others are predicted as "
                            + "numbers; several columns of 1 and 0, with commas between, are labels of which a row has any number")
    private String target;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "the column of the labels that says which rows belong together, such as the patient of each stay; none: "
                            + "each row is for itself")
    private String group;

    @Option(
            names = "--event",
            paramLabel = "CLASS",
            description =
                    "the class that decisions are about: alarms, what they find and cost, calibration, and for whom the model is worse; "
                            + "otherwise the rarest class")
    private String event;

    @Option(
            names = "--alarm",
            paramLabel = "WHEN",
            description =
                    "from which probability of the event (--event) there is an alarm: 'sensitivity>=0.8' (finds at least "
                            + "so many of the events), 'alarms<=20' (at most so many in 100), 'cost=9' (a missed event costs as much as "
                            + "so many false alarms), or a probability such as 0.3; chosen on held-out rows and kept in the model")
    private String alarm;

    @Option(
            names = "--compare",
            paramLabel = "COLUMN",
            description =
                    "a column of the labels with a score in use, such as SOFA, to compare the model with; may be repeated")
    private List<String> scores = new ArrayList<>();

    @Option(
            names = "--subgroup",
            paramLabel = "COLUMN",
            description =
                    "a column of the labels by whose values the figures are told apart, such as sex; may be repeated")
    private List<String> subgroups = new ArrayList<>();

    @Option(
            names = "--column",
            paramLabel = "F/C=W",
            description =
                    "takes column C of file F (without its ending) as W: number, 'number without zero', category, codes, 'two numbers', 'days since COLUMN or DATE', date, 'day first', 'month first' or unused; may be repeated")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--encoder",
            paramLabel = "F=KIND",
            description = "reads file F as table, text, images or series; may be repeated")
    private List<String> encoders = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "ASSIGNMENT",
            description = "changes a parameter, for example 'BTW Learner/epochs=10'; may be repeated")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = ChosenMethods.METHOD,
            paramLabel = "NAME",
            description = "trains with a published training method, one of --list-methods; may be repeated "
                    + "with methods that go together")
    private List<String> methods = new ArrayList<>();

    @Option(
            names = ChosenPretraining.PRETRAIN,
            arity = "0..1",
            fallbackValue = ChosenPretraining.USUAL,
            paramLabel = "HOW",
            description =
                    "with --data: the encoders of the network first learn from all rows but test rows, without labels: consistency (UmURL-style; "
                            + "the usual one) or reconstruction (MoCa-style); that is used only where held-out rows gain by it")
    private String pretrain;

    @Option(
            names = ChosenMethods.LIST,
            description = "prints the training methods, a line each: its name, and what it does")
    private boolean listsMethods;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "runs N times with the learner's seed, the next one, ... and prints mean and spread (1 to "
                    + MOST_SEEDS + ")")
    private String seeds;

    @Option(
            names = "--report",
            description =
                    "writes report.html too: what is known of the model, with the checklist TRIPOD+AI, as one page that prints well; "
                            + "RowIDs do not occur in it")
    private boolean report;

    @Option(
            names = "--raw-csv",
            description =
                    "writes texts to CSV files as they are; otherwise those that a spreadsheet would take for formulas, which "
                            + "begin with =, +, -, @, a tabulator or a carriage return, get an apostrophe in front")
    private boolean rawCsv;

    @Option(
            names = "--explain",
            description =
                    "with --data: also writes which features moved the predictions of test rows, the first 200, and of all of these "
                            + "together (prediction-explainer-*.csv)")
    private boolean explain;

    @Mixin
    private SavedModelOptions saved = new SavedModelOptions();

    @Option(
            names = "--check",
            description = "with --data: only prints what each file and column is taken for, and trains nothing")
    private boolean check;

    @Option(names = "--examples", paramLabel = "DIR", description = "writes the example workflows there")
    private String examples;

    private RunLine() {}

    /**
     * Reads a command line, and answers what needs no platform.
     *
     * @param say where help goes
     * @param errors where a mistake is explained
     * @param arguments the command line
     * @return what is to be done
     */
    public static Request read(Consumer<String> say, PrintStream errors, String... arguments) {
        if (Syntax.asksForHelp(arguments)) {
            say.accept(new Syntax(new RunLine()).help());
            return new Request.Answered(0);
        }
        if (List.of(arguments).equals(List.of(ChosenMethods.LIST))) {
            say.accept(ChosenMethods.list());
            return new Request.Answered(0);
        }
        try {
            return parse(arguments);
        } catch (UsageException misuse) {
            errors.println(new Syntax(new RunLine()).explain(misuse));
            return new Request.Answered(Syntax.MISUSED);
        }
    }

    /**
     * @param arguments the command line
     * @return what it asks for
     * @throws UsageException if it cannot be understood
     */
    static Request parse(String... arguments) throws UsageException {
        RunLine line = new RunLine();
        new Syntax(line).read(arguments);
        if (line.listsMethods) {
            throw new UsageException(ChosenMethods.LIST + " stands alone");
        }
        if (line.saved.areGiven()) {
            return line.withSavedModel();
        }
        return line.check ? line.check() : line.examples == null ? line.run() : line.examples();
    }

    private Request examples() throws UsageException {
        boolean alone = workflows.isEmpty()
                && assignments.isEmpty()
                && methods.isEmpty()
                && !saysHowDataAreRead()
                && !rawCsv
                && !report
                && Stream.of(out, data, seeds).allMatch(Objects::isNull);
        if (!alone) {
            throw new UsageException("--examples DIR stands alone");
        }
        return new Request.Examples(path("--examples", examples).orElseThrow());
    }

    private Request check() throws UsageException {
        boolean isAlone = workflows.isEmpty() && Stream.of(out, seeds, examples).allMatch(Objects::isNull);
        if (data == null || rawCsv || report || !isAlone) {
            throw new UsageException(
                    "--check goes with --data and what says how the data are read, and writes no results");
        }
        return new Request.Check(cohort().orElseThrow(), overrides());
    }

    private Request withSavedModel() throws UsageException {
        boolean isTraining = pretrain != null
                || report
                || check
                || explain
                || !methods.isEmpty()
                || !encoders.isEmpty()
                || !scores.isEmpty()
                || !subgroups.isEmpty()
                || !workflows.isEmpty()
                || Stream.of(target, event, alarm, seeds, examples).anyMatch(Objects::nonNull);
        String option = saved.option();
        if (data == null || out == null || isTraining) {
            throw new UsageException(
                    data != null && !isTraining
                            ? WITHOUT_OUT
                            : option
                                    + " goes with --data, --out, --modalities, --labels, --group, --column, --set and --raw-csv: what is predicted, the "
                                    + "model says");
        }
        return saved.request(cohort().orElseThrow(), path("--out", out).orElseThrow(), overrides(), rawCsv);
    }

    private boolean saysHowDataAreRead() {
        return explain
                || pretrain != null
                || !columns.isEmpty()
                || !encoders.isEmpty()
                || !scores.isEmpty()
                || !subgroups.isEmpty()
                || Stream.of(modalities, labels, target, group, event, alarm).anyMatch(Objects::nonNull);
    }

    private Arguments run() throws UsageException {
        if (workflows.size() > 1) {
            throw new UsageException(
                    "There are two workflow directories: " + workflows.get(0) + " and " + workflows.get(1));
        }
        Optional<Path> workflow = path("The workflow directory", workflows.isEmpty() ? null : workflows.get(0));
        Optional<Path> results = path("--out", out);
        List<String> overrides = overrides();
        int runs = seeds();
        Optional<Arguments.Cohort> cohort = cohort();
        if (workflow.isPresent() == cohort.isPresent()) {
            throw new UsageException(
                    workflow.isPresent()
                            ? "Give a workflow directory or --data, not both"
                            : "Give a workflow directory, or a folder with --data");
        }
        if (results.isEmpty()) {
            throw new UsageException(WITHOUT_OUT);
        }
        if (cohort.isEmpty() && saysHowDataAreRead()) {
            throw new UsageException(
                    "--modalities, --labels, --target, --group, --column, --encoder, --event, --alarm, --compare, --subgroup, --explain and --pretrain go with --data; "
                            + "change a workflow's nodes with --set");
        }
        if (cohort.isEmpty() && report) {
            throw new UsageException(
                    "--report goes with --data; a workflow's node Multimodal Report writes report.html by itself");
        }
        return new Arguments(workflow, cohort, results.get(), overrides, runs, report, rawCsv);
    }

    private Optional<Arguments.Cohort> cohort() throws UsageException {
        List<String> files = FileChoices.modalities(modalities);
        String column = Objects.requireNonNullElse(Syntax.value(target, "--target"), TARGET);
        String outcomes = Objects.requireNonNullElse(Syntax.value(labels, "--labels"), CohortFolder.LABELS)
                .replaceFirst("\\.[ct]sv(\\.gz)?$", "");
        Optional<String> together = Optional.ofNullable(Syntax.value(group, "--group"));
        Map<String, Choice> choices = FileChoices.columns(columns);
        Map<String, FileKind> kinds = FileChoices.kinds(encoders);
        Decision decision = Decision.of(
                Optional.ofNullable(Syntax.value(event, "--event")),
                Optional.ofNullable(Syntax.value(alarm, "--alarm")),
                scores,
                subgroups);
        return path("--data", data)
                .map(folder -> new Arguments.Cohort(
                        folder,
                        files,
                        new Outcome(outcomes, column, together),
                        choices,
                        kinds,
                        decision,
                        explain,
                        pretrain != null));
    }

    private static Optional<Path> path(String option, String text) throws UsageException {
        try {
            return Optional.ofNullable(Syntax.value(text, option)).map(Path::of);
        } catch (InvalidPathException failure) {
            throw new UsageException("'" + text + "' is not the name of a folder: " + failure.getReason());
        }
    }

    private int seeds() throws UsageException {
        if (Syntax.value(seeds, "--seeds") == null) {
            return 1;
        }
        try {
            int number = Integer.parseInt(seeds);
            if (number >= 1 && number <= MOST_SEEDS) {
                return number;
            }
        } catch (NumberFormatException failure) {
            // said below
        }
        throw new UsageException("--seeds needs a whole number from 1 to " + MOST_SEEDS + ", not '" + seeds + "'");
    }

    private List<String> overrides() throws UsageException {
        for (String text : assignments) {
            int slash = Syntax.value(text, "--set").indexOf('/');
            if (slash < 1 || text.indexOf('=', slash) < slash + 2) {
                throw new UsageException("--set needs 'Node name/parameter=value', not '" + text + "'");
            }
        }
        List<String> overrides = new ArrayList<>(ChosenMethods.overrides(methods));
        overrides.addAll(ChosenPretraining.overrides(pretrain));
        overrides.addAll(assignments);
        return List.copyOf(overrides);
    }
}
