package org.multimodalbtw.engine.encode.series;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multimodalbtw.engine.encode.EncoderManifest;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.moment.KnownAt;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.survey.TimeReading;

/**
 * The manifest of a saved series encoder. In the file its groups lie flat, one behind the other.
 *
 * @param modality the modality's name
 * @param columns where what stands in a table
 * @param settings how it was fitted
 * @param reading what is read of a table, and how
 * @param window the span of time
 * @param variables those that are known
 * @param scale how statistics are standardised
 * @param learnt what became of each variable
 */
public record SeriesManifest(
        String modality,
        @JsonUnwrapped Columns columns,
        @JsonUnwrapped Settings settings,
        @JsonUnwrapped Reading reading,
        SeriesWindow window,
        List<SeriesVariable> variables,
        FeatureScale scale,
        @JsonUnwrapped EncodingReport learnt)
        implements EncoderManifest {

    /** The kind of encoder, as saved encoders name it. */
    public static final String KIND = "series";

    /**
     * The columns of a table that hold its series.
     *
     * @param layout how a table holds series
     * @param patient the patient's column, or {@code null}
     * @param time the column of times, or {@code null}
     * @param variable the column of variables, or {@code null}
     * @param values the columns of values
     * @param inputs the columns with their kinds
     * @param unit the column of units, or {@code null}
     * @param start the column of starts, or {@code null}
     */
    record Columns(
            SeriesLayout layout,
            String patient,
            String time,
            String variable,
            List<String> values,
            List<TableColumn> inputs,
            @JsonInclude(JsonInclude.Include.NON_NULL) String unit,
            @JsonInclude(JsonInclude.Include.NON_NULL) String start) {

        private static Columns of(SeriesColumns columns, List<TableColumn> inputs) {
            return new Columns(
                    columns.layout(),
                    columns.patient().orElse(null),
                    columns.time().orElse(null),
                    columns.variable().orElse(null),
                    columns.values(),
                    inputs,
                    columns.unit().orElse(null),
                    columns.start().orElse(null));
        }

        private SeriesColumns columns() {
            return new SeriesColumns(
                    Objects.requireNonNull(layout),
                    Optional.ofNullable(patient),
                    Optional.ofNullable(time),
                    Optional.ofNullable(variable),
                    values,
                    Optional.ofNullable(unit),
                    Optional.ofNullable(start));
        }
    }

    /**
     * How the encoder was fitted; the window lies apart.
     *
     * @param form what a series becomes
     * @param steps of a grid
     * @param maxEvents so many measurements of a patient are kept at most; 0 in what earlier versions wrote
     * @param maxVariables so many variables were kept at most
     * @param clip largest standardised value
     */
    record Settings(SeriesForm form, int steps, int maxEvents, int maxVariables, double clip) {

        private static Settings of(SeriesEncoderSettings settings) {
            return new Settings(
                    settings.form(), settings.steps(), settings.maxEvents(), settings.maxVariables(), settings.clip());
        }

        private SeriesEncoderSettings settings(SeriesWindow window, Reading reading) {
            return new SeriesEncoderSettings(
                    Objects.requireNonNull(form),
                    reading.span(window),
                    steps,
                    maxEvents > 0 ? maxEvents : SeriesEncoderSettings.defaults().maxEvents(),
                    maxVariables,
                    clip,
                    reading.surveyed);
        }
    }

    /**
     * What is read of a table, and how.
     *
     * @param surveyed whether times were looked at; not in what earlier versions wrote, which did not
     * @param times how times are written; {@code null} in what earlier versions wrote: as they are
     * @param units the units of the variables; {@code null} where there are none
     * @param known the moment of prediction, or {@code null}
     * @param clock whether most times have a time of day; not in what earlier versions wrote, which did not look
     * @param texts how values are read that are texts; {@code null} where there are none, as in what earlier versions wrote
     */
    record Reading(
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean surveyed,
            @JsonInclude(JsonInclude.Include.NON_NULL) TimeReading times,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<SeriesUnits.Main> units,
            @JsonInclude(JsonInclude.Include.NON_NULL) KnownAt known,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean clock,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<ValueTexts.Value> texts) {

        private static Reading of(SeriesEncoderSettings settings, SeriesInput input) {
            SeriesReading reading = input.reading();
            List<ValueTexts.Value> texts = input.texts().values();
            List<SeriesUnits.Main> units = reading.units().variables();
            return new Reading(
                    settings.surveyed(),
                    reading.times() == TimeReading.AS_IS ? null : reading.times(),
                    units.isEmpty() ? null : units,
                    settings.span().known().orElse(null),
                    reading.haveClock(),
                    texts.isEmpty() ? null : texts);
        }

        private ValueTexts valueTexts() {
            return texts == null ? ValueTexts.NONE : new ValueTexts(texts);
        }

        private SeriesReading reading() {
            return new SeriesReading(
                    times == null ? TimeReading.AS_IS : times,
                    units == null ? SeriesUnits.NONE : new SeriesUnits(units),
                    clock);
        }

        private SeriesSpan span(SeriesWindow window) {
            return new SeriesSpan(
                    OptionalDouble.of(window.from()),
                    known == null ? OptionalDouble.of(window.to()) : OptionalDouble.empty(),
                    Optional.ofNullable(known));
        }
    }

    static SeriesManifest of(FittedSeriesEncoder encoder) {
        return new SeriesManifest(
                encoder.modality(),
                Columns.of(encoder.input().columns(), encoder.input().kinds()),
                Settings.of(encoder.settings()),
                Reading.of(encoder.settings(), encoder.input()),
                encoder.window(),
                encoder.variables(),
                encoder.scale(),
                encoder.report());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FittedEncoder encoder(Safetensors statistics, Path directory) {
        return new FittedSeriesEncoder(
                Objects.requireNonNull(modality),
                new SeriesInput(columns.columns(), columns.inputs(), reading.reading(), reading.valueTexts()),
                settings.settings(window, reading),
                window,
                variables,
                scale,
                learnt,
                true);
    }
}
