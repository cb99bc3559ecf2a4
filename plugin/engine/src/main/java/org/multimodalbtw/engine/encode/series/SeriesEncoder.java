package org.multimodalbtw.engine.encode.series;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.Moments;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.moment.PatientTimes;
import org.multimodalbtw.engine.survey.SeriesOddities;

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
 *   <li>A patient without any measurement that counts has the modality missing.
 * </ul>
 */
public final class SeriesEncoder {

    /** So many of the training measurements may lie before an automatic window, and as many after it, if they stretch it. */
    private static final double OUTSIDE = .01;

    /** What makes an automatic window longer at one end by more than this share stretches it; our own choice. */
    private static final double STRETCH = .1;

    private final String modality;
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
    private final SeriesOddities oddities = new SeriesOddities();

    private SeriesEncoder(
            String modality,
            TableRows rows,
            SeriesColumns columns,
            SeriesEncoderSettings settings,
            ProgressMonitor monitor) {
        this.modality = modality;
        this.columns = columns;
        this.settings = settings;
        this.monitor = monitor;
        reading = SeriesLook.of(rows, columns, settings.surveyed());
        measurements = new Measurements(rows, columns, reading);
    }

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn from, with the patient as their id; read up to five times
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
        return new SeriesEncoder(modality, trainingRows, columns, settings, monitor).fit();
    }

    private FittedEncoder fit() throws IOException {
        survey();
        if (found.isEmpty()) {
            throw new InputException(
                    "'" + modality + "': no training row has a measurement in the window."
                            + measurements.emptyCells().warnings().stream()
                                    .map(" "::concat)
                                    .collect(Collectors.joining()),
                    "Check the columns of times and values, the window, and which rows are used for training.");
        }
        boolean haveClock = measurements.times().filter(PatientTimes::haveClock).isPresent();
        List<SeriesVariable> variables = variables();
        SeriesWindow window = window();
        FittedSeriesEncoder unscaled = new FittedSeriesEncoder(
                modality,
                new SeriesInput(columns, measurements.columns(), reading.withClock(haveClock)),
                settings,
                window,
                variables,
                FeatureScale.none(),
                report(variables));
        if (settings.form() != SeriesForm.STATISTICS) {
            return unscaled;
        }
        FeatureScale scale = scale(unscaled);
        if (scale.kept().isEmpty()) {
            throw new InputException(
                    "'" + modality + "': all training patients have the same measurements, so that they tell nothing.",
                    "Leave the modality out, or check the columns of patients and values.");
        }
        return unscaled.withScale(scale);
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
                oddities.add(variable, value);
                earliest = Math.min(earliest, time);
                latest = Math.max(latest, time);
                times.add(time);
            }
        });
    }

    private List<SeriesVariable> variables() {
        return found.entrySet().stream()
                .map(entry -> new SeriesVariable(
                        entry.getKey(),
                        entry.getValue().count(),
                        entry.getValue().mean(),
                        entry.getValue().deviationOrOne()))
                .sorted(Comparator.comparingLong(variable -> -variable.count()))
                .limit(settings.maxVariables())
                .sorted(Comparator.comparing(SeriesVariable::name))
                .toList();
    }

    private SeriesWindow window() {
        double lower = times.quantile(OUTSIDE);
        double upper = times.quantile(1 - OUTSIDE);
        double most = settings.surveyed() ? STRETCH * (upper - lower) : Double.POSITIVE_INFINITY;
        double first = lower - earliest > most ? lower : earliest;
        double last = latest - upper > most ? upper : latest;
        double from = settings.span().first().orElse(Math.min(0, first));
        double to = settings.span().last().orElse(last);
        if (settings.span().known().isPresent() && to <= from) {
            return new SeriesWindow(to - 1, to);
        }
        return new SeriesWindow(from, to > from ? to : from + 1);
    }

    private FeatureScale scale(FittedSeriesEncoder unscaled) throws IOException {
        Moments[] moments = new Moments[unscaled.variables().size() * SeriesStatistics.SIZE];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = new Moments();
        }
        SeriesStatistics statistics =
                new SeriesStatistics(unscaled.window(), unscaled.variables().size());
        new PatientGroups(measurements, unscaled.positions())
                .forEach(
                        (patient, series) -> {
                            double[] values = statistics.of(series);
                            for (int i = 0; i < values.length; i++) {
                                if (!Double.isNaN(values[i])) {
                                    moments[i].add(values[i]);
                                }
                            }
                        },
                        monitor.part(.3, 1));
        return FeatureScale.of(moments);
    }

    private EncodingReport report(List<SeriesVariable> kept) {
        List<EncodingReport.Column> entries = new ArrayList<>();
        found.forEach((name, moments) -> {
            boolean isKept = kept.stream().anyMatch(variable -> variable.name().equals(name));
            int features =
                    switch (settings.form()) {
                        case STATISTICS -> SeriesStatistics.SIZE;
                        case GRID -> 3 * settings.steps();
                        case EVENTS -> 1;
                    };
            entries.add(new EncodingReport.Column(
                    name,
                    isKept
                            ? "%d measurements, mean %.4g, standard deviation %.4g"
                                    .formatted(moments.count(), moments.mean(), moments.deviationOrOne())
                            : "left out: less frequent than the " + settings.maxVariables()
                                    + " variables that are kept",
                    isKept ? features : 0,
                    counts.without(name)));
        });
        return new EncodingReport(counts.patients(), entries, oddities.ofVariables(""));
    }
}
