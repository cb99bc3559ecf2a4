package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.PairColumns;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.UnitColumn;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.Choice;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.DayOrder;
import org.multimodalbtw.engine.survey.DecidedOrder;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.OutcomeFlag;
import org.multimodalbtw.engine.survey.OutcomeNames;
import org.multimodalbtw.engine.survey.RepeatedForms;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.SingleMeasurements;
import org.multimodalbtw.engine.survey.StrayCells;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableSurvey;
import org.multimodalbtw.engine.survey.Taken;
import org.multimodalbtw.engine.survey.UsualEmptyCells;

/** Finds out what the columns of a file are by what its first rows show. */
final class SurveyedLayout {

    private final CsvSurvey source;
    private final String[] header;
    private final Set<String> headers;
    private final List<String> notes = new ArrayList<>();
    private final int idIndex;
    private final SurveyedRows rows;
    private final List<ColumnCells> cells;

    private SurveyedLayout(CsvSurvey source, String[] header, int idIndex, SurveyedRows rows) {
        this.source = source;
        this.header = header;
        headers = Set.copyOf(List.of(header));
        this.idIndex = idIndex;
        this.rows = rows;
        cells = rows.cells();
    }

    static CsvLayout of(CsvSurvey source, CsvRecords records) {
        WrittenLayout.refuse(source.fileName(), WrittenLayout.faults(records.header(), false));
        IdColumn id = IdColumn.of(source, records);
        SurveyedRows rows = SurveyedRows.of(source, records, id);
        return new SurveyedLayout(source, records.header(), id.index(), rows).read(records, id.notes());
    }

    private CsvLayout read(CsvRecords records, List<String> notesOfId) {
        notes.addAll(notesOfId);
        EndLines.clause(records.endLines())
                .ifPresent(clause -> notes.add("File " + source.fileName() + ": " + clause + "."));
        records.headersAgain().ifPresent(clause -> notes.add("File " + source.fileName() + ": " + clause + "."));
        records.marks().ifPresent(clause -> notes.add("File " + source.fileName() + ": " + clause + "."));
        records.questions().ifPresent(clause -> notes.add("File " + source.fileName() + ": " + clause + "."));
        RepeatedForms.sentence(source.fileName(), cells).ifPresent(notes::add);
        requireReadableImages();
        List<ColumnCells> others = IntStream.range(0, header.length)
                .filter(index -> index != idIndex && !header[index].isEmpty())
                .mapToObj(cells::get)
                .toList();
        boolean areSingle = areSingle(others, records.row());
        boolean repeatsIds = areSingle || !source.isLabels() && repeatsIds(records.row());
        TableSurvey survey = new TableSurvey(
                        source.name(),
                        source.settings().survey(),
                        source.settings().missingTexts(),
                        source.isLabels(),
                        repeatsIds,
                        source.format().separator() == ';')
                .knowing(source.known());
        Optional<SeriesRoles> series =
                repeatsIds ? Optional.of(survey.seriesOf(others, rows.names())) : Optional.empty();
        List<ColumnFinding> findings = ExistingPictures.of(
                survey.of(cells, name -> source.settings().textColumns().contains(name)),
                cells,
                new ImagePaths(
                        source.file().toAbsolutePath().getParent(),
                        source.settings().survey().forms().picturesByFolders()));
        if (!source.isLabels()) {
            UsualEmptyCells.sentence(source.fileName(), cells, findings).ifPresent(notes::add);
        }
        List<ColumnFinding> read = source.settings().survey().forms().measuredFirst()
                ? TextsBesideMeasurements.of(findings, series)
                : findings;
        List<ColumnFinding> said = SaidOfSeries.of(source, read, cells, series, records.row());
        return layout(source.isLabels() ? withFlags(said) : said, series, records.row());
    }

    /** Whether each id has one row, and each row a time, a variable and a value, which is noted. */
    private boolean areSingle(List<ColumnCells> others, long count) {
        if (source.isLabels() || !source.settings().survey().forms().byMeaning() || repeatsIds(count)) {
            return false;
        }
        Optional<String> clause = SingleMeasurements.clause(others, rows.names());
        clause.ifPresent(reason -> notes.add("File " + source.fileName() + ": " + reason + "."));
        return clause.isPresent();
    }

    private List<ColumnFinding> withFlags(List<ColumnFinding> findings) {
        return IntStream.range(0, header.length)
                .mapToObj(index -> ofOutcome(findings.get(index), cells.get(index)))
                .toList();
    }

    private ColumnFinding ofOutcome(ColumnFinding finding, ColumnCells column) {
        SurveySettings settings = source.settings().survey();
        return OutcomeNames.of(OutcomeFlag.of(finding, column, settings), column, settings);
    }

    private CsvLayout layout(List<ColumnFinding> findings, Optional<SeriesRoles> series, long count) {
        List<CsvColumn> columns = new ArrayList<>();
        List<ColumnFinding> reported = new ArrayList<>();
        List<Integer> nameless = new ArrayList<>();
        for (int index = 0; index < header.length; index++) {
            ColumnFinding finding = findings.get(index);
            if (index == idIndex) {
                continue;
            }
            if (header[index].isEmpty()) {
                noteNameless(index, finding, nameless);
                continue;
            }
            reported.add(isUnused(series, finding) ? finding.unsaid() : finding);
            columns.addAll(columns(index, finding).stream()
                    .map(column -> isWithoutRole(series, column) ? column.withoutWords() : column)
                    .toList());
        }
        note(nameless);
        series.ifPresent(roles -> roles.times()
                .day()
                .ifPresent(day -> columns.replaceAll(column ->
                        roles.time().filter(column.column().name()::equals).isPresent()
                                ? column.behind(List.of(header).indexOf(day))
                                : column)));
        Set<String> numbers = new HashSet<>();
        columns.stream()
                .map(CsvColumn::column)
                .filter(column -> column.kind() == TableColumn.Kind.NUMBER)
                .forEach(column -> numbers.add(column.name()));
        return new CsvLayout(
                header,
                idIndex,
                columns,
                series.isPresent(),
                series.map(roles -> withUnits(roles.amongNumbers(numbers), columns)),
                notes,
                reported,
                count);
    }

    /** With the column that has the units behind the values, where there is one. */
    private static SeriesRoles withUnits(SeriesRoles roles, List<CsvColumn> columns) {
        return columns.stream()
                .map(column -> column.column().name())
                .filter(name -> UnitColumn.measured(name)
                        .filter(roles.values()::contains)
                        .isPresent())
                .findFirst()
                .map(roles::besideUnits)
                .orElse(roles);
    }

    /** Whether it is a column of numbers beside those that a series reads, in which words do no harm. */
    private static boolean isWithoutRole(Optional<SeriesRoles> series, CsvColumn column) {
        return column.column().kind() == TableColumn.Kind.NUMBER
                && series.filter(SeriesRoles::isComplete)
                        .filter(roles -> roles.unused().contains(column.column().name()))
                        .isPresent();
    }

    /** Whether it holds numbers that a series does not read, so that it does not matter what they are converted to. */
    private static boolean isUnused(Optional<SeriesRoles> series, ColumnFinding finding) {
        return finding.isUsed()
                && finding.taken() == Taken.NUMBER
                && series.filter(SeriesRoles::isComplete)
                        .filter(roles -> roles.unused().contains(finding.column()))
                        .isPresent();
    }

    /** What becomes of a column of the file: nothing, a column, one with its limits, or its two halves. */
    private List<CsvColumn> columns(int index, ColumnFinding finding) {
        List<CsvColumn> columns = new ArrayList<>();
        if (finding.isUsed() && finding.reading().isPair()) {
            columns.addAll(halves(index, finding));
        } else if (finding.isUsed()) {
            columns.add(new CsvColumn(
                    index,
                    new TableColumn(header[index], finding.reading().kind()),
                    finding.reading(),
                    finding.taken() == Taken.IMAGE,
                    finding.taken() == Taken.TEXT,
                    from(finding),
                    OptionalInt.empty()));
            limits(index, finding).ifPresent(columns::add);
            units(index, finding).ifPresent(columns::add);
        }
        return columns;
    }

    private void note(List<Integer> nameless) {
        if (!nameless.isEmpty()) {
            notes.add("File " + source.fileName() + ": "
                    + (nameless.size() == 1
                            ? "column " + nameless.get(0) + " has no name and is left out."
                            : nameless.size() + " columns have no name and are left out, the first is column "
                                    + nameless.get(0) + "."));
        }
    }

    /** Where the days of a column of dates are counted from, as was chosen. */
    private Optional<DaysFrom> from(ColumnFinding finding) {
        SurveySettings survey = source.settings().survey();
        return survey.choice(source.name(), finding.column())
                .filter(choice -> choice.what() == Choice.What.DAYS)
                .map(choice -> DaysFrom.of(
                        choice.since(),
                        finding.column(),
                        List.of(header),
                        source.fileName(),
                        CellReading.days(source.settings().missingTexts(), order(survey, choice, finding))));
    }

    /**
     * The order of day and month in the reference: as is said of that column, or else of the column whose days are counted, or else as the cells of
     * the one or the other decide it.
     */
    private DayOrder order(SurveySettings survey, Choice choice, ColumnFinding finding) {
        return survey.choice(source.name(), choice.since())
                .map(Choice::order)
                .filter(order -> order != DayOrder.UNKNOWN)
                .or(() -> Optional.of(choice.order()).filter(order -> order != DayOrder.UNKNOWN))
                .orElseGet(() -> decided(choice.since(), finding.column()));
    }

    private DayOrder decided(String reference, String column) {
        return Stream.of(reference, column)
                .map(name -> List.of(header).indexOf(name))
                .filter(index -> index >= 0)
                .flatMap(index -> DecidedOrder.of(cells.get(index)).stream())
                .map(DecidedOrder::order)
                .findFirst()
                .orElse(DayOrder.UNKNOWN);
    }

    /** The two columns that a column of two numbers in a cell becomes. */
    private static List<CsvColumn> halves(int index, ColumnFinding finding) {
        return Arrays.stream(PairColumns.values())
                .map(half -> new CsvColumn(
                        index,
                        new TableColumn(half.nameFor(finding.column()), TableColumn.Kind.NUMBER),
                        finding.reading().half(half),
                        false,
                        false))
                .toList();
    }

    /** Beside a column of which some numbers are limits, a column says which. */
    private Optional<CsvColumn> limits(int index, ColumnFinding finding) {
        String name = LimitColumn.nameFor(finding.column());
        return finding.reading().hasLimits() && !headers.contains(name)
                ? Optional.of(new CsvColumn(
                        index,
                        new TableColumn(name, TableColumn.Kind.NUMBER),
                        finding.reading().limits(),
                        false,
                        false))
                : Optional.empty();
    }

    /** Beside values of all kinds with units behind them, a column has these. */
    private Optional<CsvColumn> units(int index, ColumnFinding finding) {
        return finding.reading().hasUnits()
                ? Optional.of(new CsvColumn(
                        index,
                        new TableColumn(UnitColumn.nameFor(finding.column()), TableColumn.Kind.CATEGORY),
                        finding.reading().units(),
                        false,
                        false))
                : Optional.empty();
    }

    /** A column without a name that an export adds counts the rows or is empty, or has a few stray cells. */
    private void noteNameless(int index, ColumnFinding finding, List<Integer> nameless) {
        boolean isIndex = index == 0 && finding.taken() != Taken.TEXT;
        Optional<String> stray = StrayCells.clause(index + 1, cells.get(index));
        if (stray.isPresent() && !isIndex) {
            notes.add("File " + source.fileName() + ": " + stray.get() + ".");
            return;
        }
        nameless.add(index + 1);
        if (finding.taken() != Taken.EMPTY && !isIndex) {
            WrittenLayout.refuse(source.fileName(), List.of("column " + (index + 1) + " has no name"));
        }
    }

    private void requireReadableImages() {
        for (int index = 0; index < header.length; index++) {
            String image = cells.get(index).foreignImage();
            if (image != null && !source.isLabels()) {
                throw new InputException(
                        "File " + source.fileName() + ": column '" + header[index]
                                + "' names pictures that cannot be read, such as '" + image
                                + "'; only PNG, JPEG, TIFF, BMP, GIF and DICOM are.",
                        "Convert the pictures to PNG, NIfTI for example with med2image, others with any picture program, and name"
                                + " the new files.");
            }
        }
    }

    private boolean repeatsIds(long count) {
        boolean images = cells.stream().anyMatch(ColumnCells::isImageNames);
        boolean times = false;
        for (int index = 0; index < header.length; index++) {
            times |= index != idIndex && NamedLike.time(header[index]);
        }
        boolean notes = TableSurvey.areNotes(IntStream.range(0, header.length)
                .filter(index -> index != idIndex && !header[index].isEmpty())
                .mapToObj(cells::get)
                .toList());
        return SeveralRows.ofAnId(count, rows.ids(), images, times || notes);
    }
}
