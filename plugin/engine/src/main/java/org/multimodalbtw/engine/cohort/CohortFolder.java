package org.multimodalbtw.engine.cohort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.TableForms;

/**
 * A folder with a cohort: labels, by default {@code labels.csv}, and one {@code <modality>.csv} or
 * {@code <modality>.csv.gz} a modality. Tables, texts, images and series of measurements are told apart by the first
 * 1,000 rows. Files whose name starts with {@code labels} hold targets and are no modalities.
 */
public final class CohortFolder {

    /** The name of the labels' file, without its ending, unless another is wanted. */
    public static final String LABELS = "labels";

    private final Path folder;
    private final CohortFiles files;
    private final boolean isSurveyed;
    private final TableForms forms;
    private final Optional<CsvFile> labels;
    private final KnownRows known;
    private final SortedMap<String, CsvFile> modalities;
    private final SortedMap<String, Skipped> skipped;
    private final Set<String> wanted;

    private CohortFolder(Path folder, CohortFiles files, String askedFor, CsvSettings settings, Set<String> wanted) {
        this.folder = folder;
        this.wanted = wanted;
        isSurveyed = settings.survey().automatic();
        forms = isSurveyed ? settings.survey().forms() : TableForms.NONE;
        Map<String, Path> tables = files.tables();
        this.files = files;
        String labelsName = isSurveyed ? files.called(askedFor) : askedFor;
        boolean isNewPatients = isSurveyed && labelsName.equals(LABELS) && !tables.isEmpty();
        if (!tables.containsKey(labelsName) && !isNewPatients) {
            throw files.without(labelsName);
        }
        labels = Optional.ofNullable(tables.get(labelsName))
                .map(file -> CsvFile.open(file, settings, true, KnownRows.none()));
        labels.filter(file -> isSurveyed).ifPresent(OneColumn::refuseLabels);
        known = labels.filter(file -> isSurveyed)
                .map(file -> LabelledRows.of(file, settings.survey()))
                .orElseGet(KnownRows::none);
        CohortTables opened = new CohortTables(tables, settings, known, wanted, labels);
        labels.ifPresent(opened::pass);
        opened.open(labelsName);
        modalities = opened.modalities();
        skipped = opened.skipped();
        files.unread(hasPictures()).forEach(file -> skipped.put(file.file(), file));
        NamedColumns named = new NamedColumns(folder);
        named.requireNone(opened.unknownTextColumns());
        named.require(settings.survey().choices().keySet(), labelsName, labels, modalities, skipped.keySet());
    }

    private boolean hasPictures() {
        return modalities.keySet().stream().anyMatch(name -> kind(name) == FileKind.IMAGES);
    }

    private ImagePaths imagePaths() {
        return new ImagePaths(folder, forms.picturesByFolders());
    }

    /**
     * @param name one of {@link #modalities}
     * @return whether its rows only name something, several for an id, and become lists
     * @throws InputException if there is no such modality
     */
    public boolean joinsNames(String name) {
        return areCodes(modality(name));
    }

    private boolean mayBeCodes(CsvFile table) {
        return forms.codesJoined() && CodeTable.is(table.layout()) && !isSilent(table);
    }

    private boolean isSilent(CsvFile table) {
        return forms.byMeaning() && SilentSeries.is(table.layout());
    }

    private boolean areCodes(CsvFile table) {
        return mayBeCodes(table) && CodeTable.answers(table).isEmpty();
    }

    private boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.contains(name);
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
        return open(folder, labels, settings, Set.of());
    }

    /**
     * @param wanted the modalities that are wanted, so that faults of other files do not matter; empty: all
     * @return as {@link #open(Path, String, CsvSettings)}
     * @throws InputException as there, with the faults of all files that are wanted
     */
    public static CohortFolder open(Path folder, String labels, CsvSettings settings, Set<String> wanted) {
        CohortFiles files = CohortFiles.of(folder, settings.survey().automatic());
        return new CohortFolder(folder, files, labels, settings, Set.copyOf(wanted));
    }

    /**
     * @param modality a modality's name
     * @return the file whose texts it may be, without its ending, if its name is that of texts
     */
    public static Optional<String> fileOfTexts(String modality) {
        return CohortTables.fileOfTexts(modality);
    }

    /** @return whether files and columns were looked at */
    public boolean isSurveyed() {
        return isSurveyed;
    }

    /** @return whether there are labels; new patients have none, and only where files are looked at */
    public boolean hasLabels() {
        return labels.isPresent();
    }

    /**
     * @return the table of labels
     * @throws InputException if there is none
     */
    public CsvFile labels() {
        return labels.orElseThrow(() -> files.without(LABELS));
    }

    /** @return the rows of the labels; without labels the ids of all modalities, and no column */
    public TableRows labelRows() {
        return labels.<TableRows>map(table -> table).orElseGet(() -> new RowsWithoutLabels(modalities.values()));
    }

    /** @return the names of the modalities, in alphabetical order */
    public List<String> modalities() {
        return List.copyOf(modalities.keySet());
    }

    /** @return what became of the labels, if there are any, and of each modality */
    public List<FileReport> reports() {
        List<FileReport> reports = new ArrayList<>();
        labels.ifPresent(table -> reports.add(report(CohortFiles.nameOf(table.fileName()), table, Optional.empty())));
        modalities.forEach((name, table) -> reports.add(report(name, table, Optional.of(kind(name)))));
        return reports;
    }

    /** What is to be said of a file is said of the modality that has its name. */
    private FileReport report(String name, CsvFile table, Optional<FileKind> kind) {
        boolean isPart = !name.equals(CohortFiles.nameOf(table.fileName()));
        List<String> notes = new ArrayList<>(isPart ? List.of() : table.notes());
        if (isSurveyed && !isPart) {
            files.copyNote(table.fileName()).ifPresent(notes::add);
        }
        List<ColumnFinding> columns = table.findings();
        if (kind.equals(Optional.of(FileKind.TEXT)) && table.repeatsIds()) {
            Optional<NoteRoles> roles = notes(table);
            notes.add("File " + table.fileName()
                    + " has several texts for an id. They are "
                    + roles.map(times -> "rows of their own, which the Text Encoder joins in the order of '"
                                    + times.time() + "'.")
                            .orElse("joined to one, in the order of the file."));
            columns = ColumnsBeside.notes(columns, roles);
        }
        if (kind.equals(Optional.of(FileKind.TABLE)) && areCodes(table)) {
            columns = CodeTable.findings(table.layout());
        }
        if (kind.equals(Optional.of(FileKind.SERIES)) && mayBeCodes(table)) {
            CodeTable.answers(table)
                    .ifPresent(column ->
                            notes.add("File " + table.fileName() + " names something in each row, and '" + column
                                    + "' says how it is with it, so that it is no list of names: to read it as one, write both into one "
                                    + "column, as name=answer, or only the rows that hold."));
        }
        if (kind.equals(Optional.of(FileKind.SERIES)) && isSilent(table)) {
            columns = SilentSeries.findings(table.layout());
        }
        if (kind.equals(Optional.of(FileKind.IMAGES))) {
            columns = ColumnsBeside.images(columns);
        }
        String file = table.fileName() + (isPart ? " (its texts)" : "");
        return new FileReport(name, file, kind, table.idColumn(), columns, notes);
    }

    /** @return the files that are not read as modalities, in alphabetical order */
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
        Optional<String> file = CohortTables.fileOfTexts(name).filter(modalities::containsKey);
        if (file.isPresent()) {
            throw CohortTables.withoutTexts(name, modalities.get(file.get()));
        }
        Skipped other = skipped.get(name);
        throw new InputException(
                "Folder " + folder + " has no table of the modality '" + name + "'"
                        + (other == null ? "." : ": " + other.file() + " holds " + other.reason() + "."),
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
        CsvLayout layout = modality(name).layout();
        if (areCodes(modality(name))) {
            return FileKind.TABLE;
        }
        boolean hasTexts = layout.columns().stream().anyMatch(CsvColumn::isLongText);
        return FileKind.of(
                layout.columns().stream().anyMatch(CsvColumn::isImagePath),
                hasTexts && (isSurveyed || !layout.repeatsIds()),
                layout.repeatsIds());
    }

    /**
     * @param name one of {@link #modalities}
     * @return which of its columns are what in a series; empty where it is none, or files are not looked at
     * @throws InputException if there is no such modality
     */
    public Optional<SeriesRoles> series(String name) {
        return kind(name) == FileKind.SERIES ? modality(name).layout().series() : Optional.empty();
    }

    /**
     * @param name one of {@link #modalities}
     * @return which of its columns are what, where its rows are notes one by one; empty where they are not, or are joined
     * @throws InputException if there is no such modality
     */
    public Optional<NoteRoles> notes(String name) {
        return kind(name) == FileKind.TEXT ? notes(modality(name)) : Optional.empty();
    }

    private Optional<NoteRoles> notes(CsvFile table) {
        Set<String> read = new HashSet<>();
        table.columns().forEach(column -> read.add(column.name()));
        return table.layout()
                .series()
                .filter(roles -> forms.notesApart() && table.repeatsIds())
                .flatMap(roles -> roles.time()
                        .filter(read::contains)
                        .map(time -> new NoteRoles(
                                table.idColumn(), time, roles.start().filter(read::contains))));
    }

    /**
     * @param name one of {@link #modalities}
     * @return the column of {@link #rows} that names the patient where several rows are of one; empty where the rows' ids do
     * @throws InputException if there is no such modality
     */
    public Optional<String> patientColumn(String name) {
        CsvFile table = modality(name);
        boolean isNumbered = table.repeatsIds() && kind(name) != FileKind.TEXT && !areCodes(table);
        return isNumbered ? Optional.of(table.idColumn()) : Optional.empty();
    }

    /**
     * @param name one of {@link #modalities}
     * @return its rows: with names of images completed, and where several rows have the same id, with the id in a first column
     *     and rows that are numbered
     * @throws InputException if there is no such modality
     */
    public TableRows rows(String name) {
        CsvFile table = modality(name);
        if (table.repeatsIds() && kind(name) == FileKind.TEXT) {
            return notes(table)
                    .<TableRows>map(roles -> new NoteRows(table, roles))
                    .orElseGet(() -> new JoinedTexts(table));
        }
        if (areCodes(table)) {
            return new JoinedCodes(table);
        }
        TableRows rows = table.repeatsIds() ? new NumberedRows(table) : table;
        int before = rows.columns().size() - table.columns().size();
        Set<Integer> paths = new HashSet<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (table.layout().columns().get(column).isImagePath()) {
                paths.add(before + column);
            }
        }
        ImagePaths files = imagePaths();
        return paths.isEmpty() ? rows : new ImageRows(rows, isSurveyed ? files::complete : files::direct, paths);
    }

    /**
     * Reads all files in full, which also finds every faulty cell. Where files are looked at, ids that are written in another way than in
     * the labels are those of the labels from then on.
     *
     * @param monitor progress and cancel
     * @return how the ids of the modalities meet the labels
     * @throws InputException at the first fault, or where the ids of a modality are not those of the labels
     */
    public CohortCheck check(ProgressMonitor monitor) {
        monitor.report(0, "Reading the labels");
        List<String> notes = new ArrayList<>();
        Set<String> labelled = labels.map(table -> table.ids(row -> {})).orElse(Set.of());
        labels.ifPresent(table -> notes.addAll(table.notesOfRows()));
        LabelPositions positions = new LabelPositions(labelled);
        IdCheck ids = labels.filter(table -> isSurveyed)
                .map(table -> new IdCheck(table, labelled, modalities.values()))
                .orElse(null);
        Optional<RepeatedLabels> twice =
                labels.filter(table -> isSurveyed).map(table -> new RepeatedLabels(table, labelled));
        BitSet anywhere = new BitSet();
        List<CohortCheck.ModalityCheck> checks = new ArrayList<>();
        Faults faults = new Faults();
        Set<Path> unnamed = files.pictures().all();
        modalities.forEach((name, table) -> {
            if (isWanted(name)) {
                monitor.report((checks.size() + 1.0) / (modalities.size() + 1), "Reading " + table.fileName());
                faults.of(() -> {
                    if (ids != null) {
                        ids.requireIds(name, table);
                    }
                    Set<String> found =
                            TableRead.ids(table, isSurveyed ? known : null, imagePaths(), unnamed, notes, monitor);
                    twice.ifPresent(rows -> rows.pass(found));
                    BitSet asWritten = positions.of(found);
                    Set<String> own = ids == null ? found : ids.align(name, table, found, asWritten.cardinality());
                    BitSet both = own == found ? asWritten : positions.of(own);
                    anywhere.or(both);
                    checks.add(CohortCheck.ModalityCheck.of(name, own, labelled, both.cardinality()));
                });
            }
        });
        faults.refuse();
        if (wanted.isEmpty() && hasPictures()) {
            notes.addAll(files.pictures().notes(unnamed));
        }
        if (ids != null) {
            notes.addAll(0, ids.notes());
            twice.flatMap(RepeatedLabels::sentence).ifPresent(notes::add);
        }
        return new CohortCheck(labelled.size(), labelled.size() - anywhere.cardinality(), checks, notes);
    }
}
