package org.multimodalbtw.engine.encode.image;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts pictures with transparent parts by what they are seen on. */
final class PictureGrounds {

    private final boolean areChosen;
    private final Map<Ground, Long> counts = new EnumMap<>(Ground.class);
    private final Map<Ground, String> examples = new EnumMap<>(Ground.class);

    /** @param areChosen whether each picture lies on the ground that suits it; otherwise all lie on white */
    PictureGrounds(boolean areChosen) {
        this.areChosen = areChosen;
    }

    /**
     * @param picture that was read
     * @param where it is named, for a person
     */
    void add(Picture picture, String where) {
        counts.merge(picture.ground(), 1L, Long::sum);
        examples.putIfAbsent(picture.ground(), where);
    }

    /** @return a sentence, if there are pictures with transparent parts */
    List<String> warnings() {
        long light = counts.getOrDefault(Ground.BLACK, 0L);
        long other = counts.getOrDefault(Ground.WHITE, 0L);
        if (light + other == 0) {
            return List.of();
        }
        return List.of(
                light == 0
                        ? have(other, "transparent parts, which lie on white, for example ")
                                + examples.get(Ground.WHITE)
                                + ". To see them on another ground, save them without transparency."
                        : areChosen ? onBlack(light, other) : unseen(light, other));
    }

    private String onBlack(long light, long other) {
        return have(light, "transparent parts and light ink, which is seen on black, for example ")
                + examples.get(Ground.BLACK)
                + (other == 0
                        ? "."
                        : "; " + others(other)
                                + " on white, so that black tells from white which ink was used: if you can,"
                                + " save all with the same ink.")
                + " To put all on white, set 'Images are read' to 'As they look, on white' (reading=WITH_DICOM).";
    }

    private String unseen(long light, long other) {
        return have(
                        light,
                        "transparent parts and light ink, of which little or nothing can be seen on white, for example ")
                + examples.get(Ground.BLACK)
                + (other == 0 ? "" : "; " + others(other) + " on white, too")
                + ". To put light ink on black, set 'Images are read' to 'As they look' (reading=WITH_GROUND) and fit the encoder again.";
    }

    private static String have(long count, String what) {
        return count + (count == 1 ? " image has " : " images have ") + what;
    }

    private static String others(long count) {
        return count + (count == 1 ? " other with transparent parts lies" : " others with transparent parts lie");
    }
}
