package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which columns of a table of measurements are what, beside the one that names the patient.
 *
 * @param isWide whether a row holds all that was measured at a time, one column a variable; otherwise a row is one measurement
 * @param times when it was measured, and from which moment on that counts
 * @param variable what was measured; empty where {@code isWide}
 * @param values what came out: one column, or if {@code isWide} one a variable
 * @param unit the unit of the value
 * @param unused columns that are none of these
 * @param lacking for each role for which no column fits by its name and values, a clause with the likely one
 */
public record SeriesRoles(
        boolean isWide,
        Times times,
        Optional<String> variable,
        List<String> values,
        Optional<String> unit,
        List<String> unused,
        Map<SeriesRole, String> lacking) {

    /**
     * The columns of times.
     *
     * @param time when it was measured
     * @param isPointInTime whether that is a date, so that only differences say something
     * @param start the patient's admission or another moment from which points in time count
     * @param day the date, where {@code time} holds the time of day alone
     */
    public record Times(Optional<String> time, boolean isPointInTime, Optional<String> start, Optional<String> day) {}

    /** Copies the lists. */
    public SeriesRoles {
        values = List.copyOf(values);
        unused = List.copyOf(unused);
        lacking = Map.copyOf(lacking);
    }

    /**
     * @param numbers the columns that are read as numbers
     * @return the same, where of one column a variable only these are variables; where the value is not read as a number, without it
     */
    public SeriesRoles amongNumbers(Set<String> numbers) {
        return amongNumbers(numbers, Set.of());
    }

    /**
     * As {@link #amongNumbers(Set)}.
     *
     * @param texts columns whose type is texts
     */
    public SeriesRoles amongNumbers(Set<String> numbers, Set<String> texts) {
        if (numbers.containsAll(values)) {
            return this;
        }
        if (!isWide) {
            return withoutValue(texts.contains(values.get(0)));
        }
        List<String> others = new ArrayList<>(unused);
        values.stream().filter(name -> !numbers.contains(name)).forEach(others::add);
        return new SeriesRoles(
                true, times, variable, values.stream().filter(numbers::contains).toList(), unit, others, lacking);
    }

    /**
     * @param name the column with the units that stand behind the values
     * @return the same where no other column has them
     */
    public SeriesRoles besideUnits(String name) {
        return isWide || unit.isPresent()
                ? this
                : new SeriesRoles(false, times, variable, values, Optional.of(name), unused, lacking);
    }

    private SeriesRoles withoutValue(boolean isOfTexts) {
        Map<SeriesRole, String> more = new EnumMap<>(SeriesRole.class);
        more.putAll(lacking);
        String value = values.get(0);
        more.put(
                SeriesRole.VALUE,
                isOfTexts
                        ? "'" + value
                                + "' would be the value, but is a column of texts that are not read as numbers; convert it first, for example with"
                                + " KNIME's String to Number node"
                        : "'" + value
                                + "' would be the value, but holds so many words or units that it is not read as numbers; write the numbers"
                                + " alone into it, their units into a column of their own, and leave out rows of words");
        List<String> others = new ArrayList<>(unused);
        others.add(value);
        return new SeriesRoles(false, times, variable, List.of(), unit, others, more);
    }

    /**
     * @param chosen columns of which a person says that they are the time, the variable or the value
     * @return the same with these; where each column is a variable, of the time alone, unless the variable is chosen: then a row is one
     *     measurement
     */
    public SeriesRoles chosen(Map<SeriesRole, String> chosen) {
        if (isWide && chosen.containsKey(SeriesRole.VARIABLE)) {
            return WideValues.asMeasurements(this, chosen.get(SeriesRole.VARIABLE))
                    .chosen(chosen);
        }
        Map<SeriesRole, String> meant = new EnumMap<>(SeriesRole.class);
        chosen.forEach((role, column) -> {
            if (!isWide || role == SeriesRole.TIME) {
                meant.put(role, column);
            }
        });
        if (meant.isEmpty()) {
            return this;
        }
        Map<SeriesRole, String> open = new EnumMap<>(SeriesRole.class);
        open.putAll(lacking);
        open.keySet().removeAll(meant.keySet());
        String newTime = meant.get(SeriesRole.TIME);
        Times newTimes = newTime == null || time().equals(Optional.of(newTime))
                ? times
                : new Times(Optional.of(newTime), false, Optional.empty(), Optional.empty());
        Optional<String> newVariable =
                Optional.ofNullable(meant.get(SeriesRole.VARIABLE)).or(() -> variable);
        List<String> newValues = meant.containsKey(SeriesRole.VALUE)
                ? List.of(meant.get(SeriesRole.VALUE))
                : values.stream().filter(name -> !name.equals(newTime)).toList();
        List<String> rest = new ArrayList<>(unused);
        Stream.of(time().stream(), variable.stream(), values.stream())
                .flatMap(names -> names)
                .filter(name -> !newTimes.time().equals(Optional.of(name))
                        && !newVariable.equals(Optional.of(name))
                        && !newValues.contains(name))
                .forEach(rest::add);
        rest.removeAll(meant.values());
        return new SeriesRoles(isWide, newTimes, newVariable, newValues, unit, rest, open);
    }

    /** @return when it was measured */
    public Optional<String> time() {
        return times.time();
    }

    /** @return the moment from which points in time count */
    public Optional<String> start() {
        return times.start();
    }

    /** @return the same where the time of day and its date cannot be read together */
    public SeriesRoles withoutDay() {
        if (times.day().isEmpty()) {
            return this;
        }
        Map<SeriesRole, String> more = new EnumMap<>(SeriesRole.class);
        more.putAll(lacking);
        more.put(
                SeriesRole.TIME,
                "'" + time().orElseThrow() + "' holds times of day and '"
                        + times.day().get() + "' their dates; write both into one column, as 2150-03-31 08:00");
        Times none = new Times(Optional.empty(), false, start(), Optional.empty());
        return new SeriesRoles(isWide, none, variable, values, unit, unused, more);
    }

    /** @return whether a column was found for each role that a series needs */
    public boolean isComplete() {
        return lacking.isEmpty();
    }

    /**
     * @param patient the column that names the patient
     * @return which columns are what, for a person, one clause for each
     */
    public List<String> lines(String patient) {
        List<String> lines = new ArrayList<>();
        StringBuilder roles = new StringBuilder("patient '" + patient + "'");
        time().ifPresent(name ->
                roles.append(", time '").append(name).append("'").append(origin()));
        variable.ifPresent(name -> roles.append(", variable '").append(name).append("'"));
        if (!values.isEmpty()) {
            roles.append(isWide ? ", variables " + ColumnNames.of(values) : ", value " + ColumnNames.of(values));
        }
        unit.ifPresent(name -> roles.append(", unit '").append(name).append("'"));
        lines.add(roles.toString());
        WideValues.question(this).ifPresent(lines::add);
        if (!unused.isEmpty()) {
            lines.add("not used in the series, "
                    + (isWide ? "which takes columns of measured numbers only: " : "which reads the columns above: ")
                    + ColumnNames.of(unused));
        }
        Arrays.stream(SeriesRole.values())
                .map(lacking::get)
                .filter(Objects::nonNull)
                .map("the run will stop, because "::concat)
                .forEach(lines::add);
        return lines;
    }

    private String origin() {
        String day =
                times.day().map(name -> " with the date in '" + name + "',").orElse("");
        if (start().isPresent()) {
            return day + " counted from '" + start().get() + "'";
        }
        return times.isPointInTime() ? day + " in hours from the patient's first" : "";
    }
}
