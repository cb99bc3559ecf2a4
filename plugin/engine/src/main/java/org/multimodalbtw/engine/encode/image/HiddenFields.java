package org.multimodalbtw.engine.encode.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.encode.PictureFields;

/**
 * Patients' pictures with one field hidden each, which has the mean colour of its picture then; of a patient with many pictures, all but one
 * of them. A patient's vector is the mean of those of the pictures.
 */
final class HiddenFields {

    /** Of a patient with more pictures whole ones are hidden: fields of each would take sixteen times as long. */
    static final int MOST_PICTURES = 4;

    private final Function<Picture, float[]> vectors;
    private final Map<String, List<Encoded>> pictures = new HashMap<>();

    /**
     * A picture.
     *
     * @param whole its vector
     * @param fields its fields
     * @param without its vectors without each field; empty where whole pictures are hidden
     */
    private record Encoded(float[] whole, PictureFields fields, List<float[]> without) {}

    /** @param vectors gives a picture's vector, an array of its own */
    HiddenFields(Function<Picture, float[]> vectors) {
        this.vectors = vectors;
    }

    void add(String patient, Picture picture) {
        List<Encoded> ofPatient = pictures.computeIfAbsent(patient, id -> new ArrayList<>(1));
        PictureFields fields = new PictureFields(picture.height(), picture.width());
        List<float[]> without = ofPatient.size() >= MOST_PICTURES
                ? List.of()
                : IntStream.range(0, fields.count())
                        .mapToObj(field -> vectors.apply(picture.without(
                                fields.left(field), fields.top(field), fields.right(field), fields.bottom(field))))
                        .toList();
        ofPatient.add(new Encoded(vectors.apply(picture), fields, without));
    }

    /** @return the parts of each patient who has pictures */
    Map<String, List<HiddenPart>> parts() {
        Map<String, List<HiddenPart>> parts = new HashMap<>();
        pictures.forEach((patient, ofPatient) -> parts.put(
                patient, ofPatient.size() > MOST_PICTURES ? withoutPictures(ofPatient) : withoutFields(ofPatient)));
        return parts;
    }

    private static List<HiddenPart> withoutFields(List<Encoded> pictures) {
        List<HiddenPart> parts = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Encoded picture = pictures.get(i);
            for (int field = 0; field < picture.without().size(); field++) {
                List<float[]> vectors =
                        new ArrayList<>(pictures.stream().map(Encoded::whole).toList());
                vectors.set(i, picture.without().get(field));
                parts.add(new HiddenPart(picture.fields().name(field, i, pictures.size()), "", MeanVector.of(vectors)));
            }
        }
        return parts;
    }

    private static List<HiddenPart> withoutPictures(List<Encoded> pictures) {
        List<HiddenPart> parts = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            List<float[]> vectors =
                    new ArrayList<>(pictures.stream().map(Encoded::whole).toList());
            vectors.remove(i);
            parts.add(new HiddenPart("picture " + (i + 1), "", MeanVector.of(vectors)));
        }
        return parts;
    }
}
