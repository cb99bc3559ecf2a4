package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;

/** The files of a cohort's folder. */
final class CohortFiles {

    private static final List<String> WRITTEN = List.of(".csv", ".csv.gz");
    private static final List<String> SURVEYED = List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz");
    /** What people keep beside their data. */
    private static final List<String> OTHERS = List.of(".md", ".pdf", ".ini", ".log");

    private static final List<String> DOCUMENTS = List.of(".docx", ".doc", ".odt", ".rtf");

    private static final String TEXT = ".txt";

    /** How names of texts about the data begin. */
    private static final Pattern ABOUT =
            Pattern.compile("(read.?me|licen[cs]e|copying|notice|change|citation|lies.?mich).*");

    /** As {@code train.csv} beside {@code test.csv}. */
    private static final Pattern OF_SPLIT = Pattern.compile("(?i)" + SplitTables.USES + "\\.[ct]sv(?:\\.gz)?");

    private static final Comparator<String> ORIGINAL_FIRST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Path folder;
    private final SortedMap<String, Path> tables = new TreeMap<>();
    /** Files are compared once, since that may read all of them. */
    private final Map<String, Optional<String>> copyNotes = new HashMap<>();

    private final SortedMap<String, String> unread = new TreeMap<>();
    private final PicturesBeside pictures = new PicturesBeside();

    private CohortFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * @param folder a folder
     * @param isSurveyed whether it is looked for tables of all kinds
     * @return its files
     * @throws InputException if there is no such folder, or two files of a name
     */
    static CohortFiles of(Path folder, boolean isSurveyed) {
        CohortFiles files = new CohortFiles(folder);
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    "Folder " + folder + " does not exist.", "Choose the folder that holds labels.csv.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            PictureFolders pictures = new PictureFolders();
            TableFolders tables = new TableFolders();
            for (Path file : entries.sorted().toList()) {
                if (Files.isRegularFile(file)) {
                    files.add(file, isSurveyed);
                } else if (isSurveyed && nameOf(file).isPresent()) {
                    files.unread.put(file.getFileName().toString(), whatElse(file));
                } else if (isSurveyed && Files.isDirectory(file)) {
                    pictures.add(file);
                    tables.add(file);
                }
            }
            files.unread.putAll(pictures.unread());
            files.unread.putAll(tables.unread());
        } catch (IOException failure) {
            throw new InputException(
                    "Folder " + folder + " cannot be read (" + failure + ").",
                    "Check that you may read the folder.",
                    failure);
        }
        return files;
    }

    /** What has a table's name and is no file. */
    private static String whatElse(Path entry) {
        return Files.isDirectory(entry)
                ? "a folder: if it holds the parts of a table, join them in one file"
                : "a pipe, a device or a link that leads nowhere, and no file: put a copy of the table there";
    }

    /** @return the tables by name */
    SortedMap<String, Path> tables() {
        return tables;
    }

    /**
     * @param name a file's name without its ending
     * @return the name of a table that is called so, or else of the only one that differs from it in large and small letters alone, or else
     *     the name itself
     */
    String called(String name) {
        List<String> alike =
                tables.keySet().stream().filter(name::equalsIgnoreCase).toList();
        return tables.containsKey(name) || alike.size() != 1 ? name : alike.get(0);
    }

    /**
     * @param fileName the name of a table's file
     * @return a sentence, if a file with a shorter name, or one before it in the alphabet, has the same content, byte for byte or in another order
     */
    Optional<String> copyNote(String fileName) {
        return copyNotes.computeIfAbsent(fileName, this::noteOfCopy);
    }

    private Optional<String> noteOfCopy(String fileName) {
        List<String> before = tables.values().stream()
                .map(file -> file.getFileName().toString())
                .filter(other -> ORIGINAL_FIRST.compare(other, fileName) < 0)
                .toList();
        Optional<String> same = before.stream()
                .filter(other -> hasSameBytes(fileName, other))
                .findFirst()
                .map(other -> " is the same as " + other + ", byte for byte");
        return same.or(() -> before.stream()
                        .filter(other -> hasSameLines(fileName, other))
                        .findFirst()
                        .map(other -> " has the same lines as " + other + ", in another order"))
                .map(
                        is -> "File " + fileName + is
                                + ", so that it counts twice: remove one, or choose the files, with --modalities on the command line.");
    }

    /** @return the error that there is no table of that name, which was to be the labels */
    InputException without(String name) {
        String format = name + ".csv with the columns id, label and split, and each modality as <modality>.csv or"
                + " <modality>.csv.gz with a first column id.";
        List<String> others = tables.values().stream()
                .map(file -> file.getFileName().toString())
                .toList();
        String unreadLabels = name + WRITTEN.get(0);
        if (unread.containsKey(unreadLabels)) {
            return new InputException(
                    "In folder " + folder + ", " + unreadLabels + " is not read: it is " + unread.get(unreadLabels)
                            + ".",
                    "Put the targets there as " + format);
        }
        List<String> parts = others.stream()
                .filter(file -> file.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))
                        || OF_SPLIT.matcher(file).matches())
                .toList();
        if (parts.size() > 1) {
            return new InputException(
                    "Folder " + folder + " has no file " + name + ".csv, but " + Examples.of(parts) + ".",
                    "Write them into one file " + name
                            + ".csv, with a column split that says train, valid or test of each row. If one of"
                            + " them has all rows, name it as the labels, on the command line with --labels FILE.");
        }
        return others.isEmpty()
                ? new InputException(
                        "Folder " + folder + " has no file " + name + ".csv.", "Put the targets there as " + format)
                : new InputException(
                        "Folder " + folder + " has no file " + name + ".csv, but " + Examples.of(others) + ".",
                        "If one of these holds what is to be predicted, name it as the labels, on the command line with --labels"
                                + " FILE. Otherwise put the targets there as " + format);
    }

    private boolean hasSameBytes(String fileName, String other) {
        try {
            Path one = folder.resolve(fileName);
            Path two = folder.resolve(other);
            return Files.size(one) == Files.size(two) && Files.mismatch(one, two) < 0;
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean hasSameLines(String fileName, String other) {
        try {
            return ReorderedCopy.is(folder.resolve(fileName), folder.resolve(other));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether a file is not compressed, by its name. */
    static boolean isPlain(Path file) {
        return !file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    /**
     * @param arePicturesNamed whether a table names pictures, which are read by it
     * @return files that may be data and are not read, with what to do
     */
    List<Skipped> unread(boolean arePicturesNamed) {
        List<Skipped> skipped = new ArrayList<>();
        ManyFiles.joined(unread).forEach((file, reason) -> {
            if (!arePicturesNamed || !isPicture(file)) {
                skipped.add(new Skipped(file, reason));
            }
        });
        if (!arePicturesNamed) {
            pictures.unread().ifPresent(skipped::add);
        }
        return skipped;
    }

    private void add(Path file, boolean isSurveyed) {
        if (isSurveyed && SystemFiles.is(file.getFileName().toString())) {
            return;
        }
        Optional<String> name = nameOf(file, isSurveyed ? SURVEYED : WRITTEN);
        Path other = name.map(present -> tables.put(present, file)).orElse(null);
        if (other != null) {
            throw new InputException(
                    "Folder " + folder + " has both " + other.getFileName() + " and " + file.getFileName() + ".",
                    "Keep one of them.");
        }
        String fileName = file.getFileName().toString();
        if (name.isEmpty() && isSurveyed && !ends(fileName, OTHERS) && !pictures.add(file)) {
            unread(fileName.toLowerCase(Locale.ROOT)).ifPresent(reason -> unread.put(fileName, reason));
        }
    }

    private static Optional<String> unread(String fileName) {
        if (ends(fileName, DOCUMENTS)) {
            return ABOUT.matcher(fileName).matches()
                    ? Optional.empty()
                    : Optional.of(
                            "a document that is not read: if it holds texts on patients, write them into a CSV, with the columns id and text");
        }
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

    /** @return the pictures that lie beside the tables, which are read by the tables that name them */
    PicturesBeside pictures() {
        return pictures;
    }

    /** Whether what is not read are folders of pictures, which are read by the table that names them. */
    static boolean isPicture(String file) {
        return file.endsWith("/");
    }

    /** Whether a file, by its name without an ending, holds what is to be predicted. */
    static boolean isLabels(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith(CohortFolder.LABELS);
    }
}
