package org.multimodalbtw.host.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.multimodalbtw.host.command.Syntax;
import org.multimodalbtw.host.command.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares the results of the same runs by two builds and prints a line for each file. */
@Command(
        customSynopsis = "Usage: compare BEFORE AFTER",
        synopsisHeading = "",
        description = {
            "",
            "Compares two folders of results, in each of which every run has a folder, file by file. Ends with 0 if all are the "
                    + "same, 1 if one is not, 2 if the command line cannot be understood.",
            ""
        })
public final class CompareCommand {

    private static final int SAME = 0;
    private static final int DIFFERENT = 1;

    @Parameters(hidden = true)
    private List<Path> folders = new ArrayList<>();

    private CompareCommand() {}

    /** @param arguments two folders, in each of which every run has a folder with its results */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /**
     * @param out where findings are printed
     * @param errors where failures are explained
     * @return 0 if all files are the same or help was asked for, 1 if one is not or there is none, 2 if the arguments are not two
     *     folders
     */
    static int run(PrintStream out, PrintStream errors, String... arguments) {
        CompareCommand command = new CompareCommand();
        Syntax syntax = new Syntax(command);
        if (Syntax.asksForHelp(arguments)) {
            out.println(syntax.help());
            return SAME;
        }
        try {
            syntax.read(arguments);
            if (command.folders.size() != 2 || !command.folders.stream().allMatch(Files::isDirectory)) {
                throw new UsageException("Give two folders of results: before and after");
            }
            return compare(command.folders.get(0), command.folders.get(1), out);
        } catch (UsageException misuse) {
            errors.println(syntax.explain(misuse));
            return Syntax.MISUSED;
        } catch (IOException failure) {
            errors.println("A file could not be read: " + failure.getMessage());
            return DIFFERENT;
        }
    }

    private static int compare(Path before, Path after, PrintStream out) throws IOException {
        SortedSet<String> runs = new TreeSet<>(names(before));
        runs.addAll(names(after));
        int files = 0;
        int different = 0;
        for (String run : runs) {
            out.println(run);
            SortedMap<String, FileComparison> found = FolderComparison.compare(before.resolve(run), after.resolve(run));
            found.forEach((file, comparison) -> out.println("  " + file + ": " + comparison.finding()));
            files += found.size();
            different +=
                    (int) found.values().stream().filter(each -> !each.same()).count();
        }
        out.println(conclusion(files, different));
        return files > 0 && different == 0 ? SAME : DIFFERENT;
    }

    private static String conclusion(int files, int different) {
        if (files == 0) {
            return "There are no results to compare.";
        }
        return different == 0
                ? "All " + files + " files are the same."
                : different + " of " + files + (different == 1 ? " files differs." : " files differ.");
    }

    private static SortedSet<String> names(Path folder) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        try (Stream<Path> runs = Files.list(folder)) {
            runs.filter(Files::isDirectory)
                    .forEach(run -> names.add(run.getFileName().toString()));
        }
        return names;
    }
}
