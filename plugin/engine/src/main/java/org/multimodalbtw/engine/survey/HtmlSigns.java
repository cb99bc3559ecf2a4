package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs beside numbers as web pages write them: {@code &lt;0.1}, {@code 5&nbsp;mg}. */
final class HtmlSigns {

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("lt", "<"),
            Map.entry("#60", "<"),
            Map.entry("gt", ">"),
            Map.entry("#62", ">"),
            Map.entry("le", "≤"),
            Map.entry("#8804", "≤"),
            Map.entry("ge", "≥"),
            Map.entry("#8805", "≥"),
            Map.entry("nbsp", " "),
            Map.entry("#160", " "),
            Map.entry("thinsp", " "),
            Map.entry("deg", "°"),
            Map.entry("#176", "°"),
            Map.entry("micro", "µ"),
            Map.entry("#181", "µ"),
            Map.entry("mu", "µ"),
            Map.entry("minus", "-"),
            Map.entry("ndash", "-"),
            Map.entry("percnt", "%"));

    /** A sign whose own begin was written so again is as common: {@code &amp;lt;}. */
    private static final Pattern SIGN = Pattern.compile("&(?:amp;)?(#?\\w{2,6});");

    private HtmlSigns() {}

    /**
     * @param cell a cell
     * @return the cell with the signs that these stand for; itself where it has none that is known
     */
    static String plain(String cell) {
        if (cell.indexOf('&') < 0 || cell.indexOf(';') < 0) {
            return cell;
        }
        return SIGN.matcher(cell)
                .replaceAll(sign -> Matcher.quoteReplacement(SIGNS.getOrDefault(sign.group(1), sign.group())))
                .strip();
    }
}
