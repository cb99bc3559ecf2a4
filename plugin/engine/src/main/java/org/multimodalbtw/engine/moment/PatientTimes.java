package org.multimodalbtw.engine.moment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.encode.Cells;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.OrderExample;
import org.multimodalbtw.engine.survey.TimeReading;

/**
 * The times of a table's rows. Where they are points in time, they count in hours from the patient's first one; where there is a
 * column of starts, from the patient's start in any case.
 */
public final class PatientTimes {

    private static final double HOURS_A_DAY = 24;

    private final TableRows rows;
    private final TimeReading reading;
    private final String name;
    private final int time;
    private final String startName;
    private final int start;
    private final Map<String, Double> starts = new HashMap<>();
    private final Set<String> withoutStart = new HashSet<>();
    private final OrderExample dated = new OrderExample();
    private boolean knowsStarts;
    private String unreadable = "";
    private long unreadableCount;
    private long points;
    private long clocks;
    private long unknown;

    /**
     * @param rows the table
     * @param reading how times are written
     * @param name the column of times
     * @param time its place
     * @param startName the column of starts, or {@code null}
     * @param start its place, or -1
     * @throws InputException if one of them holds points in time, and the other numbers
     */
    public PatientTimes(TableRows rows, TimeReading reading, String name, int time, String startName, int start) {
        this.rows = rows;
        this.reading = reading;
        this.name = name;
        this.time = time;
        this.startName = startName;
        this.start = start;
        if (start >= 0 && isPoint(time) != isPoint(start)) {
            throw new InputException(
                    "Times in column '" + name + "' cannot count from column '" + startName
                            + "': one of them holds points in time, the other numbers.",
                    "Choose another column of starts, or none, or convert one of the two.");
        }
    }

    /** @return whether times are points in time */
    public boolean arePoints() {
        return isPoint(time);
    }

    /** @return whether times count in hours */
    public boolean areHours() {
        return arePoints() || reading == TimeReading.CLOCK;
    }

    /** @return whether times are names of visits */
    public boolean areVisits() {
        return reading == TimeReading.VISITS;
    }

    private boolean isPoint(int column) {
        return switch (rows.columns().get(column).kind()) {
            case TIME -> true;
            case CATEGORY -> column == start || reading.isPointInTime();
            case NUMBER, CODES, VECTOR, IMAGE -> reading.isPointInTime();
        };
    }

    /** Reads the starts, once; before {@link #of}. */
    public void findStarts() {
        if (knowsStarts) {
            return;
        }
        knowsStarts = true;
        if (start >= 0) {
            rows.forEach(row -> {
                double value = read(row, start, startName, isText(start) ? TimeReading.DATES : reading);
                if (!Double.isNaN(value)) {
                    starts.putIfAbsent(row.id(), value);
                }
            });
        } else if (arePoints()) {
            rows.forEach(row -> {
                double value = read(row, time, name, reading);
                if (!Double.isNaN(value)) {
                    starts.merge(row.id(), value, Math::min);
                }
            });
        }
        clear();
    }

    /** Forgets which cells were no times; before the table is read once more. */
    public void clear() {
        unreadable = "";
        unreadableCount = 0;
        points = 0;
        clocks = 0;
        unknown = 0;
    }

    /** @return the time of a row; NaN if it has none */
    public double of(TableRows.Row row) {
        double value = read(row, time, name, reading);
        points += arePoints() && !Double.isNaN(value) ? 1 : 0;
        unknown += arePoints() && UnknownDates.is(value) ? 1 : 0;
        clocks += arePoints() && !Double.isNaN(value) && value % HOURS_A_DAY != 0 ? 1 : 0;
        if (Double.isNaN(value) || start < 0 && starts.isEmpty()) {
            return value;
        }
        Double first = starts.get(row.id());
        if (first == null) {
            withoutStart.add(row.id());
            return Double.NaN;
        }
        return value - first;
    }

    /** @return how many times are points in time, of those that were read since {@link #clear} */
    public long points() {
        return points;
    }

    /** @return how many of {@link #points} have a time of day other than midnight */
    public long clocks() {
        return clocks;
    }

    /** @return whether most times are points in time with a time of day other than midnight, of those that were read since {@link #clear} */
    public boolean haveClock() {
        return 2 * clocks > points;
    }

    /** @return how many times are points in time at midnight, where all are that were read since {@link #clear}; else 0 */
    public long midnights() {
        return clocks == 0 ? points : 0;
    }

    /**
     * @return how many times are dates that often stand for an unknown one, such as 1900-01-01, of those that were read since {@link #clear}; 0
     *     where half of all or more are
     */
    public long unknownDates() {
        return 2 * unknown < points ? unknown : 0;
    }

    /** @return how many patients have times but no start */
    public int withoutStart() {
        return withoutStart.size();
    }

    /** @return which order of day and month was found, with a date of these rows: a sentence; empty where it was not in question */
    public Optional<String> orderSaid() {
        return reading.orderSaid(name, dated.text());
    }

    /** @return how many cells are no times, of those that were read since {@link #clear} */
    public long unreadable() {
        return unreadableCount;
    }

    /** @return one of them */
    public String unreadableExample() {
        return unreadable;
    }

    private boolean isText(int column) {
        return rows.columns().get(column).kind() == TableColumn.Kind.CATEGORY;
    }

    private double read(TableRows.Row row, int column, String columnName, TimeReading as) {
        if (!isText(column)) {
            double number = Cells.number(row, column, columnName);
            return rows.columns().get(column).kind() == TableColumn.Kind.TIME || Double.isNaN(number)
                    ? number
                    : known(as.of(number), number);
        }
        if (row.isMissing(column) || row.category(column).isBlank()) {
            return Double.NaN;
        }
        if (column == time && (as == TimeReading.DAY_FIRST || as == TimeReading.MONTH_FIRST)) {
            dated.see(row.category(column));
        }
        return known(as.of(row.category(column)), row.category(column));
    }

    /** Notes a cell that is no time. */
    private double known(double value, Object cell) {
        if (Double.isNaN(value)) {
            unreadable = unreadableCount++ == 0 ? shown(cell) : unreadable;
        }
        return value;
    }

    private static String shown(Object cell) {
        return cell instanceof Double number ? Limits.number(number) : cell.toString();
    }
}
