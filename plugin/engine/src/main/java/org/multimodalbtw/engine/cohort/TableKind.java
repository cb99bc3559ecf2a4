package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.LimitColumn;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.CellText;
import org.multimodalbtw.engine.survey.ColumnCells;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Decided;
import org.multimodalbtw.engine.survey.KnownRows;
import org.multimodalbtw.engine.survey.NamedLike;
import org.multimodalbtw.engine.survey.PatientNames;
import org.multimodalbtw.engine.survey.SeriesColumn;
import org.multimodalbtw.engine.survey.SeriesRoles;
import org.multimodalbtw.engine.survey.SeriesSurvey;
import org.multimodalbtw.engine.survey.SurveySettings;
import org.multimodalbtw.engine.survey.TableSurvey;
import org.multimodalbtw.engine.survey.Taken;
import org.multimodalbtw.engine.survey.TextsOfValues;

/**
 * What a table of any origin holds, and so which encoder reads it, by the rules by which the files of a folder are told apart: from the
 * kinds of its columns, from what was decided of them when they were read, and else from its first 1,000 rows, or as many more as have
 * 200,000 cells.
 *
 * @param kind what it holds
 * @param severalRows whether several rows are of one id
 * @param series which columns are what where the rows are measurements, or notes
 * @param texts the columns with long texts, in order
 * @param onlyOfEncoders whether no column says anything but long texts and names of pictures, which have encoders of their own
 * @param because how it was found, as a clause for a person
 */
public record TableKind(
        FileKind kind,
        boolean severalRows,
        SeriesRoles series,
        List<String> texts,
        boolean onlyOfEncoders,
        String because) {

    private static final long FEWEST_ROWS = 1000;
    private static final long MOST_CELLS = 200_000;

    /**
     * @param name what the table is called
     * @param rows its rows, with all columns but the one that gives their ids
     * @param monitor progress and cancel
     * @return what it holds
     */
    public static TableKind of(String name, TableRows rows, ProgressMonitor monitor) {
        return of(name, rows, false, monitor);
    }

    /**
     * As {@link #of(String, TableRows, ProgressMonitor)}.
     *
     * @param readsTexts whether texts that are numbers can be values of measurements
     */
    public static TableKind of(String name, TableRows rows, boolean readsTexts, ProgressMonitor monitor) {
        Look look = new Look(rows, readsTexts);
        look.at(monitor);
        return look.decide(name);
    }

    /**
     * @param taken what each column that says something is taken for
     * @param severalRows whether several rows are of one id
     * @return what a table with such columns holds
     */
    public static FileKind ofColumns(List<Taken> taken, boolean severalRows) {
        long texts = taken.stream().filter(Taken.TEXT::equals).count();
        boolean areRead = texts > 0 && (severalRows || !OneKind.leavesTexts(texts, taken.size() - texts));
        return FileKind.of(taken.contains(Taken.IMAGE), areRead, severalRows);
    }

    /** The first rows of a table, seen column by column. */
    private static final class Look {

        private final TableRows rows;
        private final List<TableColumn> columns;
        /** What is seen of each column of numbers or texts; {@code null} of others. */
        private final ColumnCells[] cells;

        private final Set<String> ids = new HashSet<>();
        private final PatientNames names = new PatientNames();
        private final boolean readsTexts;
        private long seen;

        Look(TableRows rows, boolean readsTexts) {
            this.rows = rows;
            this.readsTexts = readsTexts;
            columns = rows.columns();
            cells = new ColumnCells[columns.size()];
            for (int column = 0; column < cells.length; column++) {
                Kind kind = columns.get(column).kind();
                if (kind == Kind.NUMBER || kind == Kind.CATEGORY) {
                    cells[column] = new ColumnCells(columns.get(column).name(), KnownRows.none(), true);
                }
            }
        }

        void at(ProgressMonitor monitor) {
            rows.forFirst(Math.max(FEWEST_ROWS, MOST_CELLS / Math.max(1, cells.length)), row -> {
                monitor.checkCancelled();
                seen++;
                ids.add(row.id());
                for (int column = 0; column < cells.length; column++) {
                    if (cells[column] != null) {
                        look(cells[column], row, column);
                    }
                }
            });
        }

        private void look(ColumnCells to, TableRows.Row row, int column) {
            if (row.isMissing(column)) {
                to.addBlank(-1);
            } else if (columns.get(column).kind() == Kind.NUMBER) {
                to.add(row.number(column), -1);
            } else {
                String text = CellText.strip(row.category(column));
                lookAtText(to, text);
                names.add(columns.get(column).name(), row.id(), text);
            }
        }

        private static void lookAtText(ColumnCells to, String text) {
            if (text.isEmpty()) {
                to.addBlank(-1);
            } else if (CellReading.USUAL_EMPTY.contains(text)) {
                to.addEmptyText(text, -1);
            } else {
                to.add(text, -1);
            }
        }

        TableKind decide(String name) {
            List<Taken> taken = taken(name, false);
            Optional<String> picture = first(taken, Taken.IMAGE);
            boolean haveTimes =
                    columns.stream().anyMatch(column -> column.kind() == Kind.TIME || NamedLike.time(column.name()));
            boolean areNotes = TableSurvey.areNotes(
                    Stream.of(cells).filter(Objects::nonNull).toList());
            boolean several = SeveralRows.ofAnId(seen, ids.size(), picture.isPresent(), haveTimes || areNotes);
            List<Taken> known = several ? taken(name, true) : taken;
            List<Taken> saying = known.stream().filter(Objects::nonNull).toList();
            FileKind kind = ofColumns(saying, several);
            boolean onlyOfEncoders =
                    !saying.isEmpty() && saying.stream().allMatch(found -> found == Taken.TEXT || found == Taken.IMAGE);
            return new TableKind(
                    kind, several, roles(name), all(known, Taken.TEXT), onlyOfEncoders, because(kind, several, known));
        }

        private String because(FileKind kind, boolean several, List<Taken> taken) {
            String count = several ? seen + " rows of " + ids.size() + " patients" : "one row for each patient";
            return switch (kind) {
                case TABLE, SERIES -> count;
                case TEXT -> "long texts in '" + first(taken, Taken.TEXT).orElseThrow() + "', " + count;
                case IMAGES -> "pictures in '" + first(taken, Taken.IMAGE).orElseThrow() + "', " + count;
            };
        }

        /** What each column is taken for; {@code null} where it is left out, or says nothing. */
        private List<Taken> taken(String name, boolean several) {
            List<ColumnCells> open = new ArrayList<>();
            for (int column = 0; column < cells.length; column++) {
                if (cells[column] != null && decided(column).isEmpty()) {
                    open.add(cells[column]);
                }
            }
            List<ColumnFinding> found = new TableSurvey(
                            name,
                            SurveySettings.on(),
                            CellReading.USUAL_EMPTY,
                            false,
                            several,
                            TableSurvey.writesComma(open))
                    .of(open, column -> false);
            List<Taken> taken = new ArrayList<>();
            int next = 0;
            for (int column = 0; column < cells.length; column++) {
                boolean isOpen = cells[column] != null && decided(column).isEmpty();
                taken.add(isOpen ? taken(found.get(next++)) : taken(column));
            }
            return taken;
        }

        private static Taken taken(ColumnFinding finding) {
            boolean says = finding.taken() != Taken.EMPTY && finding.taken() != Taken.CONSTANT;
            return finding.isUsed() && says ? finding.taken() : null;
        }

        private Taken taken(int column) {
            return switch (columns.get(column).kind()) {
                case IMAGE -> Taken.IMAGE;
                case TIME -> null;
                case VECTOR -> Taken.NUMBER;
                case CODES -> Taken.CODES;
                case NUMBER, CATEGORY -> decided(column).orElseThrow().taken();
            };
        }

        private Optional<Decided> decided(int column) {
            return Decided.of(rows.properties(column), columns.get(column).kind());
        }

        private Optional<String> first(List<Taken> taken, Taken wanted) {
            int place = taken.indexOf(wanted);
            return place < 0 ? Optional.empty() : Optional.of(columns.get(place).name());
        }

        private List<String> all(List<Taken> taken, Taken wanted) {
            return IntStream.range(0, taken.size())
                    .filter(column -> taken.get(column) == wanted)
                    .mapToObj(column -> columns.get(column).name())
                    .toList();
        }

        private SeriesRoles roles(String name) {
            List<SeriesColumn> known = new ArrayList<>();
            for (int column = 0; column < cells.length; column++) {
                if (!tellsLimits(columns.get(column).name())) {
                    known.add(
                            cells[column] == null
                                    ? SeriesColumn.of(columns.get(column), false)
                                    : SeriesColumn.of(cells[column]));
                }
            }
            Set<String> numbers = new HashSet<>();
            columns.stream()
                    .filter(column -> column.kind() == Kind.NUMBER)
                    .forEach(column -> numbers.add(column.name()));
            List<ColumnCells> looked =
                    Arrays.stream(cells).filter(Objects::nonNull).toList();
            SeriesRoles found = SeriesSurvey.of(known, looked, names).withoutDay();
            Map<String, ColumnCells> texts = undecidedTexts();
            List<ColumnCells> values = found.values().stream()
                    .map(texts::get)
                    .filter(column -> readsTexts && column != null)
                    .toList();
            TextsOfValues.of(name, found, values).stream()
                    .filter(ColumnFinding::isUsed)
                    .forEach(column -> numbers.add(column.column()));
            return found.amongNumbers(numbers, texts.keySet());
        }

        /** Columns of texts of which nobody has said what they hold. */
        private Map<String, ColumnCells> undecidedTexts() {
            Map<String, ColumnCells> texts = new LinkedHashMap<>();
            for (int column = 0; column < cells.length; column++) {
                if (columns.get(column).kind() == Kind.CATEGORY
                        && decided(column).isEmpty()) {
                    texts.put(columns.get(column).name(), cells[column]);
                }
            }
            return texts;
        }

        private boolean tellsLimits(String name) {
            return LimitColumn.measured(name)
                    .filter(measured ->
                            columns.stream().anyMatch(column -> column.name().equals(measured)))
                    .isPresent();
        }
    }
}
