package org.multimodalbtw.engine.encode.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts whose line breaks an export wrote as signs: {@code \n} of programs where there is no other line break and no path of a file, and one of them can hardly begin a word,
 * {@code \.br\} of HL7 version 2 and {@code _x000D_} of spreadsheets.
 */
final class EscapedText {

    static final String CARRIAGE_RETURN = "_x000D_";

    private static final Pattern HL7 =
            Pattern.compile("\\\\(?:\\.(?:br|sp|ce|in|ti|fi|nf|sk)[-+]?\\d*|X(?:0[aAdD])+)\\\\");
    private static final Pattern PROGRAM = Pattern.compile("\\\\r\\\\n|\\\\[nrt]");
    /** One that can hardly begin a word: with another, behind a sign, or before a space, a number or a capital. */
    private static final Pattern CLEAR = Pattern.compile(
            "\\\\r\\\\n|\\\\[nrt]\\\\[nrt]|[\\p{Punct}\\s&&[^\\\\]]\\\\[nrt]|\\\\[nrt](?=[\\s\\p{Lu}\\d*•-]|$)");

    private static final Pattern PATH = Pattern.compile("\\b[A-Za-z]:\\\\|\\\\\\\\\\w");

    private EscapedText() {}

    /**
     * @param text a text
     * @return the same with line breaks; empty where none is written as a sign
     */
    static Optional<PlainText> of(String text) {
        String plain = text.replace(CARRIAGE_RETURN, "\n");
        String sign = plain.equals(text) ? "" : CARRIAGE_RETURN;
        Matcher hl7 = HL7.matcher(plain);
        if (hl7.find()) {
            sign = sign.isEmpty() ? hl7.group() : sign;
            plain = hl7.replaceAll("\n");
        }
        Matcher program = PROGRAM.matcher(plain);
        boolean hasBreaks = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        boolean isClear = !hasBreaks
                && CLEAR.matcher(plain).find()
                && !PATH.matcher(plain).find();
        if (isClear && program.find()) {
            sign = sign.isEmpty() ? program.group() : sign;
            plain = program.replaceAll("\n");
        }
        return sign.isEmpty() ? Optional.empty() : Optional.of(new PlainText(plain, sign));
    }
}
