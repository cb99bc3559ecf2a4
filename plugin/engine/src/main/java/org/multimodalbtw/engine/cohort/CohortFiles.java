package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;

/** The files of a cohort's folder. */
final class CohortFiles {

    private static final List<String> WRITTEN = List.of(".csv", ".csv.gz");
    private static final List<String> SURVEYED = List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz");
    /** What people keep beside their data. */
    private static final List<String> OTHERS = List.of(".md", ".pdf", ".docx", ".ini", ".log");

    private static final String TEXT = ".txt";

    /** How names of texts about the data begin. */
    private static final Pattern ABOUT =
            Pattern.compile("(read.?me|licen[cs]e|copying|notice|change|citation|lies.?mich).*");

    private final SortedMap<String, Path> tables = new TreeMap<>();
    private final SortedMap<String, String> unread = new TreeMap<>();

    private CohortFiles() {}

    /**
     * @param folder a folder
     * @param isSurveyed whether it is looked for tables of all kinds
     * @return its files
     * @throws InputException if there is no such folder, or two files of a name
     */
    static CohortFiles of(Path folder, boolean isSurveyed) {
        CohortFiles files = new CohortFiles();
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    "Folder " + folder + " does not exist.", "Choose the folder that holds labels.csv.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
                files.add(folder, file, isSurveyed);
            }
        } catch (IOException failure) {
            throw new InputException(
                    "Folder " + folder + " cannot be read (" + failure + ").",
                    "Check that you may read the folder.",
                    failure);
        }
        return files;
    }

    /** @return the tables by name */
    SortedMap<String, Path> tables() {
        return tables;
    }

    /** @return files that may be data and are not read, with what to do */
    SortedMap<String, String> unread() {
        return unread;
    }

    private void add(Path folder, Path file, boolean isSurveyed) {
        Optional<String> name = nameOf(file, isSurveyed ? SURVEYED : WRITTEN);
        Path other = name.map(present -> tables.put(present, file)).orElse(null);
        if (other != null) {
            throw new InputException(
                    "Folder " + folder + " has both " + other.getFileName() + " and " + file.getFileName() + ".",
                    "Keep one of them.");
        }
        String fileName = file.getFileName().toString();
        if (name.isEmpty() && isSurveyed && !fileName.startsWith(".") && !ends(fileName, OTHERS)) {
            unread(fileName.toLowerCase(Locale.ROOT)).ifPresent(reason -> unread.put(fileName, reason));
        }
    }

    private static Optional<String> unread(String fileName) {
        if (!fileName.endsWith(TEXT)) {
            return Optional.of("no table that is read: write it as CSV");
        }
        return ABOUT.matcher(fileName).matches()
                ? Optional.empty()
                : Optional.of(
                        "no table that is read: if it is one, let its name end with .csv, or .tsv where tabs separate");
    }

    /**
     * @param file a file
     * @return its name without the ending, if it is a table
     */
    static Optional<String> nameOf(Path file) {
        return nameOf(file, SURVEYED);
    }

    /**
     * @param fileName a file's name
     * @return it without the ending of a table
     */
    static String nameOf(String fileName) {
        return nameOf(Path.of(fileName)).orElse(fileName);
    }

    private static Optional<String> nameOf(Path file, List<String> endings) {
        String fileName = file.getFileName().toString();
        return endings.stream()
                .filter(ending -> fileName.toLowerCase(Locale.ROOT).endsWith(ending))
                .filter(ending -> fileName.length() > ending.length() && !fileName.startsWith("."))
                .map(ending -> fileName.substring(0, fileName.length() - ending.length()))
                .findFirst();
    }

    private static boolean ends(String fileName, List<String> endings) {
        return endings.stream().anyMatch(fileName.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** Whether a picture, which is read by the table that names it. */
    static boolean isPicture(String file) {
        return file.toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)");
    }

    /** Whether a file, by its name without an ending, holds what is to be predicted. */
    static boolean isLabels(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(CohortFolder.LABELS);
    }
}
