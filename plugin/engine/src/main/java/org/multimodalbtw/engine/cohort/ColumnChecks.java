package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.cohort.CheckedColumn.Oddity;
import org.multimodalbtw.engine.cohort.CheckedColumn.State;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.UnitColumn;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/**
 * Says of each file and column of a folder what becomes of it. What a column is taken for is what was found when the folder was opened; its
 * cells are then read to the last as they are read from there on, and counted.
 */
public final class ColumnChecks {

    private static final int MOST_DIFFERENT = 10_000;
    private static final int MOST_NUMBERS = 100_000;
    /** Of all columns of a file together, so that a table of many columns fits the memory. */
    private static final int MOST_OF_A_FILE = 8_000_000;

    private static final int FEWEST_OF_A_COLUMN = 100;

    private final CohortFolder folder;
    private final ProgressMonitor monitor;
    private final List<CheckedColumn> columns = new ArrayList<>();

    private ColumnChecks(CohortFolder folder, ProgressMonitor monitor) {
        this.folder = folder;
        this.monitor = monitor;
    }

    /**
     * Reads all files in full, twice. A file that cannot be read to its end is said to stop the reader.
     *
     * @param folder a folder with a cohort
     * @param monitor progress and cancel
     * @return the labels, each modality with its columns, the files that are not read, and what was noticed of the ids
     */
    public static List<CheckedColumn> of(CohortFolder folder, ProgressMonitor monitor) {
        return new ColumnChecks(folder, monitor).read();
    }

    private List<CheckedColumn> read() {
        List<FileReport> reports = folder.reports();
        for (int file = 0; file < reports.size(); file++) {
            monitor.report(
                    0.5 * file / reports.size(), "Reading " + reports.get(file).file());
            add(reports.get(file));
        }
        Map<String, List<String>> skipped = new LinkedHashMap<>();
        folder.skipped().forEach(file -> skipped.computeIfAbsent(file.reason(), reason -> new ArrayList<>())
                .add(file.file()));
        skipped.forEach(this::addSkipped);
        if (columns.stream().noneMatch(column -> column.state() == State.STOPS)) {
            addIds();
        }
        return columns;
    }

    /** Many files of a kind, such as pictures that no table names, are one row. */
    private void addSkipped(String reason, List<String> files) {
        List<String> rows = files.size() <= Examples.MOST ? files : List.of(Examples.of(files));
        rows.forEach(file -> columns.add(new CheckedColumn(
                file, "", "no modality", false, State.LEFT_OUT, Optional.empty(), Oddity.of(reason), "")));
    }

    private void add(FileReport report) {
        CsvFile file = report.kind().isEmpty() ? folder.labels() : folder.modality(report.name());
        Map<ColumnFinding, CellTally> tallies = new LinkedHashMap<>();
        try {
            tallies.putAll(tallies(file));
        } catch (InputException fault) {
            columns.add(ofFile(report, State.STOPS, fault.getMessage(), fault.remedy()));
            return;
        }
        columns.add(
                report.isUseless()
                        ? ofFile(report, State.SAYS_NOTHING, "no column tells patients apart", "")
                        : ofFile(report, State.FINE, "", ""));
        report.notes().forEach(note -> columns.add(ofFile(report, State.ODD, note, "")));
        tallies.forEach((finding, tally) -> columns.add(
                finding.column().equals(file.idColumn()) ? ofId(report, tally) : ofColumn(report, finding, tally)));
    }

    private Map<ColumnFinding, CellTally> tallies(CsvFile file) {
        String[] header = file.layout().header();
        Map<ColumnFinding, CellTally> tallies = new LinkedHashMap<>();
        List<List<CellTally>> bySource = new ArrayList<>();
        Stream.of(header).forEach(name -> bySource.add(new ArrayList<>()));
        int most = Math.max(FEWEST_OF_A_COLUMN, MOST_OF_A_FILE / header.length);
        findings(file).forEach((finding, source) -> {
            CellTally tally = new CellTally(
                    finding.reading(),
                    file.missingTexts(),
                    Math.min(MOST_DIFFERENT, most),
                    Math.min(MOST_NUMBERS, most / 2 * 2));
            bySource.get(source).add(tally);
            tallies.put(finding, tally);
        });
        file.forEachRecord(cells -> {
            monitor.checkCancelled();
            for (int index = 0; index < cells.length; index++) {
                for (CellTally tally : bySource.get(index)) {
                    tally.add(cells[index]);
                }
            }
        });
        return tallies;
    }

    /** The id, all other columns with a name, and those that are made beside them, each with its place in the file. */
    private static Map<ColumnFinding, Integer> findings(CsvFile file) {
        CsvLayout layout = file.layout();
        Map<ColumnFinding, Integer> findings = new LinkedHashMap<>();
        CellReading ids = CellReading.plain(Kind.CATEGORY, Set.of(""));
        findings.put(new ColumnFinding(file.idColumn(), Taken.SECOND_ID, true, "", ids, 0, false), layout.idIndex());
        Map<String, CsvColumn> unexplained = new LinkedHashMap<>();
        layout.columns().forEach(column -> unexplained.put(column.column().name(), column));
        Map<String, Integer> places = new HashMap<>();
        for (int index = 0; index < layout.header().length; index++) {
            places.put(layout.header()[index], index);
        }
        for (ColumnFinding finding : file.findings()) {
            findings.put(finding, places.get(finding.column()));
            unexplained.remove(finding.column());
        }
        unexplained.values().forEach(column -> findings.put(ofReading(column), column.source()));
        return findings;
    }

    /** A column of a file that is taken as it is written, or one that is made of another. */
    private static ColumnFinding ofReading(CsvColumn column) {
        String name = column.column().name();
        String reason = LimitColumn.measured(name)
                .map(measured -> "made beside '" + measured
                        + "': -1 where its number is below a limit, 1 where it is above, 0 where it is the number")
                .or(() -> column.reading().half().flatMap(half -> half.written(name)
                        .map(written -> "the " + half.word() + " of the two numbers in a cell of '" + written + "'")))
                .or(() ->
                        UnitColumn.measured(name).map(measured -> "the units behind the numbers of '" + measured + "'"))
                .orElse("");
        return new ColumnFinding(name, written(column), true, reason, column.reading(), 0, false);
    }

    private static Taken written(CsvColumn column) {
        if (column.isImagePath()) {
            return Taken.IMAGE;
        }
        if (column.isLongText()) {
            return Taken.TEXT;
        }
        return column.column().kind() == Kind.NUMBER ? Taken.NUMBER : Taken.CATEGORY;
    }

    private static CheckedColumn ofFile(FileReport report, State state, String oddity, String remedy) {
        String kind = report.kind().map(ColumnChecks::word).orElse(CheckedColumn.LABELS);
        return new CheckedColumn(report.file(), "", kind, true, state, Optional.empty(), Oddity.of(oddity), remedy);
    }

    private static String word(FileKind kind) {
        return switch (kind) {
            case TABLE -> "table";
            case TEXT -> "texts";
            case IMAGES -> "pictures";
            case SERIES -> "series";
        };
    }

    private static CheckedColumn ofId(FileReport report, CellTally tally) {
        return new CheckedColumn(
                report.file(),
                report.idColumn(),
                "id",
                true,
                State.FINE,
                Optional.of(tally.content()),
                Oddity.NONE,
                "");
    }

    private CheckedColumn ofColumn(FileReport report, ColumnFinding finding, CellTally tally) {
        ColumnRemedy remedy = new ColumnRemedy(report.name(), finding.column());
        boolean stops = finding.isUsed() && tally.notNumbers() > 0;
        Oddity oddity = stops ? notNumbers(tally) : oddity(finding, tally);
        return new CheckedColumn(
                report.file(),
                finding.column(),
                finding.taken().word(),
                finding.isUsed(),
                stops ? State.STOPS : state(finding),
                Optional.of(tally.content()),
                oddity,
                stops ? remedy.ofNotNumbers(folder.isSurveyed()) : remedy.of(finding, tally.hasEmptyNumbers()));
    }

    private static State state(ColumnFinding finding) {
        if (!finding.isUsed()) {
            return State.LEFT_OUT;
        }
        if (finding.taken() == Taken.EMPTY || finding.taken() == Taken.CONSTANT) {
            return State.SAYS_NOTHING;
        }
        return finding.isSaid() ? State.ODD : State.FINE;
    }

    private static Oddity notNumbers(CellTally tally) {
        long count = tally.notNumbers();
        CellTally.Cell cell = tally.firstNotNumber().orElseThrow();
        return new Oddity(
                (count == 1 ? "1 cell is" : count + " cells are") + " no number in a column of numbers",
                cell.row(),
                cell.text());
    }

    private static Oddity oddity(ColumnFinding finding, CellTally tally) {
        if (finding.reason().isEmpty()) {
            return Oddity.NONE;
        }
        return tally.example()
                .filter(cell -> finding.isSaid())
                .map(cell -> new Oddity(finding.reason(), cell.row(), cell.text()))
                .orElseGet(() -> Oddity.of(finding.reason()));
    }

    /** How the ids of the files meet; what cannot be read at all. */
    private void addIds() {
        try {
            CohortCheck check = folder.check(monitor.part(0.5, 1));
            check.notes().forEach(note -> addOfFolder(State.ODD, note, ""));
            check.modalities().stream()
                    .filter(modality -> folder.hasLabels() && modality.withoutLabel() > 0)
                    .forEach(modality -> addOfFolder(State.ODD, modality.sentence(), ""));
        } catch (InputException fault) {
            addOfFolder(State.STOPS, fault.getMessage(), fault.remedy());
        }
    }

    private void addOfFolder(State state, String what, String remedy) {
        columns.add(0, new CheckedColumn("", "", "ids", true, state, Optional.empty(), Oddity.of(what), remedy));
    }
}
