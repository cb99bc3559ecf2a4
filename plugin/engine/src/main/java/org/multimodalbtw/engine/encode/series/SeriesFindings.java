package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.Moments;

/**
 * What training measurements tell, from which an encoder follows.
 *
 * @param variables what is known of each variable by its name
 * @param times when they were made
 * @param patients how many patients have rows
 * @param haveClock whether most times have a time of day
 * @param odd what is odd about them, and what was converted, one sentence each
 */
record SeriesFindings(
        SortedMap<String, Variable> variables, TimeExtent times, long patients, boolean haveClock, List<String> odd) {

    /**
     * A variable.
     *
     * @param moments of its values
     * @param patients how many patients have it
     */
    record Variable(Moments moments, long patients) {}

    /** Copies map and list. */
    SeriesFindings {
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        odd = List.copyOf(odd);
    }

    /**
     * @param modality the modality's name
     * @param warnings why measurements were left out, one sentence each
     * @return that there are no measurements
     */
    static InputException none(String modality, List<String> warnings) {
        return new InputException(
                "'" + modality + "': no training row has a measurement in the window."
                        + warnings.stream().map(" "::concat).collect(Collectors.joining()),
                "Check the columns of times and values, the window, and which rows are used for training.");
    }

    /**
     * @param modality the modality's name
     * @param input what is read of a table
     * @param settings how it is encoded
     * @return the encoder without the scale of its statistics
     */
    FittedSeriesEncoder unscaled(String modality, SeriesInput input, SeriesEncoderSettings settings) {
        List<SeriesVariable> kept = kept(settings.maxVariables());
        return new FittedSeriesEncoder(
                modality,
                input.withClock(haveClock),
                settings,
                times.window(settings),
                kept,
                FeatureScale.none(),
                report(kept, settings),
                false);
    }

    private List<SeriesVariable> kept(int most) {
        return variables.entrySet().stream()
                .map(entry -> variable(entry.getKey(), entry.getValue().moments()))
                .sorted(Comparator.comparingLong(variable -> -variable.count()))
                .limit(most)
                .sorted(Comparator.comparing(SeriesVariable::name))
                .toList();
    }

    private static SeriesVariable variable(String name, Moments moments) {
        return new SeriesVariable(name, moments.count(), moments.mean(), moments.deviationOrOne());
    }

    private EncodingReport report(List<SeriesVariable> kept, SeriesEncoderSettings settings) {
        int features =
                switch (settings.form()) {
                    case STATISTICS -> SeriesStatistics.SIZE;
                    case GRID -> 3 * settings.steps();
                    case EVENTS -> 1;
                };
        List<EncodingReport.Column> entries = new ArrayList<>();
        variables.forEach((name, found) -> {
            Moments moments = found.moments();
            boolean isKept = kept.stream().anyMatch(variable -> variable.name().equals(name));
            entries.add(new EncodingReport.Column(
                    name,
                    isKept
                            ? "%d measurements, mean %.4g, standard deviation %.4g"
                                    .formatted(moments.count(), moments.mean(), moments.deviationOrOne())
                            : "left out: less frequent than the " + settings.maxVariables()
                                    + " variables that are kept",
                    isKept ? features : 0,
                    patients - found.patients()));
        });
        return new EncodingReport(patients, entries, odd);
    }
}
