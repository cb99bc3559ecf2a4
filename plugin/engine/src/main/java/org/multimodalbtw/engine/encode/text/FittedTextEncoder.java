package org.multimodalbtw.engine.encode.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FeatureShare.Telling;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.RowNames;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TensorRows;
import org.multimodalbtw.engine.storage.Safetensors;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What {@link TextEncoder} learnt where texts become components.
 *
 * @param modality the modality's name
 * @param settings how it was fitted
 * @param notes how notes of a patient are read; {@code null} where each row is read as it is
 * @param columns the texts and their vocabularies
 * @param components how many values a row gets
 * @param projection terms of all columns x components, row by row
 * @param report what was learnt, for a person
 */
record FittedTextEncoder(
        String modality,
        TextEncoderSettings settings,
        NoteReading notes,
        TextColumns columns,
        int components,
        float[] projection,
        EncodingReport report)
        implements FittedEncoder {

    static final String PROJECTION = "projection";

    private static final int TERMS_IN_NAME = 3;

    FittedTextEncoder {
        if (components < 1 || projection.length != (long) columns.size() * components) {
            throw new IllegalArgumentException("A projection that does not fit the vocabulary");
        }
    }

    @Override
    public RawKind reads() {
        return RawKind.TEXTS;
    }

    @Override
    public TensorColumn output() {
        return TensorColumn.vector(
                modality,
                IntStream.range(0, components).mapToObj(this::componentName).toList());
    }

    @Override
    public List<TableColumn> inputs() {
        return NoteReading.columns(notes, columns.inputs());
    }

    @Override
    public Optional<String> patientColumn() {
        return NoteReading.patientColumn(notes);
    }

    @Override
    public List<String> spared() {
        return NoteReading.spared(notes);
    }

    @Override
    public EncodingSummary encode(TableRows rows, Path file, ProgressMonitor monitor) throws IOException {
        Notes texts = Notes.toEncode(modality, rows, columns.inputs(), notes);
        int[] places =
                InputColumns.places(modality, columns.inputs(), texts.rows().columns());
        Terms terms = new Terms(columns.kind());
        long[] unknown = {0};
        return TensorRows.write(
                output(),
                texts.rows(),
                file,
                monitor,
                row -> {
                    List<WeightedTerm> text = columns.weigh(row, places, terms);
                    unknown[0] += text != null && text.isEmpty() ? 1 : 0;
                    return text == null ? null : project(text);
                },
                () -> Stream.concat(
                                texts.warnings().stream(),
                                unknown[0] == 0
                                        ? Stream.of()
                                        : Stream.of(TextColumns.unknownText(modality, unknown[0])))
                        .toList());
    }

    @Override
    public List<FeatureShare> shares(float[] values, double[] shares) {
        Telling telling = FeatureShare.telling(settings.fewestRows(), Telling.FEATURE);
        return FeatureShare.ofNumbers(output(), values, shares).stream()
                .map(one -> new FeatureShare(one.feature(), one.value(), one.share(), telling))
                .toList();
    }

    @Override
    public Optional<RowNames> names(TableRows rows, Set<String> wanted) {
        Notes texts = Notes.toEncode(modality, rows, columns.inputs(), notes);
        int[] places =
                InputColumns.places(modality, columns.inputs(), texts.rows().columns());
        return Optional.of(new TextWords(this, texts.rows(), places, wanted));
    }

    /** How far a term leads along a direction among the components. */
    double along(int term, double[] direction) {
        double sum = 0;
        for (int i = 0; i < components; i++) {
            sum += projection[term * components + i] * direction[i];
        }
        return sum;
    }

    @Override
    public void save(Path directory) throws IOException {
        EncoderDirectory.save(
                directory,
                TextManifest.of(this),
                Map.of(PROJECTION, Safetensors.Tensor.of(projection, columns.size(), components)));
    }

    private float[] project(List<WeightedTerm> text) {
        double[] sums = new double[components];
        for (WeightedTerm term : text) {
            int start = term.position() * components;
            for (int i = 0; i < components; i++) {
                sums[i] += term.weight() * projection[start + i];
            }
        }
        float[] values = new float[components];
        for (int i = 0; i < components; i++) {
            values[i] = (float) sums[i];
        }
        return values;
    }

    /** A component is named after the terms that move it most. */
    private String componentName(int component) {
        List<Integer> largest = new ArrayList<>();
        for (int term = 0; term < columns.size(); term++) {
            largest.add(term);
            if (largest.size() > TERMS_IN_NAME) {
                largest.sort(Comparator.comparingDouble(t -> -Math.abs(projection[t * components + component])));
                largest.remove(TERMS_IN_NAME);
            }
        }
        return component + 1 + ": " + largest.stream().map(columns::term).collect(Collectors.joining(", "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FittedTextEncoder that
                && modality.equals(that.modality)
                && settings.equals(that.settings)
                && Objects.equals(notes, that.notes)
                && columns.equals(that.columns)
                && report.equals(that.report)
                && Arrays.equals(projection, that.projection);
    }

    @Override
    public int hashCode() {
        return 31 * modality.hashCode() + Arrays.hashCode(projection);
    }
}
