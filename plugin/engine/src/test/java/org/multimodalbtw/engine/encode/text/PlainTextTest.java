package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads of a text: signs of markup, 20 and more, and 20 texts that only look like it. */
class PlainTextTest {

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>no fever</p> | no fever",
                "<html><body><b>Temp</b>&nbsp;38&deg;C</body></html> | Temp 38°C",
                "no fever<br/>walks<BR>eats | no fever walks eats",
                "<div class=\"note\" style='color:#333'>no fever</div> | no fever",
                "H<sub>2</sub>O and <i>E.</i> coli </p> | H2O and E. coli",
                "BP &lt;120, HR &gt; 60 &amp; stable | BP <120, HR > 60 & stable",
                "gr&ouml;&szlig;er &auml;lter | größer älter",
                "38&#176;C &#xB5;g | 38°C µg",
                "<style>p { color: red }</style><p>no fever</p><script>run(1 < 2)</script> | no fever",
                "<!-- exported --><!DOCTYPE html><p>no fever</p> | no fever",
                "&lt;p&gt;no fever&lt;/p&gt; | no fever",
                "<table><tr><td>Na</td><td>140</td></tr></table> | Na 140",
                "<o:p>no</o:p> <font face=Arial size=2>fever</font> | no fever",
                "<ul><li>pain<li>fever</ul> | pain fever",
                "<p>Na <135 and K >5</p> | Na <135 and K >5",
                "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs20 no fever\\par walks} | no fever walks",
                "{\\rtf1\\ansi Gr\\'fc\\'dfe, \\b 38\\b0 \\u176?C {\\*\\generator Riched20;}\\line stable} | Grüße, 38°C stable",
                "{\\rtf1{\\colortbl;\\red0\\green0\\blue0;}{\\info{\\author Smith}}a\\~b \\{c\\}} | a b {c}",
                "no fever\\nwalks\\n\\nPlan: rest | no fever walks Plan: rest",
                "no fever\\r\\nwalks\\teats | no fever walks eats",
                "no fever\\.br\\walks\\.sp2\\eats | no fever walks eats",
                "no fever\\X0D\\\\X0A\\walks\\X0D0A\\eats | no fever walks eats",
                "no fever_x000D_walks | no fever walks"
            })
    void markupIsNoWord(String text, String expected) {
        Optional<PlainText> plain = PlainText.of(text);
        assertEquals(Optional.of(words(expected)), plain.map(found -> words(found.text())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BP <120 and HR >60",
                "CRP <0.5 mg/l, Na > 135",
                "pain & fever, R&D and AT&T; Q&A",
                "a<b and c>d",
                "p<a and b>c",
                "<John.Smith@example.org> asked for it",
                "see <ref 3> and <Dr. Smith>",
                "grade <b> or <i>",
                "<name> was admitted to <ward>",
                "if x<i then y>i",
                "&c; and so on &",
                "the file C:\\notes\\table.txt was lost",
                "on \\\\server\\reports\\new",
                "{rtf} is a format",
                "a line\nand \\new words",
                "50\\100 and either\\or",
                "either\\nor and this\\that",
                "HTML was not used, no br or p",
                "1 < 2; 3 > 2; x000D",
                "",
                "no fever"
            })
    void whatLooksLikeMarkupStays(String text) {
        assertEquals(Optional.empty(), PlainText.of(text));
    }

    @Test
    void theSignThatIsSaidHasNothingOfTheText() {
        assertEquals(
                "<p>", PlainText.of("<p title='Smith'>pain</p>").orElseThrow().sign());
        assertEquals("&nbsp;", PlainText.of("no&nbsp;pain").orElseThrow().sign());
        assertEquals("\\rtf", PlainText.of("{\\rtf1 Smith}").orElseThrow().sign());
        assertEquals("\\n", PlainText.of("no pain\\nSmith").orElseThrow().sign());
    }

    @Test
    void brokenMarkupEndsTheText() {
        assertEquals("no", PlainText.of("{\\rtf1 no").orElseThrow().text());
        assertEquals("", PlainText.of("{\\rtf1\\").orElseThrow().text());
        assertEquals("a", PlainText.of("{\\rtf1 a}}}\\'z").orElseThrow().text().strip());
        assertEquals("x <p", PlainText.of("<b>x</b> <p").orElseThrow().text());
        assertEquals(
                "&#55357; &#99999999;b",
                PlainText.of("&#55357; &#99999999;<i class=a>b</i>")
                        .orElseThrow()
                        .text());
    }
}
