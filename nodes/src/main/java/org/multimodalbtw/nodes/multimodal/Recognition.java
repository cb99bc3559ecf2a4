package org.multimodalbtw.nodes.multimodal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.FileKind;
import org.multimodalbtw.engine.cohort.TableKind;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.Taken;
import org.multimodalbtw.nodes.encoder.PatientColumns;
import org.multimodalbtw.nodes.encoder.TableEncoder;
import org.multimodalbtw.nodes.encoder.TableFacts;
import org.multimodalbtw.nodes.table.ColumnKinds;
import org.multimodalbtw.nodes.table.DecidedColumns;
import org.multimodalbtw.nodes.table.DomainTexts;
import org.multimodalbtw.nodes.table.KnimeRows;

/**
 * What a table holds, and so how it is encoded.
 *
 * @param table the table
 * @param kind what it holds
 * @param because how that was found, as a clause for a person
 * @param facts what its encoder is told
 */
record Recognition(RawTable table, FileKind kind, String because, TableFacts facts) {

    private static final int LOOKED_AT = 1000;
    private static final String BY_COLUMNS = "by its columns";

    /** @return what encodes the table */
    TableEncoder<?> encoder() {
        return RawTable.encoder(kind);
    }

    /** @return what was found, for a person, for example {@code "'labs' as table (one row for each patient)"} */
    String sentence() {
        String what = table.kind() == ModalityKind.VECTORS ? "vectors" : kind.word();
        return "'" + facts.modality() + "' as " + what + " (" + because + ")";
    }

    /** @return the same, where cells that hold nothing but a word for no note count as empty */
    Recognition emptyingNoNotes() {
        return new Recognition(table, kind, because, facts.emptyingNoNotes());
    }

    /** @return whether an encoder may read further columns than these */
    boolean hasOthersThan(List<RaggedLists> columns) {
        Set<String> names = columns.stream().map(RaggedLists::column).collect(Collectors.toSet());
        return facts.columns().stream()
                .anyMatch(column -> ColumnKinds.isTabular(column) && !names.contains(column.getName()));
    }

    /**
     * Looks at columns alone, before anything is executed.
     *
     * @param table a table
     * @param columns its columns
     * @param ids what names the patients, as far as it is known
     * @param split the column of the labels that says what each row is used for
     * @return what it holds; empty if only its rows tell
     */
    static Optional<Recognition> expected(
            RawTable table, DataTableSpec columns, PatientIds ids, Optional<String> split) {
        Optional<Boolean> several = severalRows(columns, ids);
        Optional<FileKind> kind = table.chosen().or(() -> kind(columns, several)
                .filter(known -> columns.stream().noneMatch(Recognition::onlyCellsTell)));
        if (kind.isEmpty() || several.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> id = ids.columnOf(columns);
        Optional<String> patient = several.get() ? id : Optional.empty();
        return Optional.of(new Recognition(
                table, kind.get(), BY_COLUMNS, facts(table, columns, id, patient, Optional.empty(), split)));
    }

    /** Empty if a column of texts may hold long ones. */
    private static Optional<FileKind> kind(DataTableSpec columns, Optional<Boolean> several) {
        List<Optional<Taken>> taken = columns.stream()
                .filter(column -> ColumnKinds.of(column.getType()).isPresent() && !DecidedColumns.namesPatient(column))
                .map(DecidedColumns::taken)
                .toList();
        return several.filter(known -> taken.stream().allMatch(Optional::isPresent))
                .map(known ->
                        TableKind.ofColumns(taken.stream().map(Optional::get).toList(), known));
    }

    /** Whether a column has few different texts, which are sentences or may name pictures. */
    private static boolean onlyCellsTell(DataColumnSpec column) {
        DomainTexts texts = DomainTexts.of(column);
        return !DecidedColumns.isDecided(column) && (texts.areLong() || texts.namePictures());
    }

    /**
     * By the columns where they tell. Few different texts count as categories by them; where they are sentences or name pictures by their cells,
     * and no other encoder could read anything, they are notes or pictures.
     */
    private static FileKind kind(DataTableSpec columns, boolean several, TableKind found) {
        Optional<FileKind> byColumns = kind(columns, Optional.of(several));
        boolean isOfEncoder = found.kind() == FileKind.TEXT || found.kind() == FileKind.IMAGES;
        boolean isUnreadable = byColumns
                .filter(kind -> kind == FileKind.TABLE && found.onlyOfEncoders()
                        || kind == FileKind.SERIES && !found.series().isComplete())
                .isPresent();
        return isOfEncoder && isUnreadable ? found.kind() : byColumns.orElse(found.kind());
    }

    /** Whether a patient has several rows; empty if only the rows tell. */
    private static Optional<Boolean> severalRows(DataTableSpec columns, PatientIds ids) {
        if (PatientColumns.named(columns).isPresent()) {
            return Optional.of(true);
        }
        return ids.columnOf(columns).isEmpty() ? Optional.of(false) : Optional.empty();
    }

    /**
     * What is known of a table before its rows are looked at.
     *
     * @param id the column that names the patients; empty where the RowID does
     * @param without columns that are left out
     * @param split the column of the labels that says what each row is used for
     * @param outcomes what is known of the outcomes of training rows
     */
    record Known(Optional<String> id, Set<String> without, Optional<String> split, KnownRows outcomes) {

        /** Where nothing is left out and no outcome is known. */
        Known(Optional<String> id, Optional<String> split) {
            this(id, Set.of(), split, KnownRows.none());
        }
    }

    /**
     * @param rows a table
     * @param ids what names the patients
     * @param labels the labels, with the patients as RowIDs
     * @return the column that may name the patients; empty where the RowID does
     */
    static Optional<String> idColumn(BufferedDataTable rows, PatientIds ids, BufferedDataTable labels) {
        DataTableSpec columns = rows.getDataTableSpec();
        boolean areNamed =
                ids.column().isEmpty() && PatientColumns.named(columns).isEmpty() && namesRows(labels, rows);
        return areNamed ? Optional.empty() : ids.columnOf(columns);
    }

    /**
     * Looks at columns and first rows.
     *
     * @param table a table
     * @param rows its rows
     * @param known what is known of it
     * @param monitor progress and cancel
     * @return what it holds
     * @throws InputException if it holds measurements, and it is not clear which column is what; or if no column is left
     */
    static Recognition of(RawTable table, BufferedDataTable rows, Known known, ProgressMonitor monitor) {
        DataTableSpec columns = without(rows.getDataTableSpec(), known.without());
        Optional<String> candidate = known.id();
        List<String> readable = readable(columns, candidate);
        requireOne(table, readable, known.without());
        TableKind found =
                TableKind.of(table.name(), new KnimeRows(rows, readable, candidate), table.readsTexts(), monitor);
        boolean several = found.severalRows() && candidate.isPresent();
        FileKind kind = table.chosen().orElseGet(() -> kind(columns, several, found));
        boolean isOfLists = kind == FileKind.SERIES && !several;
        Optional<SeriesRoles> roles = isOfLists ? Optional.empty() : Optional.of(found.series());
        if (kind == FileKind.SERIES && !isOfLists) {
            requireRoles(table, columns, known, found.series());
        }
        return new Recognition(
                table,
                kind,
                because(table, kind, found),
                facts(table, columns, candidate, several ? candidate : Optional.empty(), roles, known.split())
                        .knowing(known.outcomes()));
    }

    private static String because(RawTable table, FileKind kind, TableKind found) {
        if (table.chosen().isPresent()) {
            return "as chosen";
        }
        return kind == found.kind() ? found.because() : BY_COLUMNS;
    }

    private static TableFacts facts(
            RawTable table,
            DataTableSpec columns,
            Optional<String> id,
            Optional<String> patient,
            Optional<SeriesRoles> roles,
            Optional<String> split) {
        DataColumnSpec[] read = columns.stream()
                .filter(column -> patient.isPresent()
                        || id.filter(column.getName()::equals).isEmpty())
                .filter(column -> table.kind() != ModalityKind.VECTORS || isVector(column))
                .toArray(DataColumnSpec[]::new);
        DataTableSpec facts = new DataTableSpecCreator()
                .setName(columns.getName())
                .addColumns(read)
                .createSpec();
        return new TableFacts(table.name(), facts, patient, roles, split, KnownRows.none());
    }

    private static DataTableSpec without(DataTableSpec columns, Set<String> names) {
        return new DataTableSpecCreator()
                .setName(columns.getName())
                .addColumns(columns.stream()
                        .filter(column -> !names.contains(column.getName()))
                        .toArray(DataColumnSpec[]::new))
                .createSpec();
    }

    private static void requireOne(RawTable table, List<String> readable, Set<String> without) {
        if (readable.isEmpty() && !without.isEmpty()) {
            throw new InputException(
                    table.called() + ": all its columns say the same as the labels, for example '"
                            + without.iterator().next() + "', so that nothing is left to learn from.",
                    "Remove its port, give it other columns, or switch off 'Leave out copies of the outcome' in the"
                            + " node's dialog.");
        }
    }

    private static boolean isVector(DataColumnSpec column) {
        return ColumnKinds.of(column.getType()).filter(Kind.VECTOR::equals).isPresent();
    }

    private static List<String> readable(DataTableSpec columns, Optional<String> without) {
        return columns.stream()
                .filter(column -> ColumnKinds.of(column.getType()).isPresent())
                .map(DataColumnSpec::getName)
                .filter(name -> without.filter(name::equals).isEmpty())
                .toList();
    }

    /** Whether the RowIDs of a table are those of the labels, for most of its first rows. */
    private static boolean namesRows(BufferedDataTable labels, BufferedDataTable table) {
        Set<String> known = new HashSet<>();
        try (CloseableRowIterator rows = labels.iterator()) {
            while (rows.hasNext()) {
                known.add(rows.next().getKey().getString());
            }
        }
        int seen = 0;
        int met = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext() && seen < LOOKED_AT) {
                seen++;
                met += known.contains(rows.next().getKey().getString()) ? 1 : 0;
            }
        }
        return 2 * met >= seen;
    }

    private static void requireRoles(RawTable table, DataTableSpec columns, Known known, SeriesRoles roles) {
        if (roles.isComplete()) {
            return;
        }
        Optional<NamesOfPatients> names = NamesOfPatients.in(columns, known.id());
        if (names.isPresent()) {
            throw names.get().toBeListed(table);
        }
        throw table.named(
                new InputException(
                        "it holds measurements, several rows for each patient, but "
                                + String.join("; ", roles.lacking().values()) + ".",
                        "Rename the columns, for example to time, variable and value."
                                + ColumnKinds.toConvert(columns)
                                + (table.readsTexts()
                                        ? ""
                                        : " Texts that are numbers are read with 'Values of series may be texts' in the dialog.")),
                FileKind.SERIES);
    }
}
