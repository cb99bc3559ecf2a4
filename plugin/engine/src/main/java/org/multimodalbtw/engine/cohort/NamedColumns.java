package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;

/**
 * Whether columns that are named in settings are in the files of a folder.
 *
 * @param folder the folder
 */
record NamedColumns(Path folder) {

    /** @throws InputException if there are columns to read as text that no file has */
    void requireNone(Set<String> unknown) {
        if (!unknown.isEmpty()) {
            throw new InputException(
                    "No file of folder " + folder + " has the columns to read as text: " + String.join(", ", unknown)
                            + ".",
                    "Correct the names in the columns to read as text.");
        }
    }

    /**
     * @param chosen columns of which it is said what they are, as {@code file/column}
     * @param labelsName the name of the labels' file
     * @param labels the labels, where there are any
     * @param modalities by their names
     * @param skipped the names of files that are not read, whose columns are not looked for
     * @throws InputException if one is not there
     */
    void require(
            Set<String> chosen,
            String labelsName,
            Optional<CsvFile> labels,
            Map<String, CsvFile> modalities,
            Set<String> skipped) {
        Set<String> present = new HashSet<>();
        labels.ifPresent(table -> table.findings().forEach(column -> present.add(labelsName + "/" + column.column())));
        modalities.forEach(
                (name, table) -> table.findings().forEach(column -> present.add(name + "/" + column.column())));
        List<String> lacking = chosen.stream()
                .filter(name -> !present.contains(name) && !skipped.contains(name.replaceFirst("/.*", "")))
                .sorted()
                .toList();
        if (!lacking.isEmpty()) {
            throw new InputException(
                    "Folder " + folder + " has no column " + Examples.of(lacking) + ", of which it is said what it is.",
                    "Write file/column, with the file's name without its ending, for example labs/ward.");
        }
    }
}
