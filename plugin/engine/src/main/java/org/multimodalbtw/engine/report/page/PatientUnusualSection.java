package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.Quantile;

/** What is unusual about one patient, beside the other predicted rows. */
final class PatientUnusualSection implements Section {

    /** A share of rows that is small. */
    private static final double RARE = .05;

    /** Fewer rows are nothing to compare with. */
    private static final int FEWEST_ROWS = 20;

    @Override
    public String title() {
        return "What is unusual";
    }

    @Override
    public Optional<String> lacks(ReportData data) {
        return data.rows().size() < FEWEST_ROWS
                ? Optional.of("There are fewer than " + FEWEST_ROWS + " predicted rows to compare the patient with.")
                : Optional.empty();
    }

    @Override
    public void write(ReportData data, Html page) {
        List<String> sentences = sentences(data, Patient.of(data));
        if (sentences.isEmpty()) {
            page.paragraph("Nothing stands out beside the other predicted rows.");
        } else {
            page.list(sentences);
        }
    }

    private static List<String> sentences(ReportData data, PatientRow row) {
        List<String> sentences = new ArrayList<>();
        List<String> modalities = data.model().modalities();
        for (int modality = 0; modality < modalities.size(); modality++) {
            int one = modality;
            double[] others = data.rows().stream()
                    .filter(PatientRow::isPredicted)
                    .mapToDouble(other -> other.divergences()[one])
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            if (row.lacks(modality)) {
                long lacking =
                        data.rows().stream().filter(other -> other.lacks(one)).count();
                if (lacking <= RARE * data.rows().size()) {
                    sentences.add(modalities.get(modality) + " is lacking, as in only "
                            + Written.part(lacking, data.rows().size()) + " of the rows.");
                }
            } else if (others.length >= FEWEST_ROWS && row.divergences()[modality] > Quantile.of(others, 1 - RARE)) {
                sentences.add("What " + modalities.get(modality)
                        + " says alone disagrees with the prediction more than in 95 % of the rows.");
            }
        }
        for (int column = 0; column < data.extras().texts().size(); column++) {
            String name = data.extras().texts().get(column);
            String text = row.extras().texts().get(column);
            if (name.startsWith("Unlike training") && !text.isEmpty()) {
                sentences.add(name + ": " + text + ".");
            }
        }
        return sentences;
    }
}
