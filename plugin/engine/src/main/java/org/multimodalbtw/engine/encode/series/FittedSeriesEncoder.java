package org.multimodalbtw.engine.encode.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TensorRows;
import org.multimodalbtw.engine.moment.MomentUnit;
import org.multimodalbtw.engine.moment.PatientTimes;
import org.multimodalbtw.engine.survey.EmptyColumns;
import org.multimodalbtw.engine.survey.TimeReading;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What {@link SeriesEncoder} learnt.
 *
 * @param modality the modality's name
 * @param input what is read of a table
 * @param settings how it was fitted
 * @param window the span of time that is encoded
 * @param variables those that are known, by name
 * @param scale how the statistics are standardised; empty for the other forms
 * @param report what was learnt, for a person
 * @param isLoaded whether it was saved before, so that how it reads a table can no longer be chosen
 */
record FittedSeriesEncoder(
        String modality,
        SeriesInput input,
        SeriesEncoderSettings settings,
        SeriesWindow window,
        List<SeriesVariable> variables,
        FeatureScale scale,
        EncodingReport report,
        boolean isLoaded)
        implements FittedEncoder {

    private static final int NAMED = 3;
    /** In fewer rows what lacks may lack by chance. */
    private static final int FEWEST_ROWS = 20;

    FittedSeriesEncoder {
        variables = List.copyOf(variables);
    }

    /**
     * @param fitted how the statistics are standardised
     * @return the same with that
     * @throws InputException if no statistic varies
     */
    FittedSeriesEncoder withScale(FeatureScale fitted) {
        if (fitted.kept().isEmpty()) {
            throw new InputException(
                    "'" + modality + "': all training patients have the same measurements, so that they tell nothing.",
                    "Leave the modality out, or check the columns of patients and values.");
        }
        return new FittedSeriesEncoder(modality, input, settings, window, variables, fitted, report, isLoaded);
    }

    @Override
    public List<TableColumn> inputs() {
        return input.inputs();
    }

    /** @return the position of each variable by its name */
    Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            positions.put(variables.get(i).name(), i);
        }
        return positions;
    }

    @Override
    public RawKind reads() {
        return RawKind.MEASUREMENTS;
    }

    @Override
    public TensorColumn output() {
        return switch (settings.form()) {
            case STATISTICS -> {
                List<String> names = SeriesStatistics.names(variables);
                yield TensorColumn.vector(
                        modality, scale.kept().stream().map(names::get).toList());
            }
            case GRID -> new TensorColumn(modality, SeriesGrid.shape(settings.steps(), variables.size()), List.of());
            case EVENTS ->
                new TensorColumn(
                        modality, SeriesEvents.shape(settings.maxEvents()), List.of(), Items.events(variables.size()));
        };
    }

    @Override
    public Optional<String> patientColumn() {
        return input.columns().patient();
    }

    /** Where times count from the patient's first one, an only row needs none, and cells need no units behind their numbers. */
    @Override
    public List<String> spared() {
        return Stream.concat(relativeTime().map(TableColumn::name).stream(), input.unitsOfCells().stream())
                .filter(name ->
                        inputs().stream().anyMatch(column -> column.name().equals(name)))
                .toList();
    }

    /** What is read of a table, which may have no units. */
    private SeriesInput inputOf(TableRows rows) {
        return input.unitsOfCells()
                .filter(unit -> rows.columns().stream()
                        .noneMatch(column -> column.name().equals(unit)))
                .map(unit -> input.withoutUnit())
                .orElse(input);
    }

    /** The column of times that count from the patient's first one; empty where they count from another moment. */
    private Optional<TableColumn> relativeTime() {
        boolean isPossible = input.columns().layout() != SeriesLayout.LISTS
                && input.columns().start().isEmpty();
        return input.columns()
                .time()
                .filter(name -> isPossible)
                .flatMap(name -> input.kinds().stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst())
                .filter(column -> column.kind() == TableColumn.Kind.TIME
                        || input.reading().times().isPointInTime());
    }

    private Optional<OnlyTimes> withoutTime(TableRows rows) {
        return relativeTime()
                .filter(time -> rows.columns().stream()
                        .noneMatch(column -> column.name().equals(time.name())))
                .map(time -> new OnlyTimes(rows, time));
    }

    @Override
    public EncodingSummary encode(TableRows table, Path file, ProgressMonitor monitor) throws IOException {
        Optional<OnlyTimes> first = withoutTime(table);
        TableRows filled = EmptyColumns.of(first.<TableRows>map(only -> only).orElse(table), input.kinds());
        RowsOfValues rows = RowsOfValues.toEncode(modality, filled, input);
        SeriesInput found = inputOf(rows);
        InputColumns.places(modality, rows.met(found.kinds(), input.columns().variable()), rows.columns());
        Measurements measurements = new Measurements(rows, found.columns(), input.reading());
        Encoding encoding = new Encoding(measurements);
        try (TensorRows encoded = new TensorRows(output(), file)) {
            new PatientGroups(encoding.noting(measurements), positions())
                    .forEach((patient, series) -> encoded.add(patient, encoding.encode(patient, series)), monitor);
            monitor.checkCancelled();
            List<String> warnings = encoding.warnings();
            warnings.addAll(rows.notes());
            first.map(OnlyTimes::warning).ifPresent(warnings::add);
            return encoded.commit(warnings);
        }
    }

    @Override
    public List<FeatureShare> shares(float[] values, double[] shares) {
        SeriesShares named = new SeriesShares(window, variables, settings);
        return switch (settings.form()) {
            case STATISTICS -> named.ofStatistics(scale, values, shares);
            case GRID -> named.ofGrid(values, shares);
            case EVENTS -> named.ofEvents(values, shares);
        };
    }

    @Override
    public void save(Path directory) throws IOException {
        EncoderDirectory.save(directory, SeriesManifest.of(this), Map.of());
    }

    /** One run over a table. */
    private final class Encoding {

        private final SeriesEvents events = new SeriesEvents(window, variables, settings.maxEvents(), settings.clip());
        private final Function<PatientSeries, float[]> features = features();
        private final TreeSet<String> unknown = new TreeSet<>();
        private final BitSet seen = new BitSet();
        private final LimitedValues limited = new LimitedValues(variables, settings, scale);
        private final Measurements source;
        private long outside;
        private long later;
        private long without;
        private String lacking = "";

        Encoding(Measurements source) {
            this.source = source;
        }

        /** Notes variables that are not known, each once. */
        Measurements noting(Measurements measurements) {
            Map<String, Integer> known = positions();
            return measurements.noting(variable -> {
                Integer position = known.get(variable);
                if (position == null) {
                    unknown.add(variable);
                } else {
                    seen.set(position);
                }
            });
        }

        float[] encode(String patient, PatientSeries series) {
            int inside = 0;
            for (int i = 0; i < series.size(); i++) {
                inside += window.contains(series.time(i)) ? 1 : 0;
                later += series.time(i) > window.to() ? 1 : 0;
            }
            limited.add(patient, series, window);
            outside += series.size() - inside;
            if (inside == 0) {
                lacking = without++ == 0 ? patient : lacking;
                return null;
            }
            return features.apply(series);
        }

        private Function<PatientSeries, float[]> features() {
            return switch (settings.form()) {
                case STATISTICS -> {
                    SeriesStatistics statistics = new SeriesStatistics(window, variables.size());
                    float[] scaled = new float[scale.kept().size()];
                    yield series -> {
                        scale.apply(statistics.of(series), settings.clip(), scaled);
                        return scaled;
                    };
                }
                case GRID -> new SeriesGrid(window, variables, settings.steps(), settings.clip())::of;
                case EVENTS -> events::of;
            };
        }

        List<String> warnings() {
            List<String> warnings =
                    new ArrayList<>(source.times().map(this::ofTimes).orElse(List.of()));
            warnings.addAll(source.emptyCells().warnings());
            warnings.addAll(source.unitNotes().warnings());
            if (!unknown.isEmpty()) {
                List<String> some = unknown.stream().limit(NAMED).toList();
                warnings.add(unknown.size() + (unknown.size() == 1 ? " variable is" : " variables are")
                        + " not among those that '" + modality + "' keeps of the training rows and left out: "
                        + String.join(", ", some) + (unknown.size() > NAMED ? ", ..." : "") + ".");
            }
            warnings.addAll(limited.warnings());
            warnings.addAll(ofEmptyColumns());
            warnings.addAll(ofWindow());
            if (settings.surveyed() && settings.span().last().isEmpty()) {
                warnings.add(
                        "No moment of prediction is given ('Known at'): measurements after the outcome, if there are any, are "
                                + "not left out.");
            }
            return warnings;
        }

        private String withWayBack(String sentence) {
            return input.reading().times() == TimeReading.DATE_NUMBERS
                    ? sentence + " If they are no dates: 'Times are: As written'."
                    : sentence;
        }

        /** Of one column a variable, those without any value that most training patients have values in. */
        private List<String> ofEmptyColumns() {
            List<String> empty = new ArrayList<>();
            boolean areColumns = input.columns().layout() != SeriesLayout.MEASUREMENTS;
            for (int i = 0; areColumns && i < variables.size(); i++) {
                String name = variables.get(i).name();
                if (!seen.get(i) && isUsual(name)) {
                    empty.add(name);
                }
            }
            long rows = source.rows();
            return empty.isEmpty() || rows < FEWEST_ROWS
                    ? List.of()
                    : List.of((empty.size() == 1 ? "Column " : "Columns ") + Examples.of(empty)
                            + (empty.size() == 1 ? " is" : " are") + " empty in all " + rows
                            + " rows, although most training patients have numbers there, and "
                            + (empty.size() == 1 ? "counts" : "count") + " as not measured.");
        }

        private boolean isUsual(String variable) {
            return report.columns().stream()
                    .anyMatch(column -> column.name().equals(variable) && 2 * column.missing() < report.trainingRows());
        }

        private List<String> ofWindow() {
            List<String> warnings = new ArrayList<>();
            boolean isKnown = settings.span().known().isPresent();
            if (isKnown && later > 0) {
                warnings.add(later + (later == 1 ? " measurement is" : " measurements are")
                        + " later than what is known at the moment of prediction and left out.");
            }
            long others = isKnown ? outside - later : outside;
            if (others > 0) {
                warnings.add(others + (others == 1 ? " measurement lies" : " measurements lie")
                        + " outside of the window from " + rounded(window.from()) + " to " + rounded(window.to())
                        + " and "
                        + (others == 1 ? "is" : "are") + " left out.");
            }
            if (events.leftOut() > 0) {
                warnings.add(
                        events.leftOut() + " of the measurements in the window are left out, because their patients"
                                + " have more than " + settings.maxEvents() + ": the latest are kept.");
            }
            if (without > source.times().map(PatientTimes::withoutStart).orElse(0)) {
                warnings.add(without + (without == 1 ? " patient has" : " patients have")
                        + " no measurement that is used, for example '" + lacking + "', so that '" + modality
                        + "' is missing there.");
            }
            return warnings;
        }

        private static String rounded(double time) {
            return Limits.number(Math.round(10 * time) / 10.);
        }

        private List<String> ofTimes(PatientTimes times) {
            List<String> warnings = new ArrayList<>();
            String time = input.columns().time().orElseThrow();
            if (input.columns().start().isPresent()) {
                warnings.add("The times in column '" + time + "' count "
                        + (times.arePoints() ? "in hours " : "") + "from the patient's '"
                        + input.columns().start().get() + "'.");
            } else if (times.arePoints()) {
                warnings.add("The dates in column '" + time
                        + "' count in hours from each patient's first one"
                        + (isLoaded
                                ? ", as those of the training rows do."
                                : ". To count from another moment, for example admission, choose the column that holds it as the start, or "
                                        + "give the time as a number."));
            } else if (input.reading().times() == TimeReading.CLOCK) {
                warnings.add("The times in column '" + time
                        + "' are read as hours and minutes since the patient's start, without the dates of another column. If they are times of day, write the date before "
                        + "them.");
            }
            if (input.reading().times() == TimeReading.VISITS) {
                warnings.add("The names of visits in column '" + time
                        + "' are read as times: in days, a baseline as 0, or where they only have numbers as these.");
            }
            settings.span()
                    .known()
                    .flatMap(known -> MomentUnit.sentence(known, time, times))
                    .ifPresent(warnings::add);
            if (input.reading().haveClock() && times.midnights() >= FEWEST_ROWS) {
                warnings.add("All " + times.midnights() + " times in column '" + time
                        + "' are at midnight, where most of the training rows have a time of day. If it was lost, give the dates their times of "
                        + "day.");
            }
            times.orderSaid().map(this::withWayBack).ifPresent(warnings::add);
            if (times.unreadable() > 0) {
                long count = times.unreadable();
                warnings.add(count + (count == 1 ? " row is" : " rows are") + " left out, because "
                        + (count == 1 ? "its" : "their") + " time in column '" + time + "' is none, for example '"
                        + times.unreadableExample() + "'.");
            }
            if (times.unknownDates() > 0) {
                long count = times.unknownDates();
                warnings.add(
                        count
                                + (count == 1
                                        ? " time in column '" + time + "' is a date that often stands"
                                        : " times in column '" + time + "' are dates that often stand")
                                + " for an unknown one, such as 1900-01-01 or 9999-12-31, and "
                                + (count == 1 ? "counts" : "count")
                                + " as written, so that other times of the patient may count from there. Empty such cells first.");
            }
            if (times.withoutStart() > 0) {
                warnings.add(times.withoutStart() + (times.withoutStart() == 1 ? " patient has" : " patients have")
                        + " no '" + input.columns().start().orElseThrow()
                        + "', so that their measurements are left out.");
            }
            return warnings;
        }
    }
}
