package org.multimodalbtw.host.run;

import java.util.regex.Pattern;

/**
 * Texts as a terminal may get them. Names of columns and files come from others: control characters in them would colour, move or delete what
 * a person sees, and marks of writing direction would change its order.
 */
final class Printable {

    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\n\t]]");

    private Printable() {}

    /**
     * @param text any text
     * @return the same with a question mark for each of these characters but line breaks and tabs
     */
    static String of(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
