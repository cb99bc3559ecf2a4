package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.survey.SeriesRoles;

/**
 * Which columns of a table hold its series.
 *
 * @param layout how the table holds them
 * @param patient the column that names the patient; empty: the row's id does
 * @param time the column of times: numbers or dates, or lists in {@link SeriesLayout#LISTS}, where empty means equally spaced
 * @param variable only for {@link SeriesLayout#MEASUREMENTS}: the column that names what was measured
 * @param values the column of values, or one column a variable in {@link SeriesLayout#WIDE} and {@link SeriesLayout#LISTS}
 * @param unit only for {@link SeriesLayout#MEASUREMENTS}: the column of the values' units; empty: each variable has one unit
 * @param start the column with the moment from which a patient's times count, for example the admission; empty: dates count from the
 *     patient's first one, and numbers from 0
 */
public record SeriesColumns(
        SeriesLayout layout,
        Optional<String> patient,
        Optional<String> time,
        Optional<String> variable,
        List<String> values,
        Optional<String> unit,
        Optional<String> start) {

    /** Without units and starts. */
    public SeriesColumns(
            SeriesLayout layout,
            Optional<String> patient,
            Optional<String> time,
            Optional<String> variable,
            List<String> values) {
        this(layout, patient, time, variable, values, Optional.empty(), Optional.empty());
    }

    /** @throws InputException if a column lacks that the layout needs */
    public SeriesColumns {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new InputException("No column of values is chosen.", "Choose one.");
        }
        if (layout == SeriesLayout.MEASUREMENTS && (time.isEmpty() || variable.isEmpty() || values.size() != 1)) {
            throw new InputException(
                    "A table with one row for each measurement needs a column of times, one of variables and one of values.",
                    "Choose all three.");
        }
        if (layout == SeriesLayout.WIDE && time.isEmpty()) {
            throw new InputException("A table with one row for each time needs a column of times.", "Choose one.");
        }
    }

    /**
     * @param patient the column that names the patient
     * @param roles which of the others are what, complete
     * @return the columns of a table with several rows a patient
     */
    public static SeriesColumns of(String patient, SeriesRoles roles) {
        return new SeriesColumns(
                roles.isWide() ? SeriesLayout.WIDE : SeriesLayout.MEASUREMENTS,
                Optional.of(patient),
                roles.time(),
                roles.variable(),
                roles.values(),
                roles.unit(),
                roles.start());
    }

    /** @return the same of a table without units */
    SeriesColumns withoutUnit() {
        return new SeriesColumns(layout, patient, time, variable, values, Optional.empty(), start);
    }

    /** @return the same of such values, and such units */
    SeriesColumns withValues(List<String> others, Optional<String> unitColumn) {
        return new SeriesColumns(layout, patient, time, variable, others, unitColumn, start);
    }

    /** @return the names of all columns but the patient's, in the order in which rows are read */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        time.ifPresent(names::add);
        variable.ifPresent(names::add);
        names.addAll(values);
        unit.ifPresent(names::add);
        start.ifPresent(names::add);
        return names;
    }
}
