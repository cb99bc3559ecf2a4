package org.multimodalbtw.engine.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.report.page.ReportData.Wishes;
import org.multimodalbtw.engine.train.Split;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportPageTest {

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "yes\" onload=\"alert(1)",
            "no' & </td></table><img src=x onerror=alert(1)>",
            "\u202elabs\u200f\u0000\ud800]]>",
            "<style>@import 'x'; a{background:url(x)}</style>");

    static Stream<ReportData> all() {
        return Stream.of(
                Reports.whole(Wishes.NONE),
                Reports.whole(new Wishes("<b>Title</b>", "\"note\"", "", true, ""), HOSTILE),
                Reports.whole(new Wishes("", "", "", false, Reports.id(7)), HOSTILE),
                Reports.bare(),
                Reports.ofNumbers());
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsLoadedAndNothingRuns(ReportData data) throws Exception {
        Document page = parsed(ReportPage.write(data));
        Set<String> allowed = Set.of(
                ("html head meta title style body header nav main section footer h1 h2 p ul ol li a span small div"
                                + " table caption thead tbody tr th td figure figcaption svg line polyline rect circle text")
                        .split(" "));
        Set<String> attributes = Set.of(
                ("lang charset http-equiv content name id class href aria-label scope role viewBox width height x y x1"
                                + " x2 y1 y2 points cx cy r fill stroke stroke-width stroke-dasharray font-size text-anchor")
                        .split(" "));
        NodeList elements = page.getElementsByTagName("*");
        for (int index = 0; index < elements.getLength(); index++) {
            Element element = (Element) elements.item(index);
            assertTrue(allowed.contains(element.getTagName()), element.getTagName());
            for (int at = 0; at < element.getAttributes().getLength(); at++) {
                assertTrue(attributes.contains(element.getAttributes().item(at).getNodeName()), element.getTagName());
            }
            assertTrue(element.getAttribute("href").matches("|#section-\\d+"), element.getAttribute("href"));
        }
        String style = page.getElementsByTagName("style").item(0).getTextContent();
        assertEquals(1, page.getElementsByTagName("style").getLength());
        assertFalse(style.contains("url(") || style.contains("@import") || style.contains("http"), style);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(hash)
                        + "'; base-uri 'none'; form-action 'none'",
                ((Element) page.getElementsByTagName("meta").item(1)).getAttribute("content"));
    }

    @Test
    void namesAreShownAsTheyAreAndWhatIsNotSeenAsABox() throws Exception {
        Document page = parsed(ReportPage.write(Reports.whole(Wishes.NONE, HOSTILE)));
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("<script>alert(1)</script>"), text);
        assertTrue(text.contains("no' & </td></table><img src=x onerror=alert(1)>"), text);
        assertTrue(text.contains("\u25a1labs\u25a1\u25a1\u25a1]]>"), text);
        assertFalse(text.contains("\u202e") || text.contains("\u200f"), text);
    }

    @Test
    void everyPictureSaysWhatItShows() throws Exception {
        NodeList pictures = parsed(ReportPage.write(Reports.whole(Wishes.NONE))).getElementsByTagName("svg");
        assertEquals(4, pictures.getLength(), "calibration, curves, contributions and weights");
        for (int index = 0; index < pictures.getLength(); index++) {
            Element picture = (Element) pictures.item(index);
            assertEquals("img", picture.getAttribute("role"));
            assertFalse(picture.getAttribute("aria-label").isBlank());
            assertEquals(
                    picture.getAttribute("aria-label"),
                    picture.getElementsByTagName("title").item(0).getTextContent());
        }
    }

    @Test
    void theSameInputsGiveTheSameBytes() {
        assertEquals(
                ReportPage.write(Reports.whole(Wishes.NONE, HOSTILE)),
                ReportPage.write(Reports.whole(Wishes.NONE, HOSTILE)));
    }

    @Test
    void noRowIdOccursUnlessItIsAskedFor() {
        Pattern anyId = Pattern.compile("patient-\\d+-of-ward");
        String without = ReportPage.write(Reports.whole(Wishes.NONE));
        assertFalse(anyId.matcher(without).find(), without);
        List<String> found = new ArrayList<>();
        Matcher with = anyId.matcher(ReportPage.write(Reports.whole(new Wishes("", "", "", true, ""))));
        while (with.find()) {
            found.add(with.group());
        }
        assertTrue(found.contains(Reports.id(3)) && found.contains(Reports.id(4)) && found.contains(Reports.id(5)));
        assertTrue(found.contains(Reports.id(99)), "a row without the event and with a probability of .995");
        Matcher one = anyId.matcher(ReportPage.write(Reports.whole(new Wishes("", "", "", false, Reports.id(7)))));
        while (one.find()) {
            assertEquals(Reports.id(7), one.group());
        }
    }

    /** Of 50 test rows the 10 whose number ends in 9 lack imaging; .1 in 40 and 0 in 10 are .08 in the mean. */
    @Test
    void contributionsAndCertaintyAreOfTheTestRows() throws Exception {
        String text = parsed(ReportPage.write(Reports.whole(Wishes.NONE)))
                .getDocumentElement()
                .getTextContent();
        assertTrue(text.contains("over 50 test rows, to which a row that lacks the kind of data adds 0"), text);
        assertTrue(Pattern.compile("imaging\\s*40\\s*0\\.08").matcher(text).find(), text);
        assertTrue(text.contains("Figures over 50 test rows"), text);
        assertFalse(text.contains("that the model learnt from, or that chose"), text);
    }

    /**
     * Of the 50 test rows, those with an odd number, the 10 whose number is 1 in fives have the event; so have a score of 1, the others 0: its AUROC is 1.
     * Half of the test rows are of a ward.
     */
    @Test
    void subgroupsAndScoresThatWereAskedForAreInIt() throws Exception {
        ReportData whole = Reports.whole(Wishes.NONE);
        Map<String, String> wards = new HashMap<>();
        Map<String, Double> sofa = new HashMap<>();
        for (int row = 0; row < whole.rows().size(); row++) {
            wards.put(Reports.id(row), row < 50 ? "north" : "south");
            sofa.put(Reports.id(row), Reports.hasEvent(row) ? 7. : 2.);
        }
        ReportData asked = new ReportData(
                whole.model(),
                whole.extras(),
                whole.rows(),
                whole.labels(),
                whole.scores(),
                whole.read(),
                whole.wishes(),
                new ReportData.Asked(
                        List.of(new LabelColumn("station", wards, Map.of())),
                        List.of(new LabelColumn("sofa", Map.of(), sofa))));
        String text = parsed(ReportPage.write(asked)).getDocumentElement().getTextContent();
        assertTrue(Pattern.compile("station: north\\s*25\\s*5").matcher(text).find(), text);
        assertTrue(Pattern.compile("station: south\\s*25\\s*5").matcher(text).find(), text);
        assertTrue(
                Pattern.compile("sofa\\s*AUROC\\s*50\\s*0\\.\\d{3}\\s*0\\.\\d{3} to 0\\.\\d{3}\\s*1\\.000")
                        .matcher(text)
                        .find(),
                text);
        assertFalse(text.contains("By sex, age, ward"), text);
        assertTrue(parsed(ReportPage.write(whole))
                .getDocumentElement()
                .getTextContent()
                .contains("By sex, age, ward"));
    }

    @Test
    void whereRowsOfTrainingAreAmongThemThatIsSaid() {
        ReportData whole = Reports.whole(Wishes.NONE);
        List<PatientRow> training = whole.rows().stream()
                .filter(row ->
                        row.labelled().split().filter(Split.TRAIN::equals).isPresent())
                .toList();
        ShownRows shown = ShownRows.of(new ReportData(
                whole.model(), whole.extras(), training, whole.labels(), whole.scores(), whole.read(), whole.wishes()));
        assertEquals("all 50 predicted rows", shown.title());
        assertTrue(shown.caveat().startsWith("50 of them are rows that the model learnt from"), shown::caveat);
        assertEquals("", ShownRows.of(Reports.bare()).caveat());
    }

    @Test
    void whatLacksSaysWhatToConnect() {
        String page = ReportPage.write(Reports.bare());
        for (String sentence : List.of(
                "No labels are connected",
                "Connect the Cohort Check",
                "The outcome of no predicted row is known.",
                "Or connect the learner&#39;s table of scores.",
                "The predictions have no columns of contributions.",
                "The predictions have no columns that say how certain they are.",
                "The model does not carry its encoders",
                "Single patients are not listed")) {
            assertTrue(page.contains(sentence), sentence);
        }
        assertFalse(page.contains("NaN") || page.contains("null") || page.contains("Optional"), page);
    }

    @Test
    void figuresAreThoseOfTheTestRows() {
        String page = ReportPage.write(Reports.whole(Wishes.NONE));
        // of the 50 odd rows, 1, 11, ... 91 have the event; their mean probability is (1 + 3 + ... + 99 + 50 * .5) / 50
        // / 100
        assertTrue(page.contains("Judged by 50 test rows, which the model did not learn from."), page);
        assertTrue(
                page.matches("(?s).*the model says 5[01]\u00a0% for outcome = died; it came true in 20\u00a0%\\..*"),
                page);
        assertTrue(page.contains("10 (20\u00a0%) of the judged rows have outcome = died."), page);
        assertTrue(page.contains("0.812<small>0.700 to 0.900</small>"), page);
        assertTrue(page.contains("BTW minus unweighted"), page);
        assertTrue(page.contains("Few events: outcome = died in 10 of 50."), page);
        assertTrue(page.contains("3 rows of the labels not among the predictions"), page);
        assertTrue(
                page.contains("25 groups of &#39;ward&#39; with rows both among those learnt from and among test rows"),
                page);
        assertTrue(
                page.contains(
                        "The weights are not in use, only shown: on held-out rows they change the loss by -0.010, and its standard "
                                + "error is 0.020."),
                page);
    }

    @Test
    void numbersAreJudgedByTheirMeans() {
        String page = ReportPage.write(Reports.ofNumbers());
        assertTrue(page.contains("Rows by predicted &#39;days&#39;"), page);
        // of the two halves of the 50 odd rows: 1, 3, ... 49 with the mean 25, and 51 to 99 with the mean 75
        assertTrue(
                page.contains(
                        "<th scope=\"row\" class=\"number\">251</th>\n<td class=\"number\">25</td>\n<td class=\"number\">250</td>"),
                page);
        assertTrue(page.contains("mean absolute error (less is better)</th>\n<td class=\"number\">1.000</td>"), page);
    }

    @Test
    void aPatientsPageSpeaksInPlainWords() {
        String page = ReportPage.write(Reports.whole(new Wishes("", "", "", false, Reports.id(9))));
        assertTrue(page.contains("Prediction of &#39;outcome&#39; for &#39;" + Reports.id(9) + "&#39;"), page);
        assertTrue(
                page.contains(
                        "The model says outcome = died with a probability of 9.5\u00a0%: of 100 patients like this one, about 10 have "
                                + "it, if the model is calibrated. On average it says 30\u00a0%, so this is a "
                                + "change of -20.5 points."),
                page);
        assertTrue(page.contains("labs +0.2, imaging –."), page);
        assertTrue(page.contains("The patient lacks: imaging. The others make the prediction."), page);
        assertTrue(page.contains("Unlike training in: imaging."), page);
        assertFalse(page.contains("TRIPOD"), page);
    }

    @Test
    void anUnknownPatientOrEventIsRefused() {
        InputException patient = assertThrows(
                InputException.class, () -> ReportPage.write(Reports.whole(new Wishes("", "", "", false, "nobody"))));
        assertEquals("The predictions have no row 'nobody'.", patient.getMessage());
        InputException event = assertThrows(
                InputException.class, () -> ReportPage.write(Reports.whole(new Wishes("", "", "ill", false, ""))));
        assertEquals("The model knows no class 'ill'.", event.getMessage());
        assertTrue(ReportPage.write(Reports.whole(new Wishes("", "", "survived", false, "")))
                .contains("it came true in 80\u00a0%."));
    }

    /** As XML, without anything from outside. */
    private static Document parsed(String page) throws Exception {
        assertTrue(page.startsWith("<!DOCTYPE html>\n"));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setExpandEntityReferences(false);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        page.substring("<!DOCTYPE html>\n".length()).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void alarmsAreCountedOnTheJudgedRows() {
        ReportData data = Reports.whole(new Wishes("", "", "", false, ""));
        List<PatientRow> judged = Judged.of(data).rows();
        Event event = Event.of(data).get(0);
        long found = judged.stream()
                .filter(row -> event.isTrueOf(row) && event.probability(row) >= .3)
                .count();
        String page = ReportPage.write(data);
        String table = page.substring(page.indexOf("Alarms for outcome = died"));
        String row = table.substring(table.indexOf(">30\u00a0%<"), table.indexOf(">50\u00a0%<"));
        assertTrue(row.contains(">" + Written.share(found / 10.).replace(' ', '\u00a0')), row);
        // of 50 rows 10 have the event: .2 - .8 at 50 %, .2 - .8 / 9 at 10 %
        assertTrue(table.contains(">-0.600<") && table.contains(">0.111<"), table);
        assertTrue(page.contains("lacks imaging: yes"), "by what rows lack");
    }
}
