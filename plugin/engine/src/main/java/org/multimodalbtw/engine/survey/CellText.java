package org.multimodalbtw.engine.survey;

/** Texts of cells without what cannot be seen around them. */
public final class CellText {

    private CellText() {}

    /**
     * @param text a cell
     * @return it without spaces of any kind, byte order marks and marks of width zero at its ends
     */
    public static String strip(String text) {
        int end = text.length();
        int start = 0;
        while (start < end && isInvisible(text.charAt(start))) {
            start++;
        }
        while (end > start && isInvisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isInvisible(char character) {
        return character <= ' '
                || character >= '\u0080'
                        && (Character.isWhitespace(character)
                                || Character.isSpaceChar(character)
                                || character == '\uFEFF'
                                || character == '\u200B'
                                || character == '\u200E'
                                || character == '\u0085');
    }
}
