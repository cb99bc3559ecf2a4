package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.encode.TableRows;

/** A row's texts with one part hidden each, for a language model whose vectors say nothing to a person. */
final class HiddenTexts {

    private final List<String> columns;
    private final int[] places;
    private final FittedFrozenTextEncoder.Reader reader;
    private final CommonWords words;

    /**
     * @param columns the names of the columns with texts
     * @param places where they are in the table
     * @param reader the model
     * @param words that may be shown
     */
    HiddenTexts(List<String> columns, int[] places, FittedFrozenTextEncoder.Reader reader, CommonWords words) {
        this.columns = columns;
        this.places = places;
        this.reader = reader;
        this.words = words;
    }

    /**
     * @param row a row
     * @param size how many values the model gives for a text
     * @param scale turns the vectors of all columns into the row's tensor, an array of its own
     * @return the row's parts; a text of one part has none
     */
    List<HiddenPart> of(TableRows.Row row, int size, Function<double[], float[]> scale) {
        double[] whole = reader.read(row, places, size);
        List<HiddenPart> parts = new ArrayList<>();
        for (int column = 0; whole != null && column < places.length; column++) {
            if (!row.isMissing(places[column])) {
                int first = column * size;
                String name = columns.size() > 1 ? columns.get(column) + ", part " : "part ";
                TextParts text = TextParts.of(row.category(places[column]));
                for (int part = 0; text.count() > 1 && part < text.count(); part++) {
                    double[] vectors = whole.clone();
                    put(Optional.ofNullable(reader.read(text.without(part))), vectors, first, size);
                    String common = words.of(text.part(part));
                    parts.add(new HiddenPart(
                            name + (part + 1),
                            "of " + text.count() + (common.isEmpty() ? "" : ": " + common),
                            scale.apply(vectors)));
                }
            }
        }
        return parts;
    }

    private static void put(Optional<float[]> vector, double[] vectors, int first, int size) {
        Arrays.fill(vectors, first, first + size, Double.NaN);
        for (int i = 0; vector.isPresent() && i < size; i++) {
            vectors[first + i] = vector.get()[i];
        }
    }
}
