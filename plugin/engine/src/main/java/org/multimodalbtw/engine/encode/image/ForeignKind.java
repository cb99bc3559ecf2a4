package org.multimodalbtw.engine.encode.image;

/**
 * A kind of file that is not read.
 *
 * @param words what it is, for a person
 * @param remedy what to convert it to, and how, or from where to get the picture
 * @param isPicture whether there is something in it to be converted
 */
record ForeignKind(String words, String remedy, boolean isPicture) {

    /** A kind of file with something to be converted. */
    ForeignKind(String words, String conversion) {
        this(words, conversion, true);
    }

    /** @return a sentence on so many images of the kind */
    String sentence(long count) {
        return count + " of the images " + (count == 1 ? "is " : "are each ") + words + ": "
                + (isPicture ? "convert " : "get ") + (count == 1 ? "it" : "them")
                + (isPicture ? " to " : " anew, ") + remedy + ".";
    }
}
