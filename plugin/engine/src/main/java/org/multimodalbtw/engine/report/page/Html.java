package org.multimodalbtw.engine.report.page;

import java.util.List;

/** Writes markup that is well-formed as HTML and as XML. Whatever it is given becomes text, never markup. */
final class Html {

    /** Stands for what would hide, turn round or break a text. */
    private static final char BOX = '\u25a1';

    /** A space at which no line ends. */
    private static final char NO_BREAK = '\u00a0';

    private final StringBuilder out = new StringBuilder();

    /**
     * @param tag an element's name
     * @param attributes names and values in turn
     * @return this, within the element
     */
    Html open(String tag, String... attributes) {
        begin(tag, attributes);
        out.append('>');
        return this;
    }

    /**
     * @param tag the innermost element that is open
     * @return this, behind it
     */
    Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /**
     * @param tag the name of an element without content
     * @param attributes names and values in turn
     * @return this
     */
    Html empty(String tag, String... attributes) {
        begin(tag, attributes);
        out.append("/>\n");
        return this;
    }

    private void begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
    }

    /**
     * @param text any text
     * @return this
     */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /**
     * @param tag an element's name
     * @param text its only content
     * @param attributes names and values in turn
     * @return this
     */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /**
     * @param text a paragraph
     * @return this
     */
    Html paragraph(String text) {
        return element("p", text);
    }

    /**
     * @param texts the entries of a list; nothing is written of none
     * @return this
     */
    Html list(List<String> texts) {
        if (!texts.isEmpty()) {
            open("ul");
            texts.forEach(text -> element("li", text));
            close("ul");
        }
        return this;
    }

    /**
     * @param markup what this class wrote elsewhere, or fixed text without user's data
     * @return this
     */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    /** @return what was written */
    @Override
    public String toString() {
        return out.toString();
    }

    /**
     * @param text any text
     * @return the same without a character that markup gives a meaning, and with a box for each one that is not seen
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.replaceAll("(?<=\\d) %", NO_BREAK + "%").codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isVisible(point) ? point : BOX);
            }
        });
        return escaped.toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
