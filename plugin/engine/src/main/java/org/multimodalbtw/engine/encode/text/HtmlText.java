package org.multimodalbtw.engine.encode.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts with tags and entities of HTML. A tag has a name of HTML and only attributes with values, so that {@code <0.5} and
 * {@code a<b and c>d} are none; a text has tags if one of them can hardly be anything else: it closes, has an attribute, or breaks a line.
 */
final class HtmlText {

    /** A note that was escaped once more, as in XML, has tags only behind its entities. */
    private static final int MOST_LAYERS = 3;

    private static final Set<String> BLOCKS =
            words("address article aside blockquote body br center dd div dl dt fieldset"
                    + " footer form h1 h2 h3 h4 h5 h6 head header hr html img li main nav ol option p pre section table tbody td tfoot"
                    + " th thead title tr ul");
    private static final Set<String> INLINE = words(
            "a abbr acronym b big cite code col colgroup del dfn em font i input ins kbd"
                    + " label link mark meta nobr o:p q s samp select small span strike strong sub sup textarea tt u var wbr");
    /** What breaks a line also stands alone. */
    private static final Set<String> ALONE = words("br hr p li div td tr");

    private static final Pattern TAG = Pattern.compile(
            "<(?<close>/)?(?<name>[a-zA-Z][a-zA-Z0-9:]{0,12})"
                    + "(?<attributes>(?:\\s++[-\\w:.]++\\s*+=\\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\\s\"'<>=]++))*+)\\s*+(?<empty>/)?>");
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#(?<number>\\d{1,7})|#[xX](?<hex>\\p{XDigit}{1,6})|(?<name>\\w{2,8}));");

    private static final Map<String, String> NAMED =
            entities("amp & lt < gt > quot \" apos ' deg ° micro µ plusmn ± le ≤ ge ≥ ne ≠"
                    + " times × middot · bull • ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » hellip … copy ©"
                    + " reg ® trade ™ euro € pound £ sect § para ¶ frac12 ½ frac14 ¼ frac34 ¾ sup1 ¹ sup2 ² sup3 ³ ordm º ordf ª permil ‰"
                    + " alpha α beta β gamma γ delta δ Delta Δ mu μ omega ω larr ← rarr → uarr ↑ darr ↓ infin ∞ asymp ≈ szlig ß auml ä ouml ö"
                    + " uuml ü Auml Ä Ouml Ö Uuml Ü euml ë iuml ï aacute á eacute é iacute í oacute ó uacute ú yacute ý Aacute Á Eacute É"
                    + " Iacute Í Oacute Ó Uacute Ú agrave à egrave è igrave ì ograve ò ugrave ù Agrave À Egrave È acirc â ecirc ê icirc î"
                    + " ocirc ô ucirc û Acirc Â Ecirc Ê atilde ã otilde õ ntilde ñ Ntilde Ñ ccedil ç Ccedil Ç aring å Aring Å aelig æ"
                    + " AElig Æ oslash ø Oslash Ø oelig œ iexcl ¡ iquest ¿");
    private static final Set<String> SPACES = words("nbsp ensp emsp thinsp");
    private static final String SOFT_HYPHEN = "shy";

    private HtmlText() {}

    private static Set<String> words(String names) {
        return Set.of(names.split(" "));
    }

    private static Map<String, String> entities(String pairs) {
        String[] words = pairs.split(" ");
        Map<String, String> entities = new HashMap<>();
        for (int pair = 0; pair < words.length; pair += 2) {
            entities.put(words[pair], words[pair + 1]);
        }
        return Map.copyOf(entities);
    }

    /**
     * @param text a text
     * @return the text without tags and with characters in place of entities; empty where it has neither
     */
    static Optional<PlainText> of(String text) {
        String sign = "";
        String plain = text;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            Optional<String> tag = tag(plain);
            String bare = tag.isPresent() ? withoutTags(plain) : plain;
            Matcher entity = ENTITY.matcher(bare);
            String found = tag.or(() -> entity.results()
                            .map(HtmlText::known)
                            .filter(name -> !name.isEmpty())
                            .findFirst())
                    .orElse("");
            if (found.isEmpty()) {
                break;
            }
            sign = sign.isEmpty() ? found : sign;
            plain = ENTITY.matcher(bare).replaceAll(match -> Matcher.quoteReplacement(character(match)));
        }
        return sign.isEmpty() ? Optional.empty() : Optional.of(new PlainText(plain, sign));
    }

    /** The first tag that shows that the text is HTML, without its attributes. */
    private static Optional<String> tag(String text) {
        if (text.indexOf('<') < 0) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            String name = tag.group("name").toLowerCase(Locale.ROOT);
            boolean isClear =
                    tag.group("close") != null || !tag.group("attributes").isEmpty() || ALONE.contains(name);
            if (isClear && (BLOCKS.contains(name) || INLINE.contains(name))) {
                return Optional.of("<" + name + ">");
            }
        }
        return Optional.empty();
    }

    private static String withoutTags(String text) {
        return TAG.matcher(UnseenParts.without(text))
                .replaceAll(match -> Matcher.quoteReplacement(inPlaceOf(match.group(), match.group(2))));
    }

    private static String inPlaceOf(String tag, String written) {
        String name = written.toLowerCase(Locale.ROOT);
        return INLINE.contains(name) ? "" : BLOCKS.contains(name) ? "\n" : tag;
    }

    /** The entity as it is written, if there is such a character; else nothing. */
    private static String known(MatchResult entity) {
        return character(entity).equals(entity.group()) ? "" : entity.group();
    }

    private static String character(MatchResult entity) {
        if (entity.group(1) != null) {
            return character(entity.group(), Integer.parseInt(entity.group(1)));
        }
        if (entity.group(2) != null) {
            return character(entity.group(), Integer.parseInt(entity.group(2), 16));
        }
        String name = entity.group(3);
        return SPACES.contains(name) ? " " : SOFT_HYPHEN.equals(name) ? "" : NAMED.getOrDefault(name, entity.group());
    }

    private static String character(String written, int point) {
        if (!Character.isValidCodePoint(point)
                || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            return written;
        }
        return Character.isISOControl(point) || Character.isSpaceChar(point) ? " " : Character.toString(point);
    }
}
