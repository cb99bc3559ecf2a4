package org.multimodalbtw.engine.encode.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderDirectory;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FeatureShare;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.InputColumns;
import org.multimodalbtw.engine.encode.RawKind;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TensorRows;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * What {@link TextEncoder} learnt where texts stay sequences of terms. Term 0 stands for a text without any known term; the others are
 * those of all columns, from 1 on.
 *
 * @param modality the modality's name
 * @param settings how it was fitted
 * @param notes how notes of a patient are read; {@code null} where each row is read as it is
 * @param columns the texts and their vocabularies
 * @param report what was learnt, for a person
 */
record FittedTermEncoder(
        String modality, TextEncoderSettings settings, NoteReading notes, TextColumns columns, EncodingReport report)
        implements FittedEncoder {

    @Override
    public RawKind reads() {
        return RawKind.TEXTS;
    }

    @Override
    public TensorColumn output() {
        return new TensorColumn(modality, List.of(settings.maxLength()), List.of(), Items.tokens(1 + columns.size()));
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
        Encoding encoding = new Encoding(new Terms(columns.kind()));
        return TensorRows.write(
                output(),
                texts.rows(),
                file,
                monitor,
                row -> encoding.encode(row, places),
                () -> encoding.warnings(texts.warnings()));
    }

    @Override
    public List<FeatureShare> shares(float[] values, double[] shares) {
        FeatureShare.Telling telling = FeatureShare.telling(settings.fewestRows(), FeatureShare.Telling.FEATURE);
        List<FeatureShare> terms = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            terms.add(
                    values[i] == 0
                            ? new FeatureShare("no known word", "", shares[i])
                            : new FeatureShare(columns.term((int) values[i] - 1), "yes", shares[i], telling));
        }
        return FeatureShare.together(terms);
    }

    @Override
    public void save(Path directory) throws IOException {
        EncoderDirectory.save(directory, TextManifest.of(this), Map.of());
    }

    /** One run over a table. */
    private final class Encoding {

        private final Terms terms;
        private long unknown;
        private long cut;

        Encoding(Terms terms) {
            this.terms = terms;
        }

        float[] encode(TableRows.Row row, int[] places) {
            List<Integer> known = columns.known(row, places, terms);
            if (known == null) {
                return null;
            }
            if (known.isEmpty()) {
                unknown++;
                return new float[1];
            }
            int length = Math.min(known.size(), settings.maxLength());
            cut += length < known.size() ? 1 : 0;
            float[] items = new float[length];
            for (int i = 0; i < length; i++) {
                items[i] = 1 + known.get(i);
            }
            return items;
        }

        List<String> warnings(List<String> ofNotes) {
            List<String> warnings = new ArrayList<>(ofNotes);
            if (unknown > 0) {
                warnings.add(TextColumns.unknownText(modality, unknown));
            }
            if (cut > 0) {
                warnings.add(cut + (cut == 1 ? " row has" : " rows have") + " more than " + settings.maxLength()
                        + " words and pairs of words: what follows is left out.");
            }
            return warnings;
        }
    }
}
