package org.multimodalbtw.engine.encode.image;

/**
 * A kind of file that is not read.
 *
 * @param words what it is, for a person
 * @param conversion what to convert it to, and how
 */
record ForeignKind(String words, String conversion) {

    /** @return a sentence on so many images of the kind */
    String sentence(long count) {
        return count + " of the images " + (count == 1 ? "is " : "are each ") + words + ": convert "
                + (count == 1 ? "it" : "them") + " to " + conversion + ".";
    }
}
