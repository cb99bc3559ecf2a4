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

/**
 * A folder with a cohort: {@code labels.csv} and one {@code <modality>.csv} or {@code <modality>.csv.gz} a modality,
 * with one row an id in each. Texts, images and series in long format are told apart by the first 1,000 rows and left
 * to their own encoders, as are {@code labels_*.csv}, which hold other targets.
 */
public final class CohortFolder {

    private static final String LABELS = "labels";

    private final Path folder;
    private final CsvFile labels;
    private final SortedMap<String, CsvFile> modalities = new TreeMap<>();
    private final SortedMap<String, Skipped> skipped = new TreeMap<>();

    private CohortFolder(Path folder, SortedMap<String, Path> files, CsvSettings settings) {
        this.folder = folder;
        if (!files.containsKey(LABELS)) {
            throw new InputException(
                    "Folder " + folder + " has no file labels.csv.",
                    "Put the targets there as labels.csv with the columns id, label and split, and each modality as"
                            + " <modality>.csv or <modality>.csv.gz with a first column id.");
        }
        labels = CsvFile.open(files.get(LABELS), settings);
        Set<String> unknown = new TreeSet<>(settings.textColumns());
        removeColumns(unknown, labels);
        files.forEach((name, file) -> {
            if (!name.equals(LABELS)) {
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
     * @param settings how cells are understood
     * @return the cohort
     * @throws InputException if the folder or its labels are missing, a modality has two files, a column to read as
     *     text is in no file, or one of the files is faulty
     */
    public static CohortFolder open(Path folder, CsvSettings settings) {
        return new CohortFolder(folder, list(folder), settings);
    }

    /** @return the table of labels */
    public CsvFile labels() {
        return labels;
    }

    /** @return the names of the modalities that the Tabular Encoder can encode, in alphabetical order */
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
                        + (file == null
                                ? "."
                                : ": " + file.file() + " is not read as a table of numbers and categories: "
                                        + file.reason() + "."),
                modalities.isEmpty()
                        ? "Add a file " + name + ".csv with a first column id."
                        : "Choose one of: " + String.join(", ", modalities.keySet()) + ".");
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
            modality.getValue().forEach(row -> {
                monitor.checkCancelled();
                Integer position = positions.get(row.id());
                if (position != null) {
                    labelled.set(position);
                }
            });
            anywhere.or(labelled);
            long rows = modality.getValue().size();
            long both = labelled.cardinality();
            checks.add(new CohortCheck.ModalityCheck(modality.getKey(), rows, rows - both, positions.size() - both));
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
        if (name.startsWith(LABELS + "_")) {
            return Optional.of("other labels: its name starts with labels_");
        }
        if (table.repeatsIds()) {
            return Optional.of("a series in long format (several rows an id): use the Series Encoder");
        }
        for (int column = 0; column < table.columns().size(); column++) {
            String columnName = table.columns().get(column).name();
            if (table.samples().get(column).isImagePath()) {
                return Optional.of("images (files named in column '" + columnName + "'): use the Image Encoder");
            }
            if (table.samples().get(column).isLongText()) {
                return Optional.of("long text (column '" + columnName + "'): use the Text Encoder");
            }
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
