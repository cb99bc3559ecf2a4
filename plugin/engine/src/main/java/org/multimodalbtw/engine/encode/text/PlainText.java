package org.multimodalbtw.engine.encode.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text as a person reads it, without what only programs read: the tags and entities of HTML, the words of RTF, and line breaks that an
 * export wrote as signs.
 *
 * @param text what a person reads
 * @param sign the first sign that was removed, without anything that the text says
 */
record PlainText(String text, String sign) {

    private static final List<Function<String, Optional<PlainText>>> FORMS =
            List.of(RtfText::of, HtmlText::of, EscapedText::of);

    /**
     * @param text a text
     * @return the text without markup; empty where it has none
     */
    static Optional<PlainText> of(String text) {
        boolean mayHave = text.indexOf('<') >= 0 || text.indexOf('&') >= 0 || text.indexOf('\\') >= 0;
        if (!mayHave && !text.contains(EscapedText.CARRIAGE_RETURN)) {
            return Optional.empty();
        }
        PlainText plain = new PlainText(text, "");
        for (Function<String, Optional<PlainText>> form : FORMS) {
            plain = form.apply(plain.text).map(plain::then).orElse(plain);
        }
        return Optional.of(plain).filter(found -> !found.sign.isEmpty());
    }

    private PlainText then(PlainText next) {
        return new PlainText(next.text, sign.isEmpty() ? next.sign : sign);
    }
}
