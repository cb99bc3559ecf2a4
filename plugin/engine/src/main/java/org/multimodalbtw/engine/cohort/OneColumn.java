package org.multimodalbtw.engine.cohort;

import java.util.Optional;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.InputException;

/** Files of which a single column is seen, mostly because of what stands between their columns. */
final class OneColumn {

    private static final Pattern SEVERAL = Pattern.compile("[^,;\\t|]+([,;\\t|]\\s*[^,;\\t|]+)+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d_-]*");
    private static final int LONGEST_SHOWN = 60;
    private static final String REMEDY =
            "take away the quote at the begin and at the end of each line, or split the column in a spreadsheet program";

    private OneColumn() {}

    /**
     * @param header the names of a file's columns
     * @return what it holds: a clause; empty where it has several columns, or one with a word as its name
     */
    static Optional<String> reason(String[] header) {
        if (header.length > 1 || WORD.matcher(header[0]).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                isQuoted(header)
                        ? "one column, " + shown(header) + ", as each line stands in quotes as a whole: " + REMEDY
                        : "no column besides the id, " + shown(header)
                                + "; if there are more, separate them with commas, semicolons or tabs");
    }

    /** @throws InputException if each line of labels stands in quotes as a whole */
    static void refuseLabels(CsvFile labels) {
        String[] header = labels.layout().header();
        if (header.length == 1 && isQuoted(header)) {
            throw new InputException(
                    "File " + labels.fileName() + " has a single column, " + shown(header)
                            + ": each line stands in quotes as a whole.",
                    Character.toUpperCase(REMEDY.charAt(0)) + REMEDY.substring(1) + ".");
        }
    }

    private static boolean isQuoted(String[] header) {
        return SEVERAL.matcher(header[0]).matches();
    }

    private static String shown(String[] header) {
        String name = header[0];
        return "'" + (name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name) + "'";
    }
}
