package org.multimodalbtw.engine.report.page;

import java.util.Map;
import java.util.Optional;

/** Every item of TRIPOD+AI (Collins et al. 2024, BMJ 385:e078378), in our own words: filled, by hand, or not applicable. */
final class ChecklistSection implements Section {

    @Override
    public String title() {
        return "TRIPOD+AI";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        Map<TripodItem, Answer> answers = Checklist.of(data);
        long filled = answers.values().stream()
                .filter(answer -> answer.state() == Answer.State.FILLED)
                .count();
        page.paragraph(
                "The items of TRIPOD+AI (Collins and others, BMJ 2024; 385: e078378), each in a few words of our own; the original "
                        + "counts. " + filled + " of " + answers.size()
                        + " are filled from the data, as far as these say it. 'By hand' has a line to write on.");
        page.open("div", "class", "scroll")
                .open("table", "class", "checklist")
                .element("caption", "Items of TRIPOD+AI");
        page.open("thead").open("tr");
        for (String head : new String[] {"Item", "Asks for", "State", "Answer"}) {
            page.element("th", head, "scope", "col", "class", "words");
        }
        page.close("tr").close("thead").open("tbody");
        answers.forEach((item, answer) -> write(item, answer, page));
        page.close("tbody").close("table").close("div");
    }

    private static void write(TripodItem item, Answer answer, Html page) {
        page.open("tr").element("th", item.number(), "scope", "row", "class", "words");
        page.element("td", item.asks(), "class", "words");
        page.element("td", answer.state().word(), "class", "words");
        page.open("td", "class", "words").text(answer.text());
        if (answer.state() == Answer.State.BY_HAND) {
            page.element("span", "", "class", "line");
        }
        page.close("td").close("tr");
    }
}
