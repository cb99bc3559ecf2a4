package org.multimodalbtw.nodes.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataType;
import org.multimodalbtw.engine.explain.Contributions;
import org.multimodalbtw.engine.explain.Effort;
import org.multimodalbtw.engine.explain.Explainer;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.port.MultimodalModelPortObjectSpec;

/**
 * How much each modality moved the prediction: of classes to which one, then a column a modality, of labels a column a label and modality;
 * where contributions may be drawn, their standard errors in the same order.
 *
 * @param target what is predicted
 * @param modalities the modalities' names in the model's order
 * @param withErrors whether there are columns of standard errors
 */
public record ContributionColumns(Target target, List<String> modalities, boolean withErrors)
        implements PredictionColumns.Group {

    /**
     * @param model what the model says of itself
     * @param effort how contributions are found
     * @return the columns
     */
    public static ContributionColumns of(MultimodalModelPortObjectSpec model, Effort effort) {
        List<String> modalities = Modality.names(model.modalities());
        return new ContributionColumns(
                model.target(), modalities, effort == Effort.USUAL && modalities.size() > Explainer.MOST_EXACT);
    }

    /**
     * @param target the target's name
     * @return the name of the column with the class whose probability is explained
     */
    public static String to(String target) {
        return "Contributions to (" + target + ")";
    }

    /**
     * @param target what is predicted
     * @param modality a modality's name
     * @return the names of the columns with its contributions: one, or of labels one a label
     */
    public static List<String> of(Target target, String modality) {
        return ends(target).stream()
                .map(end -> "Contribution of " + modality + end)
                .toList();
    }

    /** What stands behind the modality in a column's name. */
    private static List<String> ends(Target target) {
        return target.match(
                classes -> List.of(""),
                labels -> PredictionColumns.probabilities(labels).values().stream()
                        .map(probability -> " to " + probability)
                        .toList(),
                number -> List.of(""));
    }

    @Override
    public List<DataColumnSpec> specs() {
        List<DataColumnSpec> specs = new ArrayList<>();
        if (target instanceof OfClass) {
            specs.add(Columns.nominal(to(target.name()), target.classes()));
        }
        for (int explained = 0; explained < ends(target).size(); explained++) {
            for (String modality : modalities) {
                specs.add(Columns.number(of(target, modality).get(explained)));
            }
        }
        if (withErrors) {
            for (String end : ends(target)) {
                modalities.forEach(
                        modality -> specs.add(Columns.number("Standard error of contribution of " + modality + end)));
            }
        }
        return specs;
    }

    /** @return its cells; missing where the row lacks the modality or has no contributions */
    @Override
    public List<DataCell> cells(RowPrediction row) {
        if (row.contributions().isEmpty()) {
            return Collections.nCopies(specs().size(), DataType.getMissingCell());
        }
        Contributions found = row.contributions().get();
        List<DataCell> cells = new ArrayList<>();
        if (target instanceof OfClass) {
            cells.add(Columns.cell(target.classes().get(found.outputs()[0])));
        }
        add(found.values(), row, cells);
        if (withErrors) {
            found.errors()
                    .ifPresentOrElse(
                            errors -> add(errors, row, cells),
                            () -> cells.addAll(
                                    Collections.nCopies(specs().size() - cells.size(), DataType.getMissingCell())));
        }
        return cells;
    }

    private static void add(double[][] values, RowPrediction row, List<DataCell> cells) {
        for (double[] ofOutput : values) {
            for (int modality = 0; modality < ofOutput.length; modality++) {
                cells.add(
                        row.unimodal()[modality] == null
                                ? DataType.getMissingCell()
                                : Columns.cell(ofOutput[modality]));
            }
        }
    }
}
