package org.multimodalbtw.engine.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.multimodalbtw.engine.evidence.cell.EvidencePage;

/** Writes the second part of {@code docs/EVIDENCE.md} from the outcomes of finished units. */
final class EvidenceReport {

    private static final String CORRUPTED =
            """

                ## Corrupted test rows

                A share of the test rows has one of its modalities corrupted, after encoding; training rows are clean. Loss of each variant minus loss of the unweighted network on the same rows (log loss; mosi: absolute error), below 0
                is better. *Left out* is told which modality it is and takes it for missing: about what there is to gain. *Detection* is the area under the ROC curve of "the weight is low" for "this modality of this row is corrupted", over all modalities that the rows have, at 30 %.

                """;

    private static final String VIEWS =
            """

                ## Views of pure noise

                Views of 50 standard normal numbers, which have nothing to do with the target, are added to training and test rows. Loss minus that of the unweighted network on the same rows.

                | set | views | variant | loss | minus unweighted | mean weight of noise / of the others |
                |---|---|---|---|---|---|
                """;

    private final OutcomeFile file;
    private final Path baselines;
    private final StringBuilder text = new StringBuilder();

    EvidenceReport(OutcomeFile file, Path data) {
        this.file = file;
        baselines = data.resolve("BASELINES.md");
    }

    void write(Path target) throws IOException {
        Findings findings = new Findings();
        CleanTable cleanTable = new CleanTable(baselines, findings);
        CorruptionTable corruptionTable = new CorruptionTable(findings);
        StringBuilder clean = new StringBuilder();
        StringBuilder corrupted = new StringBuilder();
        StringBuilder views = new StringBuilder();
        StringBuilder folds = new StringBuilder();
        for (EvidenceSet set : EvidenceSet.ALL) {
            List<Outcome> outcomes = file.of(set.name());
            clean.append(cleanTable.of(set, outcomes, true));
            corrupted.append(corruptionTable.of(set, outcomes));
            views.append(NoiseViewTable.of(set, outcomes));
            if (set.small()) {
                folds.append(cleanTable.of(set, outcomes, false));
            }
        }
        head();
        text.append(findings.conclusions());
        text.append("\n## Clean test rows, the sets' own split\n\n").append(clean);
        text.append("\n## Repeated five-fold cross-validation over all rows\n\n")
                .append(folds);
        text.append(CORRUPTED).append(corrupted);
        text.append(VIEWS).append(views);
        sweep();
        EvidencePage.writeBehind(target, text.toString());
    }

    private void head() {
        text.append(
                """
                ## Variants of the weights

                Written by `test-workflows/evidence variants --data DIR` from the six public development sets (their licences differ; they are no part of this project). One default configuration for all sets, chosen on held-out rows, with one exception: that long tails of a modality's values are
                not unusual, and that calibration doubts perfect held-out rows, was added after an earlier run, whose test rows of physionet2012 (log loss .0008 higher) and breast_tcga (far too certain with 16 experts) had shown the need.
                Each variant is trained with the same seeds and folds. Intervals are 95 %: on a set's own split over seeds and test rows together, in cross-validation after Nadeau and Bengio. *Default* is what BTW Learner does unless it is told
                otherwise: KL x MI in the agreement direction, guarded, and unusual data count less. The other variants have no guard. The scikit-learn figures are the best of many models, chosen on test rows, so that a tie with them is a good result.

                """);
    }

    private void sweep() throws IOException {
        Path sweep = file.folder().resolve("sweep").resolve("sweep.jsonl");
        if (!Files.exists(sweep)) {
            return;
        }
        List<Sweep.Line> all = Sweep.lines(sweep);
        List<String> sets = all.stream().map(Sweep.Line::set).distinct().toList();
        text.append(
                """

                ## Options of the network

                Loss of held-out rows (log loss; mosi: mean absolute error) with one option changed at a time, unweighted, one seed. Test rows take no part. Differences below about .01 are noise.

                """);
        text.append("| option | ").append(String.join(" | ", sets)).append(" |\n|---|");
        text.append("---|".repeat(sets.size())).append('\n');
        for (String option : Sweep.names()) {
            text.append("| ").append(option);
            for (String set : sets) {
                all.stream()
                        .filter(line -> line.set().equals(set) && line.option().equals(option))
                        .forEach(line -> text.append(" | ").append(Cells.number(line.loss())));
            }
            text.append(" |\n");
        }
    }
}
