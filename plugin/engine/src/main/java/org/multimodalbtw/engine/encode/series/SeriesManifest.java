package org.multimodalbtw.engine.encode.series;

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
import org.multimodalbtw.engine.storage.Safetensors;

/**
 * The manifest of a saved series encoder.
 *
 * @param modality the modality's name
 * @param layout how a table holds series
 * @param patient the patient's column, or {@code null}
 * @param time the column of times, or {@code null}
 * @param variable the column of variables, or {@code null}
 * @param values the columns of values
 * @param inputs the columns with their kinds
 * @param form what a series becomes
 * @param steps of a grid
 * @param maxEvents so many measurements of a patient are kept at most; 0 in what earlier versions wrote
 * @param maxVariables so many variables were kept at most
 * @param clip largest standardised value
 * @param window the span of time
 * @param variables those that are known
 * @param scale how statistics are standardised
 * @param trainingRows how many rows it was fitted on
 * @param report what became of each variable
 */
public record SeriesManifest(
        String modality,
        SeriesLayout layout,
        String patient,
        String time,
        String variable,
        List<String> values,
        List<TableColumn> inputs,
        SeriesForm form,
        int steps,
        int maxEvents,
        int maxVariables,
        double clip,
        SeriesWindow window,
        List<SeriesVariable> variables,
        FeatureScale scale,
        long trainingRows,
        List<EncodingReport.Column> report)
        implements EncoderManifest {

    /** The kind of encoder, as saved encoders name it. */
    public static final String KIND = "series";

    static SeriesManifest of(FittedSeriesEncoder encoder) {
        SeriesColumns columns = encoder.columns();
        SeriesEncoderSettings settings = encoder.settings();
        return new SeriesManifest(
                encoder.modality(),
                columns.layout(),
                columns.patient().orElse(null),
                columns.time().orElse(null),
                columns.variable().orElse(null),
                columns.values(),
                encoder.inputs(),
                settings.form(),
                settings.steps(),
                settings.maxEvents(),
                settings.maxVariables(),
                settings.clip(),
                encoder.window(),
                encoder.variables(),
                encoder.scale(),
                encoder.report().trainingRows(),
                encoder.report().columns());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public FittedEncoder encoder(Safetensors statistics, Path directory) {
        return new FittedSeriesEncoder(
                Objects.requireNonNull(modality),
                new SeriesColumns(
                        Objects.requireNonNull(layout),
                        Optional.ofNullable(patient),
                        Optional.ofNullable(time),
                        Optional.ofNullable(variable),
                        values),
                inputs,
                new SeriesEncoderSettings(
                        Objects.requireNonNull(form),
                        OptionalDouble.of(window.from()),
                        OptionalDouble.of(window.to()),
                        steps,
                        maxEvents > 0
                                ? maxEvents
                                : SeriesEncoderSettings.defaults().maxEvents(),
                        maxVariables,
                        clip),
                window,
                variables,
                scale,
                new EncodingReport(trainingRows, report));
    }
}
