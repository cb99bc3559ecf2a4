package org.multimodalbtw.engine.encode.image;

import java.util.List;

/** Counts pictures in which nothing is to be seen, since all their pixels are the same. */
final class PlainPictures {

    private long count;
    private String example = "";

    /**
     * @param picture that was read
     * @param where it is named, for a person
     */
    void add(Picture picture, String where) {
        if (picture.isPlain()) {
            example = count++ == 0 ? where : example;
        }
    }

    /** @return a sentence, if there are any */
    List<String> warnings() {
        return count == 0
                ? List.of()
                : List.of(count + (count == 1 ? " image is" : " images are") + " of one colour all over, for example "
                        + example + ": nothing is to be seen in " + (count == 1 ? "it" : "them") + ".");
    }
}
