package org.multimodalbtw.spark.door;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param scores every variant's metrics and differences, each with the cells of {@link #COLUMNS}
 * @param conclusion one sentence
 * @param notes what the analyst should know of labels and tensors, one sentence each
 */
public record ComparisonResult(List<Object[]> scores, String conclusion, List<String> notes) {

    /** The columns of scores, with the names that the BTW Learner gives them in KNIME. */
    public static final List<ModelFacts.Column> COLUMNS = List.of(
            text("Network"),
            text("Rows"),
            number("Number of rows"),
            text("Metric"),
            number("Value"),
            number("Lower end (95 %)"),
            number("Upper end (95 %)"),
            number("Standard deviation"),
            text("Role"),
            text("Modality"),
            text("Subtracted role"),
            text("Subtracted modality"));

    private static ModelFacts.Column text(String name) {
        return new ModelFacts.Column(name, ModelFacts.Kind.TEXT);
    }

    private static ModelFacts.Column number(String name) {
        return new ModelFacts.Column(name, ModelFacts.Kind.NUMBER);
    }
}
