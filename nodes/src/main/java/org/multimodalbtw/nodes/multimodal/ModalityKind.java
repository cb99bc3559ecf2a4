package org.multimodalbtw.nodes.multimodal;

import org.knime.node.parameters.widget.choices.Label;

/** What a table holds, as the analyst says it. */
enum ModalityKind {
    @Label(
            value = "Automatic",
            description =
                    "Seen from the types of the columns, from what a Cohort Reader found, or else from the first rows: several rows for each "
                            + "patient are measurements, or notes if they hold long texts.")
    AUTOMATIC,
    @Label(value = "Table", description = "Numbers and categories, one row for each patient: Tabular Encoder.")
    TABLE,
    @Label(value = "Series", description = "Measurements over time: Series Encoder.")
    SERIES,
    @Label(value = "Text", description = "Notes and reports: Text Encoder.")
    TEXT,
    @Label(value = "Images", description = "Pictures, or names of their files: Image Encoder.")
    IMAGES,
    @Label(
            value = "Vectors",
            description =
                    "Lists of numbers, such as embeddings, one row for each patient: Tabular Encoder, without other columns.")
    VECTORS
}
