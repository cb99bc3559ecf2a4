package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.RowProgress;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.encode.HidingRows;
import org.multimodalbtw.engine.encode.TableRows;

/** Texts with one part hidden each, for a language model whose vectors say nothing to a person. Parts are those of what the model reads. */
final class HiddenTexts implements HidingRows {

    private final FittedFrozenTextEncoder encoder;
    private final TableRows texts;
    private final int[] places;
    private final FittedFrozenTextEncoder.Reader reader;
    private final CommonWords words;
    private final Set<String> longer = new HashSet<>();

    /**
     * @param encoder what encodes
     * @param texts one row a patient
     * @param places where the encoder's columns are
     * @param reader the model, which is closed with this
     * @param words that may be shown
     */
    HiddenTexts(
            FittedFrozenTextEncoder encoder,
            TableRows texts,
            int[] places,
            FittedFrozenTextEncoder.Reader reader,
            CommonWords words) {
        this.encoder = encoder;
        this.texts = texts;
        this.places = places;
        this.reader = reader;
        this.words = words;
    }

    @Override
    public Map<String, List<HiddenPart>> of(Set<String> wanted, ProgressMonitor monitor) {
        Map<String, List<HiddenPart>> parts = new HashMap<>();
        RowProgress progress = new RowProgress(monitor, "Parts of texts", texts.size());
        texts.forEach(row -> {
            progress.next();
            if (wanted.contains(row.id())) {
                monitor.checkCancelled();
                parts.put(row.id(), of(row));
            }
        });
        return parts;
    }

    private List<HiddenPart> of(TableRows.Row row) {
        int size = encoder.language().size();
        double[] whole = reader.read(List.of(FittedFrozenTextEncoder.Reader.texts(row, places)), size)
                .get(0);
        List<HiddenPart> parts = new ArrayList<>();
        for (int column = 0; whole != null && column < places.length; column++) {
            if (!row.isMissing(places[column])) {
                String written = row.category(places[column]);
                String read = reader.tokens().read(written);
                if (read.length() < written.length()) {
                    longer.add(row.id());
                }
                addParts(TextParts.of(read), column, whole, parts);
            }
        }
        return parts;
    }

    /** A text of one part has none that can be hidden alone. */
    private void addParts(TextParts text, int column, double[] whole, List<HiddenPart> parts) {
        int size = encoder.language().size();
        String name = places.length > 1 ? encoder.columns().get(column) + ", part " : "part ";
        int count = text.count() > 1 ? text.count() : 0;
        List<float[]> without =
                reader.read(IntStream.range(0, count).mapToObj(text::without).toList());
        for (int part = 0; part < count; part++) {
            double[] vectors = whole.clone();
            float[] vector = without.get(part);
            Arrays.fill(vectors, column * size, (column + 1) * size, Double.NaN);
            for (int i = 0; vector != null && i < size; i++) {
                vectors[column * size + i] = vector[i];
            }
            String common = words.of(text.part(part));
            parts.add(new HiddenPart(
                    name + (part + 1),
                    "of " + text.count() + (common.isEmpty() ? "" : ": " + common),
                    encoder.scaled(vectors)));
        }
    }

    @Override
    public List<String> notes() {
        return longer.isEmpty()
                ? List.of()
                : List.of(longer.size() + (longer.size() == 1 ? " row has a text" : " rows have texts") + " of '"
                        + encoder.modality() + "' that the model does not read to the end ("
                        + encoder.language().mostTokens()
                        + " tokens, 'Most tokens of a text'): the parts are those of what it reads.");
    }

    @Override
    public void close() {
        reader.close();
    }
}
