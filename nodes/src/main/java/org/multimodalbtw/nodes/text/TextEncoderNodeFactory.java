package org.multimodalbtw.nodes.text;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.nodes.encoder.EncoderNode;
import org.multimodalbtw.nodes.encoder.TableEncoder;

/** Turns texts into a tensor: one modality. */
public final class TextEncoderNodeFactory extends DefaultNodeFactory {

    private static final EncoderNode<TextEncoderParameters> ENCODER =
            new EncoderNode<>(new TableEncoder<>("text", TextEncoderParameters::new, new TextLearning()));

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Text Encoder")
            .icon("text-encoder.png")
            .shortDescription("Turns texts, such as notes and reports, into a tensor that a multimodal network reads.")
            .fullDescription(
                    """
                    <p>Turns the texts of each row, for example the history and the findings of a patient, into a row of numbers
                    of one modality. Parts of words, or words and pairs of words, are weighted by how often a text has them and how
                    few texts do (TF-IDF), and condensed to the directions in which the training texts differ most (latent semantic
                    analysis). This works in any language that is written with words, from a few hundred texts on, and leaves
                    nothing to download.</p>
                    <p>With thousands of texts, the words themselves can be handed on: the network then learns what each means for the
                    outcome and which of them count. Or a language model that somebody else trained, and that lies on this computer, reads
                    the texts.</p>
                    <p>Such a model is a folder with <tt>model.pt</tt>, a TorchScript file, and <tt>tokenizer.json</tt>. It is called with the
                    numbers of a text's tokens and a mask, both int64 [1, tokens]; its first result is a vector for each token, which are averaged, or
                    one for the text. <b>It is a program</b>, like any software: it is read first and refused if it can do anything but compute, and runs
                    in a process of its own. Whoever gets the encoder, the model or the workflow gets a copy of it. An administrator can
                    forbid all such models, or name some that run without being read first.</p>
                    <p>The vocabulary and the directions are learnt from the <b>training rows</b> alone. Connect the table that
                    says which rows those are, usually the labels with a split column, to the second input.</p>
                    <p>A patient may have several notes, one a row: a column then names the patient, and the notes are joined in the
                    order of their times. With <i>Known at</i>, notes that are written after the moment of prediction are left out
                    and counted.</p>
                    <p>A row whose texts are all missing or empty lacks the modality. A text of unknown words alone gives zeros,
                    and a warning says how many there are.</p>
                    <h3>How to read the result</h3>
                    <p>The view shows what became of each column. In Tensor to Table each value is named after the words, or parts
                    of words, that move it most.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(
                    ports -> EncoderNode.addPorts("Texts, in one or more rows for each patient or sample.", ports))
            .model(model -> model.parametersClass(TextEncoderParameters.class)
                    .configure(ENCODER::configure)
                    .execute(ENCODER::execute))
            .addView(EncoderNode::view)
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "notes",
                    "reports",
                    "words",
                    "TF-IDF",
                    "latent semantic analysis",
                    "tensor",
                    "modality",
                    "multimodal",
                    "EHR",
                    "language model",
                    "combine images and text");

    /** For the platform. */
    public TextEncoderNodeFactory() {
        super(NODE);
    }

    /** @return what the node does, for tables of which no dialog asks */
    public static TableEncoder<?> encoder() {
        return ENCODER.encoder();
    }
}
