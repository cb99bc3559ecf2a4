package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Says which columns of a table of measurements are what. A column has a role by its name and by what it holds; where none has, or two have
 * it equally, nothing is guessed, but the likely one is named.
 */
public final class SeriesSurvey {

    private final List<SeriesColumn> columns;
    /** What tells the rows of a patient apart where no column is a time: a clause. */
    private final Optional<String> parts;

    private final Map<SeriesRole, String> lacking = new EnumMap<>(SeriesRole.class);

    private SeriesSurvey(List<SeriesColumn> columns, Optional<String> parts) {
        this.columns = columns;
        this.parts = parts;
    }

    /**
     * @param columns the columns of a table, without the one that names the patient
     * @return which of them are what
     */
    public static SeriesRoles of(List<SeriesColumn> columns) {
        return new SeriesSurvey(columns, Optional.empty()).roles();
    }

    /**
     * @param columns the columns of a table, without the one that names the patient
     * @param looked the first cells of those of them that were looked at
     * @param names what each patient has in them
     * @return which of them are what
     */
    public static SeriesRoles of(List<SeriesColumn> columns, List<ColumnCells> looked, PatientNames names) {
        return new SeriesSurvey(columns, RowParts.clause(looked, names)).roles();
    }

    /**
     * @param columns the first cells of the columns, without the one that names the patient
     * @param names what each patient has in them
     * @return which of them are what
     */
    static SeriesRoles ofCells(List<ColumnCells> columns, PatientNames names) {
        return of(columns.stream().map(SeriesColumn::of).toList(), columns, names);
    }

    private SeriesRoles roles() {
        Optional<String> time = onlyTime()
                .or(() -> role(
                        SeriesRole.TIME,
                        SeriesNames::time,
                        column -> column.content().isTime(),
                        this::likelyTime))
                .map(this::timeOfDay);
        List<String> measured = columns.stream()
                .filter(column -> isMeasured(column, time))
                .map(SeriesColumn::name)
                .toList();
        boolean isWide = isWide(time, measured);
        Optional<String> variable = isWide
                ? Optional.empty()
                : role(SeriesRole.VARIABLE, this::variableRank, this::isVariable, () -> likelyVariable(time));
        Optional<String> number = isWide
                ? Optional.empty()
                : role(
                        SeriesRole.VALUE,
                        SeriesNames::value,
                        column -> column.content().isNumber()
                                && !variable.filter(column.name()::equals).isPresent(),
                        () -> likelyValue(measured, variable));
        Optional<String> value = isWide ? number : number.or(() -> textValue(time, variable));
        if (value.isPresent()) {
            lacking.remove(SeriesRole.VALUE);
        }
        if (!isWide && measured.size() == 1 && !SeriesNames.anyValue(measured.get(0))) {
            lacking.computeIfPresent(
                    SeriesRole.VARIABLE,
                    (role, why) -> why + "; where each column is a variable, '" + measured.get(0)
                            + "' is the only one with numbers");
        }
        TableTurns.clause(columns, variable, value)
                .or(() -> parts)
                .ifPresent(turn -> lacking.computeIfPresent(SeriesRole.TIME, (role, why) -> why + "; " + turn));
        List<String> values = isWide ? measured : value.stream().toList();
        Optional<String> unit = isWide ? Optional.empty() : unit(variable, value);
        Optional<SeriesColumn.Content> times = time.map(this::content);
        Optional<String> day = times.flatMap(this::day);
        boolean isPoint = times.filter(SeriesColumn.Content::isPoint).isPresent() || day.isPresent();
        boolean mayBePoint =
                isPoint || times.filter(SeriesColumn.Content.ANY_TEXTS::equals).isPresent();
        Optional<String> start = mayBePoint ? start() : Optional.empty();
        List<String> used = new ArrayList<>(values);
        List.of(time, day, variable, unit, start).forEach(name -> name.ifPresent(used::add));
        List<String> unused = columns.stream()
                .map(SeriesColumn::name)
                .filter(name -> !used.contains(name))
                .toList();
        return new SeriesRoles(
                isWide, new SeriesRoles.Times(time, isPoint, start, day), variable, values, unit, unused, lacking);
    }

    /** Beside a date the only column of times of day, if by its name it is of the same event or says no more than time. */
    private String timeOfDay(String time) {
        List<String> clocks = content(time) != SeriesColumn.Content.DAYS
                ? List.of()
                : columns.stream()
                        .filter(column -> column.content() == SeriesColumn.Content.CLOCK)
                        .map(SeriesColumn::name)
                        .filter(name -> SeriesNames.isTimeOf(name, time))
                        .toList();
        return clocks.size() == 1 && day(SeriesColumn.Content.CLOCK).equals(Optional.of(time)) ? clocks.get(0) : time;
    }

    /** The only other column of dates, where the time is a time of day. */
    private Optional<String> day(SeriesColumn.Content time) {
        List<String> days = time != SeriesColumn.Content.CLOCK
                ? List.of()
                : columns.stream()
                        .filter(column -> column.content() == SeriesColumn.Content.DAYS)
                        .map(SeriesColumn::name)
                        .filter(name -> !SeriesNames.notMeasured(name) && !NamedLike.afterOutcome(name))
                        .toList();
        return days.size() == 1 ? Optional.of(days.get(0)) : Optional.empty();
    }

    /** Where no name says which column is the time, the only one whose cells are points in time is. */
    private Optional<String> onlyTime() {
        boolean isNamed =
                !best(SeriesNames::time, column -> column.content().isTime()).isEmpty();
        List<String> times = columns.stream()
                .filter(column -> column.content().isPoint() || column.content() == SeriesColumn.Content.VISITS)
                .map(SeriesColumn::name)
                .filter(name -> !SeriesNames.notMeasured(name) && !NamedLike.afterOutcome(name))
                .toList();
        return isNamed || times.size() != 1 ? Optional.empty() : Optional.of(times.get(0));
    }

    private Optional<String> role(
            SeriesRole role,
            ToIntFunction<String> rank,
            Predicate<SeriesColumn> fits,
            Supplier<Optional<String>> likely) {
        List<String> best = exact(best(rank, fits));
        if (best.size() == 1) {
            return Optional.of(best.get(0));
        }
        Optional<String> perhaps = best.isEmpty() ? likely.get() : Optional.of(best.get(0));
        lacking.put(
                role,
                (best.isEmpty()
                                ? "by names and values, no column is the " + role.word()
                                : "columns '" + String.join("' and '", best) + "' may both be the " + role.word())
                        + perhaps.map(name -> "; likely it is '" + name + "'").orElse(""));
        return Optional.empty();
    }

    /** Of a date and the same with its time of day, such as {@code note_date} and {@code note_datetime}, the latter. */
    private List<String> exact(List<String> best) {
        List<String> times = best.stream()
                .filter(name -> content(name) == SeriesColumn.Content.TIMES)
                .toList();
        boolean areTheSame = times.size() == 1
                && best.stream()
                        .allMatch(name -> times.contains(name)
                                || content(name) == SeriesColumn.Content.DAYS
                                        && SeriesNames.areOfOne(name, times.get(0)));
        return areTheSame ? times : best;
    }

    /** The column that is named as the value and is of texts, which may be numbers. */
    private Optional<String> textValue(Optional<String> time, Optional<String> variable) {
        List<String> named = best(SeriesNames::value, column -> column.content() == SeriesColumn.Content.ANY_TEXTS);
        return named.size() == 1
                ? Optional.of(named.get(0))
                        .filter(name -> !time.filter(name::equals).isPresent()
                                && !variable.filter(name::equals).isPresent())
                : Optional.empty();
    }

    /** The columns whose names are best. */
    private List<String> best(ToIntFunction<String> rank, Predicate<SeriesColumn> fits) {
        List<SeriesColumn> possible = columns.stream()
                .filter(column -> rank.applyAsInt(column.name()) >= 0 && fits.test(column))
                .toList();
        int first = possible.stream()
                .mapToInt(column -> rank.applyAsInt(column.name()))
                .min()
                .orElse(-1);
        return possible.stream()
                .map(SeriesColumn::name)
                .filter(name -> rank.applyAsInt(name) == first)
                .toList();
    }

    /** Each column is a variable where none names variables, and none holds the values of all. */
    private boolean isWide(Optional<String> time, List<String> measured) {
        boolean hasVariable = !best(this::variableRank, this::isVariable).isEmpty();
        boolean hasValue = hasValue();
        boolean hasWords = likelyVariable(time)
                .map(this::content)
                .filter(content -> !content.isNumber())
                .isPresent();
        boolean mayBeOneValue = measured.size() == 1
                && hasWords
                && !QuantityNames.is(measured.get(0))
                && columns.stream().anyMatch(column -> mayNameVariables(column, time));
        return !measured.isEmpty() && !hasVariable && !(hasValue && hasWords) && !mayBeOneValue;
    }

    /** Words that are no values of something that is measured itself. */
    private boolean mayNameVariables(SeriesColumn column, Optional<String> time) {
        return isVariable(column)
                && !column.content().isNumber()
                && !time.filter(column.name()::equals).isPresent()
                && !QuantityNames.is(column.name());
    }

    private boolean hasValue() {
        return columns.stream().anyMatch(column -> column.content().isNumber() && SeriesNames.anyValue(column.name()));
    }

    /** Names of variables first; beside the values of all, also names of their codes. */
    private int variableRank(String name) {
        int rank = SeriesNames.variable(name);
        return rank < 0 && isCode(name) ? Integer.MAX_VALUE : rank;
    }

    private boolean isCode(String name) {
        return VariableCodes.is(name) && !SeriesNames.anyValue(name) && hasValue();
    }

    private boolean isMeasured(SeriesColumn column, Optional<String> time) {
        return column.content().isNumber()
                && !time.filter(column.name()::equals).isPresent()
                && !SeriesNames.notMeasured(column.name())
                && !SeriesNames.unit(column.name());
    }

    private boolean isVariable(SeriesColumn column) {
        return column.content().isName()
                && !SeriesNames.unit(column.name())
                && (isCode(column.name()) || !SeriesNames.notMeasured(column.name()));
    }

    private Optional<String> likelyTime() {
        return first(column -> column.content().isPoint())
                .or(() -> first(column -> column.content() == SeriesColumn.Content.CLOCK))
                .or(() -> first(column ->
                        column.content() != SeriesColumn.Content.OTHER && SeriesNames.time(column.name()) >= 0))
                .or(() -> first(column -> parts.isEmpty()
                        && column.content() == SeriesColumn.Content.WHOLE_NUMBERS
                        && !SeriesNames.notMeasured(column.name())
                        && UnitInName.of(column.name()).isEmpty()
                        && SeriesNames.variable(column.name()) < 0
                        && SeriesNames.value(column.name()) < 0));
    }

    private Optional<String> likelyVariable(Optional<String> time) {
        Predicate<SeriesColumn> possible = column ->
                isVariable(column) && !time.filter(column.name()::equals).isPresent();
        return first(column -> possible.test(column) && !column.content().isNumber())
                .or(() -> first(column -> possible.test(column) && SeriesNames.value(column.name()) < 0));
    }

    private static Optional<String> likelyValue(List<String> measured, Optional<String> variable) {
        return measured.stream()
                .filter(name -> !variable.filter(name::equals).isPresent())
                .reduce((first, second) -> second);
    }

    private Optional<String> unit(Optional<String> variable, Optional<String> value) {
        Optional<String> ofValue = only(
                variable,
                column -> value.filter(name -> SeriesNames.isUnitOf(column.name(), name))
                                .isPresent()
                        && !column.content().isNumber());
        if (ofValue.isPresent()) {
            return ofValue;
        }
        Optional<String> named = only(
                variable,
                column -> SeriesNames.unit(column.name())
                        && (column.content() == SeriesColumn.Content.UNITS
                                || column.content() == SeriesColumn.Content.WORDS
                                || column.content() == SeriesColumn.Content.ANY_TEXTS));
        return named.or(() -> only(
                variable,
                column -> column.content() == SeriesColumn.Content.UNITS && !SeriesNames.notMeasured(column.name())));
    }

    /** The column that is wanted, if there is one and no other, and it does not name what was measured. */
    private Optional<String> only(Optional<String> variable, Predicate<SeriesColumn> wanted) {
        List<String> names = columns.stream()
                .filter(wanted)
                .map(SeriesColumn::name)
                .filter(name -> !variable.filter(name::equals).isPresent())
                .toList();
        return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    private Optional<String> start() {
        List<String> best = best(
                SeriesNames::start,
                column -> column.content().isPoint() || column.content() == SeriesColumn.Content.ANY_TEXTS);
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    private Optional<String> first(Predicate<SeriesColumn> wanted) {
        return columns.stream().filter(wanted).map(SeriesColumn::name).findFirst();
    }

    private SeriesColumn.Content content(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .map(SeriesColumn::content)
                .findFirst()
                .orElseThrow();
    }
}
