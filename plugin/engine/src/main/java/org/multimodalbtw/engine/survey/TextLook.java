package org.multimodalbtw.engine.survey;

import java.util.regex.Pattern;

/**
 * What is found out once for each different text of a column: most texts of a table come again.
 *
 * @param isImage whether it names a picture that is read
 * @param isForeignImage whether it names a picture of another kind
 * @param isDate whether it is a date, a point in time or a time of day
 * @param saysNothing whether it is a word for empty, as {@link NoResult#says}
 * @param words how many words it has
 */
record TextLook(boolean isImage, boolean isForeignImage, boolean isDate, boolean saysNothing, int words) {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    static TextLook at(String text) {
        boolean image = ImageNames.isRead(text);
        return new TextLook(
                image, !image && ImageNames.isForeign(text), DateText.isDate(text), NoResult.says(text), wordsOf(text));
    }

    private static int wordsOf(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isWhitespace(text.charAt(index))) {
                return SPACES.split(text).length;
            }
        }
        return 1;
    }
}
