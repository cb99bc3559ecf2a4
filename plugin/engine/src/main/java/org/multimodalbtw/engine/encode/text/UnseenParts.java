package org.multimodalbtw.engine.encode.text;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser does not show of a page: comments, declarations, scripts and styles. One without an end is text. */
final class UnseenParts {

    private static final Pattern BEGINNING =
            Pattern.compile("(?i)<!--|<!doctype[^<>]*+>|<\\?xml[^<>]*+>|<(?<element>script|style)\\b[^<>]*+>");
    private static final String COMMENT = "<!--";
    private static final Map<String, Pattern> ENDS = Map.of(
            COMMENT,
            Pattern.compile("-->"),
            "script",
            Pattern.compile("(?i)</script\\s*+>"),
            "style",
            Pattern.compile("(?i)</style\\s*+>"));

    private final String text;
    /** What has no end any more, and is not looked for again: a text may begin it a hundred thousand times. */
    private final Set<String> endless = new HashSet<>();

    private UnseenParts(String text) {
        this.text = text;
    }

    /** @return the text with a blank in place of each of them; in a time that grows with its length */
    static String without(String text) {
        return new UnseenParts(text).seen();
    }

    private String seen() {
        StringBuilder seen = new StringBuilder();
        Matcher beginning = BEGINNING.matcher(text);
        int done = 0;
        int next = 0;
        while (beginning.find(next)) {
            int end = end(beginning);
            next = beginning.end();
            if (end >= 0) {
                seen.append(text, done, beginning.start()).append(' ');
                done = end;
                next = end;
            }
        }
        return seen.append(text, done, text.length()).toString();
    }

    /** Where the part ends that begins here; -1 if it does not. */
    private int end(Matcher beginning) {
        String element = beginning.group("element");
        String kind = element == null ? beginning.group() : element.toLowerCase(Locale.ROOT);
        Pattern wanted = ENDS.get(kind);
        if (wanted == null) {
            return beginning.end();
        }
        Matcher end = wanted.matcher(text);
        if (!endless.contains(kind) && end.find(beginning.end())) {
            return end.end();
        }
        endless.add(kind);
        return -1;
    }
}
