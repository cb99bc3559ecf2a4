package org.multimodalbtw.engine.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Writes a whole page. */
public final class ReportPage {

    private static final List<Section> OF_COHORT = List.of(
            new AboutSection(),
            new CohortSection(),
            new ReadSection(),
            new ScoresSection(),
            new CalibrationSection(),
            new DecisionSection(),
            new SubgroupSection(),
            new ContributionsSection(),
            new WeightsSection(),
            new CertaintySection(),
            new ErrorsSection(),
            new LimitsSection(),
            new SettingsSection(),
            new ChecklistSection());

    private static final List<Section> OF_PATIENT = List.of(
            new PatientPredictionSection(),
            new PatientContributionsSection(),
            new PatientWeightsSection(),
            new PatientUnusualSection(),
            new PatientLimitsSection());

    /** Black on white, so that it prints as it is seen. */
    private static final String STYLE =
            """
            @page { size: A4; margin: 18mm 16mm; }
            * { box-sizing: border-box; }
            html { background: #fff; color: #000; color-scheme: light; }
            body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; font: 15px/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
            h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .5rem; }
            h2 { font-size: 1.25rem; border-bottom: 2px solid #000; margin: 2.2rem 0 .8rem; padding-bottom: .2rem; break-after: avoid; }
            p, ul { margin: 0 0 .8rem; } ul, ol { padding-left: 1.3rem; }
            nav ol { columns: 2; margin: 0 0 .8rem; } nav a { color: #000; }
            .why { font-style: italic; }
            .scroll { overflow-x: auto; margin: 0 0 1.2rem; }
            table { border-collapse: collapse; width: 100%; font: 13px/1.4 Arial, Helvetica, sans-serif; font-variant-numeric: tabular-nums; }
            caption { text-align: left; font-weight: bold; padding: .3rem 0; }
            th { overflow-wrap: break-word; } th, td { border-bottom: 1px solid #999; padding: .25rem .5rem; vertical-align: top; text-align: left; }
            thead th { border-bottom: 2px solid #000; } tbody th { font-weight: normal; }
            .number { text-align: right; } td.number { white-space: nowrap; } .words { min-width: 4.5rem; }
            tbody th.words { min-width: 6rem; } .checklist tbody th { min-width: 3rem; font-weight: bold; }
            small { display: block; color: #333; font-size: 11.5px; }
            tr, figure, table.whole { break-inside: avoid; } thead { display: table-header-group; }
            figure { margin: 0 0 1rem; } figcaption { font-size: .9rem; } svg { max-width: 100%; height: auto; font-family: Arial, Helvetica, sans-serif; }
            .line { display: block; border-bottom: 1px solid #000; height: 1.6rem; min-width: 10rem; }
            footer { border-top: 1px solid #999; margin-top: 2rem; padding-top: .5rem; font-size: .85rem; }
            @media (max-width: 30rem) { body { padding: .8rem; } nav ol { columns: 1; } }
            @media print { body { max-width: none; padding: 0; font-size: 10.5pt; } table { font-size: 8.5pt; } small { font-size: 7.5pt; }
              .scroll { overflow: visible; } .words, tbody th.words { min-width: 0; } nav { display: none; } td.number { white-space: normal; } }
            """;

    private ReportPage() {}

    /**
     * @param data what the page is about
     * @return the page, of the cohort or of the one patient that is wished for: HTML that is well-formed XML too
     * @throws org.multimodalbtw.engine.InputException if there is no such patient or event
     */
    public static String write(ReportData data) {
        boolean isOfPatient = !data.wishes().patient().isEmpty();
        if (isOfPatient) {
            Patient.of(data);
        }
        Event.of(data);
        String title = data.wishes().title().isEmpty()
                ? usualTitle(data, isOfPatient)
                : data.wishes().title();
        Html page = new Html();
        page.markup("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", policy());
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "referrer", "content", "no-referrer");
        page.element("title", title)
                .open("style")
                .markup(STYLE)
                .close("style")
                .close("head")
                .open("body");
        body(data, title, isOfPatient ? OF_PATIENT : OF_COHORT, page);
        return page.close("body").close("html").toString();
    }

    private static void body(ReportData data, String title, List<Section> sections, Html page) {
        page.open("header").element("h1", title);
        if (!data.wishes().note().isEmpty()) {
            page.paragraph(data.wishes().note());
        }
        page.close("header");
        if (sections == OF_COHORT) {
            page.open("nav", "aria-label", "Contents").open("ol");
            for (int index = 0; index < sections.size(); index++) {
                page.open("li")
                        .element("a", sections.get(index).title(), "href", "#section-" + (index + 1))
                        .close("li");
            }
            page.close("ol").close("nav");
        }
        page.open("main");
        for (int index = 0; index < sections.size(); index++) {
            section(data, sections.get(index), "section-" + (index + 1), page);
        }
        page.close("main");
        page.element(
                "footer",
                "Made by the node Multimodal Report from what was connected to it; nothing was added. The same data give the same page.");
    }

    private static void section(ReportData data, Section section, String id, Html page) {
        page.open("section", "id", id).element("h2", section.title());
        Optional<String> lacks = section.lacks(data);
        if (lacks.isPresent()) {
            page.element("p", lacks.get(), "class", "why");
        } else {
            section.write(data, page);
        }
        page.close("section");
    }

    private static String usualTitle(ReportData data, boolean isOfPatient) {
        String target = data.model().manifest().target().name();
        return isOfPatient
                ? "Prediction of '" + target + "' for '" + data.wishes().patient() + "'"
                : "Report on a model that predicts '" + target + "'";
    }

    /** Nothing is loaded, nothing runs, and the only style is the page's own. */
    private static String policy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return "default-src 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(hash) + "'; base-uri 'none'; form-action 'none'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
