package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;

/**
 * What is odd about the measurements of a table, seen row by row: times with and without a time zone, numbers of one variable that may be none
 * or are of two scales, and variables whose names differ only in case or spaces.
 */
public final class SeriesOddities {

    /** Fewer may be slips. */
    private static final int FEWEST = 3;

    private final VariableNumbers variables = new VariableNumbers();
    private long zoned;
    private String zonedExample = "";
    private long bare;
    private String bareExample = "";
    private long zonedStarts;
    private long bareStarts;
    private String startExample = "";

    /**
     * @param variable what is measured
     * @param number a value of it
     */
    public void add(String variable, double number) {
        variables.add(variable, number);
    }

    /** @param time a cell with a time as it is written; only one with a time of day counts */
    public void addTime(String time) {
        if (time.indexOf(':') < 0 || Double.isNaN(TimeText.pointInTime(time))) {
            return;
        }
        if (TimeText.hasZone(time)) {
            zonedExample = zoned++ == 0 ? time : zonedExample;
        } else {
            bareExample = bare++ == 0 ? time : bareExample;
        }
    }

    /** @param start a cell with the moment from which times count, as it is written; only one with a time of day counts */
    public void addStart(String start) {
        if (start.indexOf(':') >= 0 && !Double.isNaN(TimeText.pointInTime(start))) {
            startExample = startExample.isEmpty() ? start : startExample;
            if (TimeText.hasZone(start)) {
                zonedStarts++;
            } else {
                bareStarts++;
            }
        }
    }

    /** Of times that are all of one kind, and of starts that are all of the other. */
    private boolean areApart() {
        return zoned >= FEWEST && bare == 0 && bareStarts >= FEWEST && zonedStarts == 0
                || bare >= FEWEST && zoned == 0 && zonedStarts >= FEWEST && bareStarts == 0;
    }

    /**
     * @param file the file's name
     * @param column the column of times
     * @return what is odd, one sentence each; mostly none
     */
    public List<String> notes(String file, String column) {
        String where = "File " + file + ": ";
        List<String> notes = ofZones(where, column);
        notes.addAll(variables.notes(where));
        return notes;
    }

    private List<String> ofZones(String where, String column) {
        List<String> notes = new ArrayList<>();
        if (zoned >= FEWEST && bare >= FEWEST) {
            notes.add(
                    where + "of the times in column '" + column + "', " + zoned
                            + " have a time zone, such as '" + zonedExample + "', and " + bare + " have none, such as '"
                            + bareExample
                            + "', and are read as if they were in UTC, so that they may be hours off: write all with a zone, or all without.");
        }
        if (areApart()) {
            notes.add(
                    where + "only "
                            + (zoned > 0
                                    ? "the times in column '" + column + "'"
                                    : "the moments from which times count")
                            + " have a time zone, such as '" + (zoned > 0 ? zonedExample : startExample) + "', and "
                            + (zoned > 0 ? "the moments from which they count" : "the times in column '" + column + "'")
                            + ", such as '" + (zoned > 0 ? startExample : bareExample)
                            + "', have none and are read as if they were in UTC, so that all may be hours off: write both with a zone, or both without.");
        }
        return notes;
    }
}
