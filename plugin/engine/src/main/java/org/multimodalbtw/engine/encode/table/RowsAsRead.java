package org.multimodalbtw.engine.encode.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableColumn.Kind;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.CellText;
import org.multimodalbtw.engine.survey.Decided;
import org.multimodalbtw.engine.survey.UnitConversion;
import org.multimodalbtw.engine.survey.UnitText;

/** Rows whose cells are read as was decided of the training rows. It has the columns of which that is known, as far as the table has them. */
final class RowsAsRead implements TableRows {

    private final TableRows rows;
    private final List<TableColumn> columns = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /** What is to be said of columns of another type than training rows have, where a cell of them holds something. */
    private final Map<Integer, String> ofOtherTypes = new TreeMap<>();

    private final Set<Integer> holdSomething = new HashSet<>();
    private ReadingTally tally = new ReadingTally();

    /**
     * Where a column is read from.
     *
     * @param place the index of the table's column
     * @param found what that column holds
     * @param reading how its cells are read; {@code null} if they are taken as they are
     * @param isMade whether the column is made of another, whose numbers are not its own
     * @param isCounted whether cells that cannot be read are counted
     * @param conversion from the unit that the table's numbers were given when they were read to that of the training rows
     */
    private record Source(
            int place, Kind found, CellReading reading, boolean isMade, boolean isCounted, UnitConversion conversion) {}

    /**
     * @param rows any rows
     * @param decided the columns that an encoder reads
     */
    RowsAsRead(TableRows rows, List<ReadColumn> decided) {
        this.rows = rows;
        Map<String, Integer> places = new HashMap<>();
        for (TableColumn column : rows.columns()) {
            places.putIfAbsent(column.name(), places.size());
        }
        Set<String> known = new HashSet<>(places.keySet());
        decided.forEach(column -> known.add(places.containsKey(column.from()) ? column.name() : ""));
        for (ReadColumn column : decided) {
            if (places.containsKey(column.from())) {
                add(column, places.get(column.from()));
                column.limits()
                        .filter(limits -> !known.contains(limits.name()))
                        .ifPresent(limits -> add(limits, places.get(limits.from())));
            }
        }
    }

    private void add(ReadColumn column, int place) {
        Kind found = rows.columns().get(place).kind();
        columns.add(column.read(found));
        sources.add(new Source(
                place,
                found,
                column.reads(found) ? column.reading() : null,
                column.isMade(),
                column.isCounted(),
                conversion(column, place, found)));
        Kind wanted = column.reading() == null ? found : column.reading().kind();
        if (!rows.areTexts()
                && found != wanted
                && wanted == column.source()
                && column.reads(found)
                && found != Kind.TIME) {
            ofOtherTypes.put(
                    sources.size() - 1,
                    "Column '" + column.name() + "' holds " + (wanted == Kind.NUMBER ? "texts" : "numbers")
                            + ", and is read as " + (wanted == Kind.NUMBER ? "numbers" : "texts")
                            + ", as the training rows have.");
        }
    }

    /** Of a column of numbers, which whoever read the table may have given another unit than the training rows have. */
    private UnitConversion conversion(ReadColumn column, int place, Kind found) {
        Optional<String> learnt = Optional.ofNullable(column.reading()).flatMap(CellReading::unit);
        Optional<String> here =
                Decided.of(rows.properties(place), found).map(Decided::reading).flatMap(CellReading::unit);
        boolean isNumber = column.reading() != null && column.reading().kind() == Kind.NUMBER;
        if (found != Kind.NUMBER || column.isMade() || !isNumber || here.isEmpty() || learnt.equals(here)) {
            return UnitConversion.NONE;
        }
        if (learnt.isEmpty()) {
            String unit = UnitText.shown(here.get());
            notes.add("The numbers of column '" + column.from() + "' are in " + unit
                    + ", where the training rows name no unit, and are taken as they are. If the training rows are in another unit than "
                    + unit + ": write them in that.");
            return UnitConversion.NONE;
        }
        String units =
                "in " + UnitText.shown(here.get()) + ", where training rows have " + UnitText.shown(learnt.get());
        UnitConversion conversion = UnitConversion.of(column.from(), here.get(), learnt.get())
                .orElseThrow(() -> new InputException(
                        "The numbers of column '" + column.from() + "' are " + units
                                + ", and it is not known how to convert them.",
                        "Write them in " + UnitText.shown(learnt.get()) + "."));
        notes.add("The numbers of column '" + column.from() + "' are " + units + ": they are converted.");
        return conversion;
    }

    /** @return what was noticed of the columns, and of the cells since rows were last read, one sentence each */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        ofOtherTypes.forEach((column, note) -> {
            if (holdSomething.contains(column)) {
                all.add(note);
            }
        });
        all.addAll(tally.sentences());
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
    public void forEach(Visitor visitor) {
        tally = new ReadingTally();
        ReadRow read = new ReadRow();
        rows.forEach(row -> {
            read.set(row);
            visitor.visit(read);
        });
    }

    /** The row that is being visited; each of its cells is read once. */
    private final class ReadRow implements Row {

        private final Source[] from = sources.toArray(Source[]::new);
        private final double[] numbers = new double[from.length];
        private final String[] texts = new String[from.length];
        private final boolean[] missing = new boolean[from.length];
        private Row row;

        private void set(Row next) {
            row = next;
            for (int column : ofOtherTypes.keySet()) {
                if (!row.isMissing(from[column].place)) {
                    holdSomething.add(column);
                }
            }
            for (int column = 0; column < from.length; column++) {
                missing[column] = row.isMissing(from[column].place);
                if (!missing[column] && from[column].reading != null) {
                    missing[column] = !isRead(column, from[column]);
                }
            }
        }

        /** Reads a cell that holds something; returns whether it has a value. */
        private boolean isRead(int column, Source source) {
            boolean toNumber = source.reading.kind() == Kind.NUMBER;
            boolean isNumber = source.found == Kind.NUMBER;
            if (toNumber && isNumber && !source.isMade) {
                return isNumber(column, source.conversion.of(row.number(source.place)), source);
            }
            String text =
                    isNumber ? RowsAsLearnt.text(row.number(source.place)) : CellText.strip(row.category(source.place));
            if (source.reading.isEmpty(text)) {
                countEmpty(column, text, source);
                return false;
            }
            if (!toNumber) {
                texts[column] = source.reading.text(text);
                countMeant(column, text, source);
                return true;
            }
            double number = source.reading.number(text);
            countMeant(column, text, source);
            if (Double.isNaN(number) && source.isCounted) {
                tally.noNumber(columns.get(column).name(), text);
            } else if (source.isCounted && source.reading.hasOtherSign(text)) {
                tally.otherSign(columns.get(column).name(), text, number);
            }
            return !Double.isNaN(number) && isNumber(column, number, source);
        }

        private void countMeant(int column, String text, Source source) {
            if (source.isCounted) {
                source.reading
                        .meant(text)
                        .ifPresent(name -> tally.means(columns.get(column).name(), text, name));
            }
        }

        private boolean isNumber(int column, double number, Source source) {
            numbers[column] = number;
            boolean isEmpty = source.reading.isEmpty(number);
            if (isEmpty) {
                countEmpty(column, RowsAsLearnt.text(number), source);
            }
            return !isEmpty;
        }

        private void countEmpty(int column, String text, Source source) {
            if (source.isCounted && !text.isEmpty()) {
                tally.meansEmpty(columns.get(column).name(), text);
            }
        }

        @Override
        public String id() {
            return row.id();
        }

        @Override
        public boolean isMissing(int column) {
            return missing[column];
        }

        @Override
        public double number(int column) {
            return from[column].reading == null ? row.number(from[column].place) : numbers[column];
        }

        @Override
        public String category(int column) {
            return from[column].reading == null ? row.category(from[column].place) : texts[column];
        }

        @Override
        public double[] vector(int column) {
            return row.vector(from[column].place);
        }
    }
}
