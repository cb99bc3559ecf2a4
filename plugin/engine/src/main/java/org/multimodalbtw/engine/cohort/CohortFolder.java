package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * A folder with a cohort: labels, by default {@code labels.csv}, and one {@code <modality>.csv} or
 * {@code <modality>.csv.gz} a modality. Tables, texts, images and series of measurements are told apart by the first
 * 1,000 rows. Files whose name starts with {@code labels} hold targets and are no modalities.
 */
public final class CohortFolder {

    /** The name of the labels' file, without its ending, unless another is wanted. */
    public static final String LABELS = "labels";

    private final Path folder;
    private final CsvFile labels;
    private final SortedMap<String, CsvFile> modalities = new TreeMap<>();
    private final SortedMap<String, Skipped> skipped = new TreeMap<>();

    private CohortFolder(Path folder, SortedMap<String, Path> files, String labelsName, CsvSettings settings) {
        this.folder = folder;
        if (!files.containsKey(labelsName)) {
            throw new InputException(
                    "Folder " + folder + " has no file " + labelsName + ".csv.",
                    "Put the targets there as " + labelsName
                            + ".csv with the columns id, label and split, and each modality as"
                            + " <modality>.csv or <modality>.csv.gz with a first column id.");
        }
        labels = CsvFile.open(files.get(labelsName), settings);
        Set<String> unknown = new TreeSet<>(settings.textColumns());
        removeColumns(unknown, labels);
        files.forEach((name, file) -> {
            if (!name.equals(labelsName)) {
                CsvFile table = CsvFile.open(file, settings);
                removeColumns(unknown, table);
                reasonToSkip(name, table)
                        .ifPresentOrElse(
                                reason -> skipped.put(name, new Skipped(table.fileName(), reason)),
                                () -> modalities.put(name, table));
            }
        });
        if (!unknown.isEmpty()) {
            throw new InputException(
                    "No file of folder " + folder + " has the columns to read as text: " + String.join(", ", unknown)
                            + ".",
                    "Correct the names in the columns to read as text.");
        }
    }

    /**
     * Lists the folder and reads the first 1,000 rows of each file.
     *
     * @param folder a folder
     * @param labels the name of the labels' file, without its ending
     * @param settings how cells are understood
     * @return the cohort
     * @throws InputException if the folder or its labels are missing, a modality has two files, a column to read as
     *     text is in no file, or one of the files is faulty
     */
    public static CohortFolder open(Path folder, String labels, CsvSettings settings) {
        return new CohortFolder(folder, list(folder), labels, settings);
    }

    /** @return the table of labels */
    public CsvFile labels() {
        return labels;
    }

    /** @return the names of the modalities, in alphabetical order */
    public List<String> modalities() {
        return List.copyOf(modalities.keySet());
    }

    /** @return the CSV files that are not read as modalities, in alphabetical order */
    public List<Skipped> skipped() {
        return List.copyOf(skipped.values());
    }

    /**
     * @param name one of {@link #modalities}
     * @return its table
     * @throws InputException if there is no such modality, or its file was skipped
     */
    public CsvFile modality(String name) {
        CsvFile table = modalities.get(name);
        if (table != null) {
            return table;
        }
        Skipped file = skipped.get(name);
        throw new InputException(
                "Folder " + folder + " has no table of the modality '" + name + "'"
                        + (file == null ? "." : ": " + file.file() + " holds " + file.reason() + "."),
                modalities.isEmpty()
                        ? "Add a file " + name + ".csv with a first column id."
                        : "Choose one of: " + String.join(", ", modalities.keySet()) + ".");
    }

    /**
     * @param name one of {@link #modalities}
     * @return what its file holds
     * @throws InputException if there is no such modality
     */
    public FileKind kind(String name) {
        CsvFile table = modality(name);
        if (table.samples().stream().anyMatch(ColumnSample::isImagePath)) {
            return FileKind.IMAGES;
        }
        if (table.repeatsIds()) {
            return FileKind.SERIES;
        }
        return table.samples().stream().anyMatch(ColumnSample::isLongText) ? FileKind.TEXT : FileKind.TABLE;
    }

    /**
     * @param name one of {@link #modalities}
     * @return its rows: with names of images completed, and where several rows have the same id, with the id in a first column
     *     and rows that are numbered
     * @throws InputException if there is no such modality
     */
    public TableRows rows(String name) {
        CsvFile table = modality(name);
        TableRows rows = table.repeatsIds() ? new NumberedRows(table) : table;
        int before = rows.columns().size() - table.columns().size();
        Set<Integer> paths = new HashSet<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (table.samples().get(column).isImagePath()) {
                paths.add(before + column);
            }
        }
        return paths.isEmpty() ? rows : new ImageRows(rows, folder, paths);
    }

    /**
     * Reads all files in full, which also finds every faulty cell.
     *
     * @param monitor progress and cancel
     * @return how the ids of the modalities meet the labels
     * @throws InputException at the first fault
     */
    public CohortCheck check(ProgressMonitor monitor) {
        Map<String, Integer> positions = new HashMap<>();
        monitor.report(0, "Reading " + labels.fileName());
        labels.forEach(row -> positions.put(row.id(), positions.size()));
        BitSet anywhere = new BitSet();
        List<CohortCheck.ModalityCheck> checks = new ArrayList<>();
        for (Map.Entry<String, CsvFile> modality : modalities.entrySet()) {
            monitor.report(
                    (checks.size() + 1.0) / (modalities.size() + 1),
                    "Reading " + modality.getValue().fileName());
            BitSet labelled = new BitSet();
            Set<String> unlabelled = new HashSet<>();
            modality.getValue().forEach(row -> {
                monitor.checkCancelled();
                Integer position = positions.get(row.id());
                if (position != null) {
                    labelled.set(position);
                } else {
                    unlabelled.add(row.id());
                }
            });
            anywhere.or(labelled);
            long both = labelled.cardinality();
            checks.add(new CohortCheck.ModalityCheck(
                    modality.getKey(), both + unlabelled.size(), unlabelled.size(), positions.size() - both));
        }
        return new CohortCheck(positions.size(), positions.size() - anywhere.cardinality(), checks);
    }

    private static SortedMap<String, Path> list(Path folder) {
        SortedMap<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    "Folder " + folder + " does not exist.", "Choose the folder that holds labels.csv.");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
                Optional<String> name = nameOf(file);
                Path other = name.map(present -> files.put(present, file)).orElse(null);
                if (other != null) {
                    throw new InputException(
                            "Folder " + folder + " has both " + other.getFileName() + " and " + file.getFileName()
                                    + ".",
                            "Keep one of them.");
                }
            }
        } catch (IOException failure) {
            throw new InputException(
                    "Folder " + folder + " cannot be read (" + failure + ").",
                    "Check that you may read the folder.",
                    failure);
        }
        return files;
    }

    private static Optional<String> nameOf(Path file) {
        String fileName = file.getFileName().toString();
        return Stream.of(".csv", ".csv.gz")
                .filter(ending -> fileName.toLowerCase(Locale.ROOT).endsWith(ending))
                .filter(ending -> fileName.length() > ending.length() && !fileName.startsWith("."))
                .map(ending -> fileName.substring(0, fileName.length() - ending.length()))
                .findFirst();
    }

    private static Optional<String> reasonToSkip(String name, CsvFile table) {
        if (name.toLowerCase(Locale.ROOT).startsWith(LABELS)) {
            return Optional.of("other labels: its name starts with labels");
        }
        return table.columns().isEmpty() ? Optional.of("no column besides the id") : Optional.empty();
    }

    private static void removeColumns(Set<String> names, CsvFile table) {
        names.remove(table.idColumn());
        Set<String> present = new HashSet<>();
        table.columns().forEach(column -> present.add(column.name()));
        names.removeAll(present);
    }
}
