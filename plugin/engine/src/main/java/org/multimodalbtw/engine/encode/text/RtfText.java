package org.multimodalbtw.engine.encode.text;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/** Texts in the Rich Text Format 1.9: its words are passed over, with the groups that hold fonts, colours, styles and pictures. */
final class RtfText {

    private static final String BEGINNING = "{\\rtf";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Set<String> UNSEEN = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "object",
            "header",
            "footer",
            "listtable",
            "listoverridetable",
            "generator",
            "themedata",
            "datastore",
            "latentstyles",
            "rsidtbl",
            "xmlnstbl",
            "fldinst");
    private static final Set<String> BREAKS = Set.of("par", "line", "sect", "page", "row", "cell", "tab");
    private static final int HEX = 16;
    /** What {@code \\u} gives for characters above 32,767 is negative. */
    private static final int UNSIGNED = 65_536;

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private int depth;
    /** From this depth on nothing is seen; 0: all is. */
    private int hidden;

    private boolean isIgnorable;
    /** So many characters stand for the last one given by its number. */
    private int skipped;

    private RtfText(String source) {
        this.source = source;
    }

    /**
     * @param text a text
     * @return what it says; empty where it is no RTF
     */
    static Optional<PlainText> of(String text) {
        String stripped = text.stripLeading();
        return stripped.startsWith(BEGINNING)
                ? Optional.of(new PlainText(new RtfText(stripped).read(), "\\rtf"))
                : Optional.empty();
    }

    private String read() {
        while (at < source.length()) {
            char sign = source.charAt(at++);
            switch (sign) {
                case '{' -> depth++;
                case '}' -> close();
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> add(String.valueOf(sign));
            }
        }
        return text.toString().strip();
    }

    private void close() {
        hidden = hidden == depth ? 0 : hidden;
        depth--;
        isIgnorable = false;
    }

    private void add(String characters) {
        if (skipped > 0) {
            skipped--;
        } else if (hidden == 0) {
            text.append(characters);
        }
        isIgnorable = false;
    }

    private void control() {
        if (at >= source.length()) {
            return;
        }
        char sign = source.charAt(at);
        if (Character.isLetter(sign)) {
            word();
            return;
        }
        at++;
        switch (sign) {
            case '\'' -> hex();
            case '*' -> isIgnorable = true;
            case '~' -> add(" ");
            case '{', '}', '\\' -> add(String.valueOf(sign));
            case '\r', '\n' -> add("\n");
            default -> {}
        }
    }

    private void hex() {
        int end = Math.min(at + 2, source.length());
        int value = number(source.substring(at, end), HEX);
        at = end;
        if (value >= 0) {
            add(WINDOWS.decode(ByteBuffer.wrap(new byte[] {(byte) value})).toString());
        }
    }

    private static int number(String digits, int radix) {
        try {
            return Integer.parseInt(digits, radix);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private void word() {
        int start = at;
        while (at < source.length() && Character.isLetter(source.charAt(at))) {
            at++;
        }
        String word = source.substring(start, at);
        int from = at;
        if (at < source.length() && source.charAt(at) == '-') {
            at++;
        }
        while (at < source.length() && Character.isDigit(source.charAt(at))) {
            at++;
        }
        String parameter = source.substring(from, at);
        if (at < source.length() && source.charAt(at) == ' ') {
            at++;
        }
        act(word, parameter);
    }

    private void act(String word, String parameter) {
        boolean hides = isIgnorable || UNSEEN.contains(word);
        isIgnorable = false;
        if (hides && hidden == 0) {
            hidden = depth;
        } else if (BREAKS.contains(word)) {
            add(word.equals("tab") || word.equals("cell") ? " " : "\n");
        } else if (word.equals("u") && !parameter.isEmpty()) {
            int point = number(parameter, 10);
            add(String.valueOf((char) (point < 0 ? point + UNSIGNED : point)));
            skipped = 1;
        }
    }
}
