package org.multimodalbtw.engine.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.evaluate.Estimate;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.evaluate.Score;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.Reference;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.OfNumber;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.report.page.ReportData.Wishes;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.train.Split;
import org.multimodalbtw.engine.weight.WeightSettings;

/** What reports are written from: 100 rows, every second one a test row, of which every fifth has the event and every tenth lacks a modality. */
final class Reports {

    static final int ROWS = 100;

    private static final List<String> SAFE = List.of("outcome", "died", "survived", "labs", "imaging");

    private Reports() {}

    static String id(int row) {
        return "patient-" + row + "-of-ward";
    }

    /** With everything there is, by plain names. */
    static ReportData whole(Wishes wishes) {
        return whole(wishes, SAFE);
    }

    /**
     * With everything there is.
     *
     * @param names of the target, the class that is looked for, the other class, and both modalities
     */
    static ReportData whole(Wishes wishes, List<String> names) {
        ExtraColumns extras = new ExtraColumns(
                List.of("Contribution of " + names.get(3), "Contribution of " + names.get(4)),
                List.of("Disagreement"),
                List.of("Unlike training in"));
        return new ReportData(
                model(new OfClass(names.get(0), List.of(names.get(1), names.get(2))), names, OptionalInt.of(0)),
                extras,
                rows(names),
                new ReportData.Labelling(true, Optional.of("ward"), 3),
                scores(),
                Optional.of(read(names)),
                wishes);
    }

    /** Nothing but a model and predictions. */
    static ReportData bare() {
        List<PatientRow> rows = new ArrayList<>();
        for (PatientRow row : rows(SAFE)) {
            rows.add(new PatientRow(
                    row.id(),
                    row.prediction(),
                    PatientRow.Labelled.NONE,
                    row.weights(),
                    row.divergences(),
                    ExtraColumns.Values.NONE));
        }
        ReportData.Model model = model(new OfClass("outcome", List.of("died", "survived")), SAFE, OptionalInt.empty());
        return new ReportData(
                new ReportData.Model(model.manifest(), 0, Optional.empty(), Optional.empty(), "", List.of()),
                ExtraColumns.NONE,
                rows,
                ReportData.Labelling.NONE,
                List.of(),
                Optional.empty(),
                Wishes.NONE);
    }

    /** A number is predicted: true is 10 times the row's number, predicted is 1 more. */
    static ReportData ofNumbers() {
        List<PatientRow> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(new PatientRow(
                    id(row),
                    new double[] {10 * row + 1},
                    new PatientRow.Labelled(
                            Optional.of(new double[] {10 * row}), Optional.of(split(row)), Optional.empty()),
                    new double[] {1, 1},
                    new double[] {.1, .1},
                    ExtraColumns.Values.NONE));
        }
        return new ReportData(
                model(new OfNumber("days"), SAFE, OptionalInt.empty()),
                ExtraColumns.NONE,
                rows,
                new ReportData.Labelling(true, Optional.empty(), 0),
                List.of(),
                Optional.empty(),
                Wishes.NONE);
    }

    private static ReportData.Model model(Target target, List<String> names, OptionalInt event) {
        ModelManifest manifest = new ModelManifest(
                target,
                List.of(
                        TensorColumn.vector(names.get(3), List.of("x")),
                        TensorColumn.vector(names.get(4), List.of("y"))),
                FusionSettings.defaults(),
                WeightSettings.defaults(),
                new ModelManifest.Training(5, 7, Map.of("device", "cpu"), Optional.of(TrainingSettings.defaults(7))),
                Map.of("rows train", 50., ModelManifest.GUARD_GAIN, .01, ModelManifest.GUARD_ERROR, .02),
                Map.of("djl", "1"));
        double[] base = target.classes().isEmpty() ? new double[] {500} : new double[] {.3, .7};
        return new ReportData.Model(
                manifest,
                0,
                Optional.empty(),
                Optional.of(new Reference(base, event)),
                "The weights are shown only.",
                List.of(
                        new ReportData.Input(names.get(3), "tabular", List.of("crp", names.get(4))),
                        new ReportData.Input(names.get(4), "image", List.of("path"))));
    }

    private static Split split(int row) {
        return row % 2 == 0 ? Split.TRAIN : Split.TEST;
    }

    static boolean hasEvent(int row) {
        return row % 5 == 1;
    }

    private static List<PatientRow> rows(List<String> names) {
        List<PatientRow> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double probability = (row + .5) / ROWS;
            boolean lacks = row % 10 == 9;
            rows.add(new PatientRow(
                    id(row),
                    new double[] {probability, 1 - probability},
                    new PatientRow.Labelled(
                            Optional.of(hasEvent(row) ? new double[] {1, 0} : new double[] {0, 1}),
                            Optional.of(split(row)),
                            Optional.of("ward" + row / 4)),
                    new double[] {1.2, lacks ? 0 : .8},
                    new double[] {row / 1000., lacks ? Double.NaN : .2},
                    new ExtraColumns.Values(
                            new double[] {.2, lacks ? Double.NaN : -.1},
                            new double[] {row / 200.},
                            List.of(row < 10 ? names.get(4) : ""))));
        }
        return rows;
    }

    private static List<Score> scores() {
        return List.of(
                Score.of(Variant.WEIGHTED, Score.TEST, 50, Metric.AUROC, new Estimate(.8123, .7, .9)),
                Score.of(Variant.UNWEIGHTED, Score.TEST, 50, Metric.AUROC, new Estimate(.79, .68, .88)),
                Score.difference(
                        Variant.WEIGHTED,
                        Variant.UNWEIGHTED,
                        Score.TEST,
                        50,
                        Metric.AUROC,
                        new Estimate(.0223, -.01, .05)),
                Score.of(Variant.WEIGHTED, Score.HELD_OUT, 50, Metric.AUROC, new Estimate(.8, Double.NaN, Double.NaN)));
    }

    private static ColumnTable read(List<String> names) {
        return new ColumnTable(
                List.of("File", "Column", "Taken for", "Used", "State", "Oddity", "Row", "Example", "What to do"),
                List.of(
                        List.of("labs.csv", "", "table", "yes", "fine", "", "", "", ""),
                        List.of("labs.csv", "crp", "number", "yes", "fine", "", "", "", ""),
                        List.of(
                                "labs.csv",
                                names.get(4),
                                "id",
                                "no",
                                "left out",
                                "holds '" + id(3) + "' twice, for example " + id(4) + ".",
                                "5",
                                id(5),
                                "leave it out")));
    }
}
