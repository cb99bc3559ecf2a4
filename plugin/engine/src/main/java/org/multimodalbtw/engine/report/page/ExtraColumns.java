package org.multimodalbtw.engine.report.page;

import java.util.List;

/**
 * Columns of a table of predictions that not every model has, known by their names.
 *
 * @param contributions numbers: what each modality contributed
 * @param numbers other numbers: how certain a prediction is
 * @param texts words: sets, and what is unlike training
 */
public record ExtraColumns(List<String> contributions, List<String> numbers, List<String> texts) {

    /** Begins the names of columns with contributions. */
    private static final String CONTRIBUTION = "Contribution of ";

    private static final List<String> CERTAINTY =
            List.of("Set (", "Open (", "Low (", "High (", "Decided", "Disagreement", "Unlike training in");

    /** Copies the lists. */
    public ExtraColumns {
        contributions = List.copyOf(contributions);
        numbers = List.copyOf(numbers);
        texts = List.copyOf(texts);
    }

    /** No such column. */
    public static final ExtraColumns NONE = new ExtraColumns(List.of(), List.of(), List.of());

    /**
     * What stands in the columns of a row, in their order.
     *
     * @param contributions NaN where a cell lacks
     * @param numbers NaN where a cell lacks
     * @param texts empty where a cell lacks
     */
    public record Values(double[] contributions, double[] numbers, List<String> texts) {

        /** Of no column. */
        public static final Values NONE = new Values(new double[0], new double[0], List.of());
    }

    /**
     * @param column a column's name
     * @return whether it holds what a modality contributed
     */
    public static boolean isContribution(String column) {
        return column.startsWith(CONTRIBUTION);
    }

    /**
     * @param column a column's name
     * @return whether it says how certain a prediction is
     */
    public static boolean isCertainty(String column) {
        return CERTAINTY.stream().anyMatch(column::startsWith);
    }

    /** What a column of contributions is about, for a person. */
    static String ofWhat(String column) {
        return column.substring(CONTRIBUTION.length());
    }
}
