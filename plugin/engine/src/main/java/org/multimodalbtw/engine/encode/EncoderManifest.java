package org.multimodalbtw.engine.encode;

import java.util.List;

/**
 * The manifest of a saved tabular encoder. The numbers lie apart from it, in the order of the columns and elements.
 *
 * @param formatVersion the version of this format
 * @param encoder {@code "tabular"}
 * @param engineVersion the version of the engine that wrote it
 * @param modality the modality's name
 * @param settings how it was fitted
 * @param trainingRows how many rows it was fitted on
 * @param columns the columns that are kept
 * @param report what became of each input column
 */
record EncoderManifest(
        int formatVersion,
        String encoder,
        String engineVersion,
        String modality,
        TabularEncoderSettings settings,
        long trainingRows,
        List<Column> columns,
        List<EncodingReport.Column> report) {

    /**
     * A column that is kept.
     *
     * @param categories those with a feature of their own, empty for numbers and vectors
     * @param rareCategories the other ones
     * @param length the vectors' length, 1 for numbers and categories
     * @param elements the elements that are kept, empty for numbers and categories
     * @param indicator whether there is an indicator of empty cells
     */
    record Column(
            String name,
            TableColumn.Kind kind,
            List<String> categories,
            List<String> rareCategories,
            int length,
            List<Element> elements,
            boolean indicator) {}

    /**
     * An element of a vector.
     *
     * @param index its place
     * @param indicator whether it has an indicator of its own
     */
    record Element(int index, boolean indicator) {}
}
