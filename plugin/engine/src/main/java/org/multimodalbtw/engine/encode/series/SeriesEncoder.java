package org.multimodalbtw.engine.encode.series;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.Moments;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.moment.PatientTimes;
import org.multimodalbtw.engine.survey.VariableNumbers;

/**
 * Encodes series of measurements at irregular times, for example vital signs and lab values of a stay. Variables keep their units; each is
 * standardised by its own training measurements.
 *
 * <ul>
 *   <li>Times may come in any order, also repeated. Measurements outside of the window, without a time or value, and of unknown
 *       variables are left out.
 *   <li>Where times are dates, or texts or seconds since 1970 that stand for them, they count in hours from the patient's first time, or
 *       from the start that another column gives.
 *   <li>Measurements in another unit than most of their variable are converted where it is known how, and else are a variable of their
 *       own.
 *   <li>Values that are texts are read as those of a file are: with units, limits, words and either decimal sign.
 *   <li>A patient without any measurement that counts has the modality missing.
 * </ul>
 */
public final class SeriesEncoder {

    private final String modality;
    private final ValueSurvey.Found values;
    private final SeriesReading reading;
    private final Measurements measurements;
    private final SeriesColumns columns;
    private final SeriesEncoderSettings settings;
    private final ProgressMonitor monitor;
    private final Map<String, Moments> found = new TreeMap<>();
    private double earliest = Double.POSITIVE_INFINITY;
    private double latest = Double.NEGATIVE_INFINITY;
    private final TimeSample times = new TimeSample();
    private final PatientCounts counts = new PatientCounts();
    private final VariableNumbers numbers = new VariableNumbers();

    private SeriesEncoder(
            String modality,
            TableRows table,
            ValueSurvey.Found values,
            SeriesEncoderSettings settings,
            ProgressMonitor monitor) {
        this.modality = modality;
        this.values = values;
        columns = values.columns();
        this.settings = settings;
        this.monitor = monitor;
        TableRows rows = RowsOfValues.toLearn(modality, table, values.texts());
        reading = SeriesLook.of(rows, columns, settings.surveyed());
        measurements = new Measurements(rows, columns, reading);
    }

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn from, with the patient as their id; read up to six times
     * @param columns where what stands
     * @param settings how to encode
     * @param monitor progress and cancel
     * @return the encoder
     * @throws InputException if a column holds something else than it should, or no measurement is left
     * @throws IOException if a temporary file cannot be written
     */
    public static FittedEncoder fit(
            String modality,
            TableRows trainingRows,
            SeriesColumns columns,
            SeriesEncoderSettings settings,
            ProgressMonitor monitor)
            throws IOException {
        ValueSurvey.Found values = ValueSurvey.of(modality, trainingRows, columns);
        return new SeriesEncoder(modality, trainingRows, values, settings, monitor).fit();
    }

    private FittedEncoder fit() throws IOException {
        survey();
        if (found.isEmpty()) {
            throw SeriesFindings.none(modality, measurements.emptyCells().warnings());
        }
        SeriesInput input = new SeriesInput(columns, measurements.columns(), reading, values.texts());
        FittedSeriesEncoder unscaled = findings().unscaled(modality, input, settings);
        return settings.form() == SeriesForm.STATISTICS ? unscaled.withScale(scale(unscaled)) : unscaled;
    }

    private void survey() {
        RowProgress progress = new RowProgress(monitor.part(0, .3), "Variables", measurements.rows());
        double from = settings.span().first().orElse(Double.NEGATIVE_INFINITY);
        double to = settings.span().last().orElse(Double.POSITIVE_INFINITY);
        measurements.forEach((patient, time, variable, value) -> {
            progress.next();
            counts.patient(patient);
            if (variable != null && time >= from && time <= to) {
                found.computeIfAbsent(variable, name -> new Moments()).add(value);
                counts.variable(variable);
                numbers.add(variable, value);
                earliest = Math.min(earliest, time);
                latest = Math.max(latest, time);
                times.add(time);
            }
        });
    }

    private SeriesFindings findings() {
        SortedMap<String, SeriesFindings.Variable> variables = new TreeMap<>();
        found.forEach(
                (name, moments) -> variables.put(name, new SeriesFindings.Variable(moments, counts.having(name))));
        return new SeriesFindings(
                variables,
                new TimeExtent(
                        earliest, times.quantile(TimeExtent.OUTSIDE), times.quantile(1 - TimeExtent.OUTSIDE), latest),
                counts.patients(),
                measurements.times().filter(PatientTimes::haveClock).isPresent(),
                Stream.concat(values.notes().stream(), numbers.notes("").stream())
                        .toList());
    }

    private FeatureScale scale(FittedSeriesEncoder unscaled) throws IOException {
        Moments[] moments = new Moments[TrainingStatistics.count(unscaled.positions())];
        Arrays.setAll(moments, feature -> new Moments());
        TrainingStatistics.forEach(
                measurements,
                unscaled.window(),
                unscaled.positions(),
                (feature, value) -> moments[feature].add(value),
                monitor.part(.3, 1));
        return FeatureScale.of(moments);
    }
}
