package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is found out once for each different text of a column: most texts of a table come again.
 *
 * @param isImage whether it names a picture that is read
 * @param isForeignImage whether it names a picture of another kind
 * @param isDate whether it is a date, a point in time or a time of day
 * @param words how many words it has
 */
record TextLook(boolean isImage, boolean isForeignImage, boolean isDate, int words) {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    static TextLook at(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean image = ImageNames.isRead(lower);
        return new TextLook(
                image, !image && ImageNames.isForeign(lower), DateText.isDate(text), SPACES.split(text).length);
    }
}
