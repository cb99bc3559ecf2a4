package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Optional;

/** What the model is and what came of its training. */
final class AboutSection implements Section {

    @Override
    public String title() {
        return "What this is";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        ReportData.Model model = data.model();
        page.paragraph("A model that predicts '" + model.manifest().target().name() + "' ("
                + model.manifest().target().summary() + ") from "
                + Written.count(model.modalities().size(), "kind") + " of data on the same patients: "
                + String.join(", ", model.modalities()) + ".");
        if (!model.conclusion().isBlank()) {
            page.paragraph("What training found: " + model.conclusion());
        }
        page.paragraph(
                "The model gives figures to people who decide. It does not say what causes what, and it knows nothing that "
                        + "is not among its inputs.");
        Table inputs = new Table("What the model reads")
                .text("Kind of data")
                .text("Encoder")
                .number("Columns")
                .text("Names");
        for (ReportData.Input input : model.inputs()) {
            inputs.row(
                    input.modality(),
                    input.encoder(),
                    Written.count(input.columns().size()),
                    names(input.columns()));
        }
        if (inputs.isEmpty()) {
            page.paragraph("The model does not carry its encoders, so that the columns it reads are not known here.");
        } else {
            inputs.writeTo(page);
        }
    }

    private static String names(List<String> columns) {
        int most = 40;
        return columns.size() <= most
                ? String.join(", ", columns)
                : String.join(", ", columns.subList(0, most)) + ", and " + (columns.size() - most) + " more";
    }
}
