package org.multimodalbtw.host.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.cohort.CohortFolder;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.survey.Choice;

/**
 * What the command line asks for: to run a workflow that exists, or to write one for a folder of data and run it.
 *
 * @param workflow the workflow's directory; empty where a cohort is given
 * @param cohort the data to write a workflow for; empty where a workflow is given
 * @param out the directory for the results
 * @param overrides parameters to change, each {@code Node name/parameter=value}
 * @param seeds how often the workflow is run, each time with the next seed, at least 1
 */
record Arguments(Optional<Path> workflow, Optional<Cohort> cohort, Path out, List<String> overrides, int seeds) {

    static final String USAGE =
            """
            Usage: run WORKFLOW_DIR --out DIR [--set 'NODE/PARAMETER=VALUE']... [--seeds N]
                   run --data FOLDER --out DIR [--modalities A,B,C] [--labels FILE] [--target COLUMN] [--set ...]...
                       [--group COLUMN] [--column 'FILE/COLUMN=WHAT']... [--encoder FILE=KIND]... [--seeds N]
                   run --examples DIR

            The first form runs a KNIME workflow that consists of this extension's nodes. The second first writes such a
            workflow for a folder with labels.csv and one CSV file a modality, into DIR/workflow, and then runs it. The
            third writes the example workflows, which need no data.

              --out DIR          where the results go: tables as CSV, the model, summary.json. What an earlier run wrote
                                 there is replaced; your own files stay, and files that you changed are kept
              --data FOLDER      a folder with labels.csv (id, label, split) and one .csv or .csv.gz file a modality: tables,
                                 texts, names of images, or measurements over time
              --modalities A,B   only these files, without their ending; otherwise all but those that begin with labels
              --labels FILE      the file of the labels, otherwise labels.csv
              --target COLUMN    the column of the labels to predict, otherwise label; numbers are predicted as numbers;
                                 several columns of 1 and 0, with commas between, are labels of which a row has any number
              --group COLUMN     the column of the labels that says which rows belong together, such as the patient of each stay;
                                 none: each row is for itself
              --column 'F/C=W'   takes column C of file F (without its ending) as W: number, category or unused; may be repeated
              --encoder F=KIND   reads file F as table, text, images or series; may be repeated
              --set ASSIGNMENT   changes a parameter, for example 'BTW Learner/epochs=10'; may be repeated
              --seeds N          runs N times with the learner's seed, the next one, ... and prints mean and spread (1 to 1000)
              --help             prints this
            """;

    private static final String TARGET = "label";
    private static final int MOST_SEEDS = 1000;
    private static final List<String> OF_DATA =
            List.of("--modalities", "--labels", "--target", "--group", "--column", "--encoder");
    private static final Set<String> REPEATED = Set.of("--set", "--column", "--encoder");
    private static final Map<String, FileKind> KINDS = Map.of(
            "table", FileKind.TABLE, "text", FileKind.TEXT, "images", FileKind.IMAGES, "series", FileKind.SERIES);

    /**
     * Data to write a workflow for.
     *
     * @param folder the folder with labels.csv
     * @param modalities the names of the files to use; empty for all
     * @param labels the name of the labels' file without its ending
     * @param target the column to predict, or several label columns with commas between
     * @param group the column that says which rows belong together, where it is named
     * @param columns what columns are taken as, by file/column
     * @param encoders what files hold, by name, where it is said
     */
    record Cohort(
            Path folder,
            List<String> modalities,
            String labels,
            String target,
            Optional<String> group,
            Map<String, Choice> columns,
            Map<String, FileKind> encoders) {}

    /**
     * @param arguments the command line
     * @return what it asks for
     * @throws UsageException if it cannot be understood
     */
    static Arguments parse(String... arguments) throws UsageException {
        return new Parser(arguments).parse();
    }

    /** Collects the options, each of which may be written {@code --name value} or {@code --name=value}. */
    private static final class Parser {

        private final Deque<String> rest;
        private final Set<String> seen = new LinkedHashSet<>();
        private final List<String> overrides = new ArrayList<>();
        private Optional<Path> workflow = Optional.empty();
        private Optional<Path> folder = Optional.empty();
        private Optional<Path> out = Optional.empty();
        private List<String> modalities = List.of();
        private String labels = CohortFolder.LABELS;
        private String target = TARGET;
        private Optional<String> group = Optional.empty();
        private final Map<String, Choice> columns = new LinkedHashMap<>();
        private final Map<String, FileKind> encoders = new LinkedHashMap<>();
        private int seeds = 1;

        Parser(String... arguments) {
            rest = new ArrayDeque<>(List.of(arguments));
        }

        Arguments parse() throws UsageException {
            while (!rest.isEmpty()) {
                String argument = rest.pop();
                if (argument.startsWith("--")) {
                    option(argument);
                } else if (workflow.isPresent()) {
                    throw new UsageException(
                            "There are two workflow directories: " + workflow.get() + " and " + argument);
                } else {
                    workflow = Optional.of(path(argument));
                }
            }
            return arguments();
        }

        private void option(String argument) throws UsageException {
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (equals >= 0) {
                rest.push(argument.substring(equals + 1));
            }
            if (!seen.add(name) && !REPEATED.contains(name)) {
                throw new UsageException(name + " is given twice");
            }
            switch (name) {
                case "--out" -> out = Optional.of(path(value(name)));
                case "--data" -> folder = Optional.of(path(value(name)));
                case "--modalities" -> modalities = names(value(name));
                case "--labels" -> labels = value(name).replaceFirst("\\.[ct]sv(\\.gz)?$", "");
                case "--target" -> target = value(name);
                case "--group" -> group = Optional.of(value(name));
                case "--column" -> column(value(name));
                case "--encoder" -> encoder(value(name));
                case "--seeds" -> seeds = seeds(value(name));
                case "--set" -> overrides.add(assignment(value(name)));
                default -> throw new UsageException("There is no option " + name);
            }
        }

        private String value(String option) throws UsageException {
            if (rest.isEmpty() || rest.peek().startsWith("--")) {
                throw new UsageException(option + " needs a value");
            }
            String value = rest.pop();
            if (value.isBlank()) {
                throw new UsageException(option + " needs a value");
            }
            return value;
        }

        private static Path path(String text) throws UsageException {
            try {
                return Path.of(text);
            } catch (InvalidPathException failure) {
                throw new UsageException("'" + text + "' is not the name of a folder: " + failure.getReason());
            }
        }

        private static List<String> names(String text) throws UsageException {
            Set<String> names = new LinkedHashSet<>();
            for (String name : text.split(",", -1)) {
                if (name.isBlank()) {
                    throw new UsageException("--modalities has an empty name: '" + text + "'");
                }
                if (!names.add(name.strip())) {
                    throw new UsageException("--modalities names '" + name.strip() + "' twice");
                }
            }
            return List.copyOf(names);
        }

        private void column(String text) throws UsageException {
            int equals = text.lastIndexOf('=');
            int slash = text.indexOf('/');
            Optional<Choice> choice = equals < 0 ? Optional.empty() : Choice.of(text.substring(equals + 1));
            if (slash < 1 || equals < slash + 2 || choice.isEmpty()) {
                throw new UsageException("--column needs 'FILE/COLUMN=' and one of " + String.join(", ", Choice.words())
                        + ", not '" + text + "'");
            }
            columns.put(text.substring(0, equals).strip(), choice.get());
        }

        private void encoder(String text) throws UsageException {
            int equals = text.lastIndexOf('=');
            FileKind kind =
                    equals < 1 ? null : KINDS.get(text.substring(equals + 1).strip());
            if (kind == null) {
                throw new UsageException("--encoder needs FILE=table, text, images or series, not '" + text + "'");
            }
            encoders.put(text.substring(0, equals).strip(), kind);
        }

        private static int seeds(String text) throws UsageException {
            try {
                int seeds = Integer.parseInt(text);
                if (seeds >= 1 && seeds <= MOST_SEEDS) {
                    return seeds;
                }
            } catch (NumberFormatException failure) {
                // said below
            }
            throw new UsageException("--seeds needs a whole number from 1 to " + MOST_SEEDS + ", not '" + text + "'");
        }

        private static String assignment(String text) throws UsageException {
            int slash = text.indexOf('/');
            if (slash < 1 || text.indexOf('=', slash) < slash + 2) {
                throw new UsageException("--set needs 'Node name/parameter=value', not '" + text + "'");
            }
            return text;
        }

        private Arguments arguments() throws UsageException {
            if (workflow.isPresent() == folder.isPresent()) {
                throw new UsageException(
                        workflow.isPresent()
                                ? "Give a workflow directory or --data, not both"
                                : "Give a workflow directory, or a folder with --data");
            }
            if (out.isEmpty()) {
                throw new UsageException("--out is missing: where the results go");
            }
            if (folder.isEmpty() && !Collections.disjoint(seen, OF_DATA)) {
                throw new UsageException(
                        String.join(", ", OF_DATA) + " go with --data; change a workflow's nodes with --set");
            }
            Optional<Cohort> cohort = folder.map(data ->
                    new Cohort(data, modalities, labels, target, group, Map.copyOf(columns), Map.copyOf(encoders)));
            return new Arguments(workflow, cohort, out.get(), List.copyOf(overrides), seeds);
        }
    }
}
