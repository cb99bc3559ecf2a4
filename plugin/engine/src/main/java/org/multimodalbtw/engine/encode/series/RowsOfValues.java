package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.ForwardingRow;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.UnitColumn;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.CellText;
import org.multimodalbtw.engine.survey.Decided;
import org.multimodalbtw.engine.survey.Taken;
import org.multimodalbtw.engine.survey.TimeReading;

/**
 * Rows of measurements whose columns have the kinds that a series encoder reads: texts become numbers and points in time where the
 * training rows have such. A cell that cannot be read is no number, and is counted.
 */
final class RowsOfValues implements TableRows {

    private final String modality;
    private final TableRows rows;
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final UnreadCells unread;

    /** What becomes of a cell. */
    private enum Way {
        AS_IT_IS,
        NUMBER,
        POINT_IN_TIME,
        UNIT
    }

    /**
     * Where a column is read from.
     *
     * @param place the index of the table's column
     * @param way what becomes of its cells
     * @param reading how they are read; {@code null} if they are taken as they are
     * @param properties texts at the column
     */
    private record Source(int place, Way way, CellReading reading, Map<String, String> properties) {}

    private RowsOfValues(String modality, TableRows rows) {
        this.modality = modality;
        this.rows = rows;
        unread = new UnreadCells(modality);
    }

    /**
     * @param modality what the table is called
     * @param rows training rows
     * @param texts how values are read that are texts
     * @return the rows as they are read
     */
    static TableRows toLearn(String modality, TableRows rows, ValueTexts texts) {
        return texts.values().isEmpty() ? rows : new RowsOfValues(modality, rows).with(Map.of(), texts);
    }

    /**
     * @param modality what the table is called
     * @param rows any rows
     * @param input what an encoder reads
     * @return the rows as they are read
     * @throws InputException if a column holds what cannot become what it holds in the training rows
     */
    static RowsOfValues toEncode(String modality, TableRows rows, SeriesInput input) {
        Map<String, Kind> learnt = new HashMap<>();
        input.kinds().forEach(column -> learnt.put(column.name(), column.kind()));
        // whole numbers and texts name a variable alike
        input.columns().variable().ifPresent(learnt::remove);
        return new RowsOfValues(modality, rows).with(learnt, input.texts());
    }

    private RowsOfValues with(Map<String, Kind> learnt, ValueTexts texts) {
        for (int place = 0; place < rows.columns().size(); place++) {
            TableColumn column = rows.columns().get(place);
            Optional<CellReading> reading = texts.of(column.name()).filter(known -> isNumberOrText(column.kind()));
            if (reading.isPresent()) {
                Map<String, String> properties = column.kind() == Kind.NUMBER
                        ? rows.properties(place)
                        : new Decided(Taken.NUMBER, reading.get()).properties();
                add(column.name(), Kind.NUMBER, new Source(place, Way.NUMBER, reading.get(), properties));
            } else {
                add(column, place, learnt.getOrDefault(column.name(), column.kind()));
            }
        }
        texts.withUnits().forEach(value -> addUnits(value, texts.of(value).orElseThrow()));
        return this;
    }

    private static boolean isNumberOrText(Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.CATEGORY;
    }

    private void add(String name, Kind kind, Source source) {
        columns.add(new TableColumn(name, kind));
        sources.add(source);
    }

    private void add(TableColumn column, int place, Kind wanted) {
        boolean isText = column.kind() == Kind.CATEGORY;
        if (isText && wanted == Kind.NUMBER) {
            CellReading plain =
                    CellReading.plain(Kind.NUMBER, CellReading.USUAL_EMPTY).ofNewRows();
            add(column.name(), wanted, new Source(place, Way.NUMBER, plain, Map.of()));
            note(column.name(), "numbers");
        } else if (isText && wanted == Kind.TIME) {
            add(column.name(), wanted, new Source(place, Way.POINT_IN_TIME, null, Map.of()));
            note(column.name(), "dates");
        } else {
            requireAlike(column, wanted);
            add(column.name(), column.kind(), new Source(place, Way.AS_IT_IS, null, rows.properties(place)));
        }
    }

    /** Of other kinds, such as lists, another check speaks. */
    private void requireAlike(TableColumn column, Kind wanted) {
        boolean isOther = column.kind() != wanted && isPlain(column.kind()) && isPlain(wanted);
        if (isOther && !(wanted == Kind.CATEGORY && column.kind() == Kind.TIME)) {
            throw new InputException(
                    "In '" + modality + "', column '" + column.name() + "' holds " + words(column.kind())
                            + ", where the training rows have " + words(wanted) + ": they cannot be read as such.",
                    "Write " + words(wanted) + " into the column, as in the training rows"
                            + (wanted == Kind.TIME ? ", for example 2150-03-31 08:00." : "."));
        }
    }

    private static boolean isPlain(Kind kind) {
        return isNumberOrText(kind) || kind == Kind.TIME;
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case NUMBER -> "numbers";
            case TIME -> "dates";
            case CATEGORY, CODES, VECTOR, IMAGE -> "texts";
        };
    }

    private void note(String column, String what) {
        if (!rows.areTexts()) {
            notes.add("In '" + modality + "', column '" + column + "' holds texts, and is read as " + what
                    + ", as the training rows have.");
        }
    }

    private void addUnits(String value, CellReading reading) {
        String name = UnitColumn.nameFor(value);
        for (int place = 0; place < rows.columns().size(); place++) {
            if (rows.columns().get(place).equals(new TableColumn(value, Kind.CATEGORY))
                    && columns.stream().noneMatch(column -> column.name().equals(name))) {
                add(name, Kind.CATEGORY, new Source(place, Way.UNIT, reading.units(), Map.of()));
            }
        }
    }

    /**
     * @param wanted columns that an encoder reads
     * @param variable which of them names variables
     * @return the same, where the one that names variables is of the kind that it has here
     */
    List<TableColumn> met(List<TableColumn> wanted, Optional<String> variable) {
        return wanted.stream()
                .map(column -> variable.filter(column.name()::equals).isEmpty()
                        ? column
                        : columns.stream()
                                .filter(found -> found.name().equals(column.name()) && isNumberOrText(found.kind()))
                                .findFirst()
                                .orElse(column))
                .toList();
    }

    /** @return what was noticed of the columns, and of the cells since rows were last read, one sentence each */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        all.addAll(unread.sentences());
        return all;
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public Map<String, String> properties(int column) {
        return sources.get(column).properties();
    }

    @Override
    public boolean areTexts() {
        return rows.areTexts();
    }

    @Override
    public void forEach(Visitor visitor) {
        unread.clear();
        if (sources.stream().map(Source::way).allMatch(Way.AS_IT_IS::equals)) {
            rows.forEach(visitor);
        } else {
            rows.forEach(row -> visitor.visit(new ReadRow(row)));
        }
    }

    private final class ReadRow extends ForwardingRow {

        ReadRow(Row row) {
            super(row);
        }

        private String text(int column) {
            return CellText.strip(row.category(sources.get(column).place()));
        }

        private boolean isText(int column) {
            return rows.columns().get(sources.get(column).place()).kind() == Kind.CATEGORY;
        }

        @Override
        public boolean isMissing(int column) {
            Source source = sources.get(column);
            return row.isMissing(source.place())
                    || source.way() != Way.AS_IT_IS
                            && isText(column)
                            && text(column).isEmpty()
                    || source.way() == Way.UNIT && source.reading().isEmpty(text(column));
        }

        @Override
        public double number(int column) {
            Source source = sources.get(column);
            return switch (source.way()) {
                case AS_IT_IS, UNIT -> row.number(source.place());
                case NUMBER -> isText(column) ? read(column, source.reading()) : number(column, source);
                case POINT_IN_TIME -> pointInTime(column);
            };
        }

        private double number(int column, Source source) {
            double number = row.number(source.place());
            if (!source.reading().isEmpty(number)) {
                return number;
            }
            unread.noNumber(columns.get(column).name(), String.valueOf(number), id());
            return Double.NaN;
        }

        private double read(int column, CellReading reading) {
            String text = text(column);
            double number = reading.isEmpty(text) ? Double.NaN : reading.number(text);
            if (!Double.isFinite(number) || reading.isEmpty(number)) {
                unread.noNumber(columns.get(column).name(), text, id());
                return Double.NaN;
            }
            if (reading.hasOtherSign(text)) {
                unread.otherSign(columns.get(column).name(), text, number);
            }
            return number;
        }

        private double pointInTime(int column) {
            String text = text(column);
            double time = TimeReading.DATES.of(text);
            if (Double.isNaN(time)) {
                unread.noDate(columns.get(column).name(), text, id());
            }
            return time;
        }

        @Override
        public String category(int column) {
            Source source = sources.get(column);
            return source.way() == Way.UNIT ? source.reading().text(text(column)) : row.category(source.place());
        }

        @Override
        public double[] vector(int column) {
            return row.vector(sources.get(column).place());
        }
    }
}
