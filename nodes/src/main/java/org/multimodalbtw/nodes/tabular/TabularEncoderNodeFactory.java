package org.multimodalbtw.nodes.tabular;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.nodes.encoder.EncoderNode;
import org.multimodalbtw.nodes.encoder.TableEncoder;

/** Turns a table into a tensor: one modality. */
public final class TabularEncoderNodeFactory extends DefaultNodeFactory {

    private static final EncoderNode<TabularEncoderParameters> ENCODER =
            new EncoderNode<>(new TableEncoder<>("tabular", TabularEncoderParameters::new, new TabularLearning()));

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Tabular Encoder")
            .icon("tabular-encoder.png")
            .shortDescription("Turns the columns of a table into a tensor that a multimodal network reads.")
            .fullDescription(
                    """
                    <p>Turns each row of a table, for example the lab values of a patient, into a row of numbers of one
                    modality. Numbers are standardised, categories become one value each, and lists of numbers are
                    standardised position by position. The RowID stays: by it the Modality Collector joins the modalities.</p>
                    <p>First it is found out what each column is: texts such as <i>12,5</i> or <i>&lt;0.10</i> are read as numbers, numbers
                    such as -999 that stand for empty become empty, and second identifiers, dates and free texts are left out, each with
                    a word. What a Cohort Reader has found out holds. New rows are read in the same way.</p>
                    <p>Means, spreads and categories are learnt from the <b>training rows</b> alone. Connect the table that says
                    which rows those are, usually the labels with a split column, to the second input.</p>
                    <p>An empty cell is filled with the training rows' median or a category of its own, and marked. A row whose
                    cells are all empty lacks the modality: the network is told so and sees no made-up numbers.</p>
                    <h3>How to read the result</h3>
                    <p>The view shows for each column what became of it: its values, mean and spread, how many cells were empty,
                    and what was left out and why. The tensor has one row for each row of the table.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> EncoderNode.addPorts("One row for each patient or sample.", ports))
            .model(model -> model.parametersClass(TabularEncoderParameters.class)
                    .configure(ENCODER::configure)
                    .execute(ENCODER::execute))
            .addView(EncoderNode::view)
            .nodeType(NodeType.Manipulator)
            .keywords("standardise", "normalise", "one-hot", "categories", "tensor", "modality", "multimodal", "EHR");

    /** For the platform. */
    public TabularEncoderNodeFactory() {
        super(NODE);
    }

    /** @return what the node does, for tables of which no dialog asks */
    public static TableEncoder<?> encoder() {
        return ENCODER.encoder();
    }
}
