package org.multimodalbtw.engine.report.page;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.model.TrainingInsight;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * All that a report is written from.
 *
 * @param model the model
 * @param extras further columns of the predictions
 * @param rows one a prediction, in the order of their table
 * @param labels what is known of the labels
 * @param scores what the learner scored; empty where its table is not there
 * @param read what was read of each column; empty where no table says so
 * @param wishes what the analyst wants to be in it
 * @param asked columns of the labels that are to be looked at
 */
public record ReportData(
        Model model,
        ExtraColumns extras,
        List<PatientRow> rows,
        Labelling labels,
        List<Score> scores,
        Optional<ColumnTable> read,
        Wishes wishes,
        Asked asked) {

    /** Without columns of the labels to look at. */
    public ReportData(
            Model model,
            ExtraColumns extras,
            List<PatientRow> rows,
            Labelling labels,
            List<Score> scores,
            Optional<ColumnTable> read,
            Wishes wishes) {
        this(model, extras, rows, labels, scores, read, wishes, Asked.NONE);
    }

    /** Copies the lists. */
    public ReportData {
        rows = List.copyOf(rows);
        scores = List.copyOf(scores);
    }

    /**
     * A model and what it carries.
     *
     * @param manifest what it says of itself
     * @param weightShare how much weights count where what single modalities say is put together, 0 to 1
     * @param insight what training found, where that was kept
     * @param reference with what its predictions are compared, where that was kept
     * @param conclusion what its training came to, in sentences
     * @param inputs what its modalities are encoded from, where it carries its encoders
     */
    public record Model(
            ModelManifest manifest,
            double weightShare,
            Optional<TrainingInsight> insight,
            Optional<Reference> reference,
            String conclusion,
            List<Input> inputs) {

        /** @return the modalities' names in the model's order */
        List<String> modalities() {
            return manifest.modalities().stream().map(TensorColumn::name).toList();
        }
    }

    /**
     * What a modality is encoded from.
     *
     * @param modality its name
     * @param encoder what sort of encoder reads it, for example {@code "tabular"}
     * @param columns the columns that it takes
     */
    public record Input(String modality, String encoder, List<String> columns) {}

    /**
     * What is known of the labels.
     *
     * @param areThere whether there are any
     * @param groups the column that says which rows belong together, where there is one
     * @param withoutPrediction how many of their rows the predictions lack
     */
    public record Labelling(boolean areThere, Optional<String> groups, long withoutPrediction) {

        /** No labels. */
        public static final Labelling NONE = new Labelling(false, Optional.empty(), 0);
    }

    /**
     * Columns of the labels that are to be looked at.
     *
     * @param subgroups by whose values figures are told apart
     * @param scores scores in use, to compare the model with
     */
    public record Asked(List<LabelColumn> subgroups, List<LabelColumn> scores) {

        /** None. */
        public static final Asked NONE = new Asked(List.of(), List.of());

        /** Copies the lists. */
        public Asked {
            subgroups = List.copyOf(subgroups);
            scores = List.copyOf(scores);
        }
    }

    /**
     * What the analyst wants.
     *
     * @param title the page's heading; empty for a usual one
     * @param note a line below it, for example who wrote it and when; empty for none
     * @param event the class that is looked for; empty for the rarest
     * @param withIds whether RowIDs may stand in it
     * @param patient the RowID of the one patient whom it is about; empty for the cohort
     */
    public record Wishes(String title, String note, String event, boolean withIds, String patient) {

        /** Nothing in particular. */
        public static final Wishes NONE = new Wishes("", "", "", false, "");
    }
}
