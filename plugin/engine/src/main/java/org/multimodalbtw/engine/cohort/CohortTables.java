package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.runtime.SideBySide;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.KnownRows;

/** The modalities of a folder, opened: a file as a rule, its texts as another one where it has numbers, too. */
final class CohortTables {

    private static final String TEXTS = "_text";
    /** Fewer rows are no evidence of what a file is. */
    private static final int FEWEST_ROWS = 20;

    private final Map<String, Path> files;
    private final CsvSettings settings;
    private final KnownRows known;
    private final Set<String> wanted;
    private final boolean hasLabels;
    private final Optional<LabelBridges> bridges;
    private final SortedMap<String, CsvFile> modalities = new TreeMap<>();
    private final SortedMap<String, Skipped> skipped = new TreeMap<>();
    private final Set<String> textColumns;

    /**
     * Opens nothing yet.
     *
     * @param files the tables by name
     * @param settings how cells are understood
     * @param known what is known of rows by the labels
     * @param wanted the modalities that are wanted, so that faults of other files do not matter; empty: all
     * @param labels the labels, if there are any; of a few patients without, an encoder knows better what it reads of a file
     */
    CohortTables(
            Map<String, Path> files,
            CsvSettings settings,
            KnownRows known,
            Set<String> wanted,
            Optional<CsvFile> labels) {
        hasLabels = labels.isPresent();
        bridges = labels.filter(table -> settings.survey().automatic())
                .map(table -> new LabelBridges(table, settings.survey()));
        this.files = files;
        this.settings = settings;
        this.known = known;
        this.wanted = wanted;
        textColumns = new TreeSet<>(settings.textColumns());
    }

    /**
     * @param labelsName the file that is no modality
     * @throws InputException with the faults of all files that are wanted
     */
    void open(String labelsName) {
        Faults faults = new Faults();
        List<String> names = files.keySet().stream()
                .filter(name -> !name.equals(labelsName) && !isForeign(name))
                .toList();
        Opened[] tables = new Opened[names.size()];
        SideBySide.ofCores().run(tables.length, file -> tables[file] = opened(names.get(file)), ProgressMonitor.NONE);
        for (int file = 0; file < tables.length; file++) {
            take(names.get(file), tables[file], faults);
        }
        faults.refuse();
    }

    /** Whether a file is none of rows of patients, whatever its name. */
    private boolean isForeign(String name) {
        Path file = files.get(name);
        Optional<String> reason = settings.survey().automatic()
                ? GeoMatrix.reason(file).or(() -> ForeignContent.of(file).map(ForeignContent::clause))
                : Optional.empty();
        reason.ifPresent(why -> skipped.put(name, new Skipped(file.getFileName().toString(), why)));
        return reason.isPresent();
    }

    /** A file that was looked at, or its fault. */
    private record Opened(CsvFile table, InputException fault) {

        CsvFile get() {
            if (fault != null) {
                throw fault;
            }
            return table;
        }
    }

    private CsvFile open(String name, KnownRows rows) {
        return CsvFile.open(files.get(name), settings, false, rows);
    }

    private Opened opened(String name) {
        try {
            boolean areLabels = CohortFiles.isLabels(name);
            CsvFile table = open(name, areLabels ? KnownRows.none() : known);
            return new Opened(
                    bridges.filter(columns -> !areLabels)
                            .flatMap(columns -> columns.matched(table, rows -> open(name, rows)))
                            .orElse(table),
                    null);
        } catch (InputException fault) {
            return new Opened(null, fault);
        }
    }

    /** @return the modalities by name */
    SortedMap<String, CsvFile> modalities() {
        return modalities;
    }

    /** @return the files that are no modality */
    SortedMap<String, Skipped> skipped() {
        return skipped;
    }

    /** @return columns that are to be read as text and are in no table */
    Set<String> unknownTextColumns() {
        return textColumns;
    }

    /** Notes which columns a table has. */
    void pass(CsvFile table) {
        textColumns.remove(table.idColumn());
        Set<String> present = new HashSet<>();
        table.columns().forEach(column -> present.add(column.name()));
        textColumns.removeAll(present);
    }

    /** Takes a file as a modality, or notes why not: a fault of one that is wanted is kept, and refused later. */
    private void take(String name, Opened opened, Faults faults) {
        InputException fault = faults.of(() -> {
            CsvFile table = opened.get();
            pass(table);
            reasonToSkip(name, table)
                    .ifPresentOrElse(
                            reason -> skipped.put(name, new Skipped(table.fileName(), reason)),
                            () -> take(name, table));
        });
        if (fault != null && !isWanted(name) && !isWanted(name + TEXTS)) {
            faults.forget(fault);
            skipped.put(
                    name,
                    new Skipped(
                            files.get(name).getFileName().toString(),
                            "a fault: " + fault.getMessage().replaceFirst("\\.$", "")));
        }
    }

    private void take(String name, CsvFile table) {
        CsvLayout layout = table.layout();
        boolean isTable = !layout.repeatsIds() && layout.columns().stream().noneMatch(CsvColumn::isImagePath);
        String texts = name + TEXTS;
        boolean canBeTwo = isTable && settings.survey().forms().textsApart() && !files.containsKey(texts);
        boolean isFewNewPatients = !hasLabels && layout.rows() < FEWEST_ROWS;
        if (canBeTwo && isWanted(texts) && OneKind.isMixed(layout)) {
            modalities.put(
                    name, isFewNewPatients ? table : table.with(OneKind.withoutTexts(layout, table.fileName(), texts)));
            modalities.put(texts, table.with(OneKind.texts(layout)));
        } else if (canBeTwo
                && wanted.contains(texts)
                && !OneKind.mayBeTexts(layout).columns().isEmpty()) {
            // of few new patients, texts may be short or lacking
            modalities.put(name, table);
            modalities.put(texts, table.with(OneKind.mayBeTexts(layout)));
        } else {
            modalities.put(
                    name, isTable && !isFewNewPatients ? table.with(OneKind.of(layout, canBeTwo ? texts : "")) : table);
        }
    }

    /** The file whose texts a modality may be, by its name. */
    static Optional<String> fileOfTexts(String modality) {
        boolean isOfTexts = modality.endsWith(TEXTS) && modality.length() > TEXTS.length();
        return isOfTexts ? Optional.of(modality.substring(0, modality.length() - TEXTS.length())) : Optional.empty();
    }

    /** Of a file without texts there is no modality of texts, also because it is said what its columns are. */
    static InputException withoutTexts(String name, CsvFile table) {
        List<String> chosen = table.findings().stream()
                .filter(ColumnFinding::isAsChosen)
                .map(ColumnFinding::column)
                .toList();
        return new InputException(
                "File " + table.fileName() + " has no texts for the modality '" + name + "'"
                        + (chosen.isEmpty()
                                ? "."
                                : ": " + Examples.of(chosen) + (chosen.size() == 1 ? " is" : " are")
                                        + " taken as something else, as chosen."),
                "Leave '" + name + "' out of the modalities"
                        + (chosen.isEmpty()
                                ? "."
                                : ", or do not say what "
                                        + (chosen.size() == 1 ? "the column is." : "the columns are.")));
    }

    private boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private static Optional<String> reasonToSkip(String name, CsvFile table) {
        if (CohortFiles.isLabels(name)) {
            return Optional.of("other labels: its name starts with labels");
        }
        return table.columns().isEmpty()
                ? Optional.of(withoutColumns(table))
                : DataDictionary.reason(table).or(() -> CodeDictionary.reason(table));
    }

    private static String withoutColumns(CsvFile table) {
        return table.findings().stream()
                .filter(finding -> !finding.isUsed() && !finding.reason().isEmpty())
                .findFirst()
                .map(finding -> "no column besides the id that is read: '" + finding.column() + "' is left out, "
                        + finding.reason())
                .or(() -> OneColumn.reason(table.layout().header()))
                .orElse("no column besides the id");
    }
}
