package org.multimodalbtw.engine.evidence.cell;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;

/** The folder that every method of a cell reads: labels with the uses of the division, and links to the set's files, of which one that a site lacks is written without its rows. */
final class CellFolder {

    /** The column of the groups in the labels, where there are any. */
    static final String GROUP = "group";

    private static final String LABELS = "labels.csv";

    private CellFolder() {}

    /**
     * @param set which set
     * @param data the folder of all sets
     * @param rows with their uses
     * @param unlabelled the ids of the rows that are there without a label
     * @param folder exists and is empty
     * @throws IOException if it cannot be written
     */
    static void write(CellSet set, Path data, SetRows rows, Set<String> unlabelled, Path folder) throws IOException {
        for (Path file : files(set, data)) {
            if (set.site() != null && set.site().lacking().contains(modality(file))) {
                OtherSite.without(file, set.site().ids(data.resolve(set.folder())), folder);
            } else {
                Files.createSymbolicLink(folder.resolve(file.getFileName()), file.toAbsolutePath());
            }
        }
        boolean isGrouped = !set.group().isEmpty();
        try (CsvWriter labels =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(folder.resolve(LABELS))) {
            labels.writeRecord(isGrouped ? List.of("id", "label", "split", GROUP) : List.of("id", "label", "split"));
            for (SetRows.Row row : rows.rows()) {
                String label = unlabelled.contains(row.id()) ? "" : row.label();
                String use = row.use().name().toLowerCase(Locale.ROOT);
                labels.writeRecord(
                        isGrouped ? List.of(row.id(), label, use, row.group()) : List.of(row.id(), label, use));
            }
        }
    }

    /**
     * What methods read of a set beside its labels: the modalities' files, and folders such as those of pictures.
     *
     * @throws IOException if the folder cannot be read
     * @throws InputException if a modality has no file
     */
    static List<Path> files(CellSet set, Path data) throws IOException {
        Path folder = data.resolve(set.folder());
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> files = inside.filter(
                            file -> Files.isDirectory(file) || set.modalities().contains(modality(file)))
                    .sorted()
                    .toList();
            for (String modality : set.modalities()) {
                if (files.stream().noneMatch(file -> modality(file).equals(modality))) {
                    throw new InputException(
                            "The set " + set.name() + " has no file for '" + modality + "' in " + folder + ".",
                            "Add " + modality + ".csv, or take the name out of the list of the sets.");
                }
            }
            return files;
        }
    }

    private static String modality(Path file) {
        return file.getFileName().toString().replaceFirst("\\.csv(\\.gz)?$", "");
    }
}
