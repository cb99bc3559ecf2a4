package org.multimodalbtw.nodes.series;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.encode.series.SeriesEncoder;
import org.multimodalbtw.nodes.encoder.EncoderNode;
import org.multimodalbtw.nodes.encoder.TableEncoder;

/** Turns series of measurements into a tensor: one modality. */
public final class SeriesEncoderNodeFactory extends DefaultNodeFactory {

    private static final EncoderNode<SeriesEncoderParameters> ENCODER = new EncoderNode<>(new TableEncoder<>(
            "series",
            SeriesEncoderParameters::new,
            (parameters, rows, monitor) -> SeriesEncoder.fit(
                    parameters.modality(),
                    rows,
                    parameters.seriesColumns(rows.columns()),
                    parameters.settings(),
                    monitor)));

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Series Encoder")
            .icon("series-encoder.png")
            .shortDescription(
                    "Turns measurements over time, such as vital signs, into a tensor that a multimodal network reads.")
            .fullDescription(
                    """
                    <p>Turns the measurements of each patient over time, for example vital signs and lab values of a stay, into one
                    modality. The table holds either one row for each measurement (patient, time, variable, value), with as many
                    rows for a patient as there are, or one row for each time with a column for each variable, or one row for each
                    patient with lists of numbers. Times may be irregular,
                    repeated and in any order; the rows of a patient need not stand together.</p>
                    <p>Times are numbers, or dates, as such or as texts (2150-03-31 08:00, with a zone or without), or hours and minutes
                    (36:15). Dates count in hours from the patient's first one, or from a start column such as the admission; the node
                    says which. Columns are chosen by their names; where none fits, the node names the likely one and waits for a
                    choice.</p>
                    <p>Means and spreads of each variable are learnt from the measurements of the <b>training rows</b> alone. Connect
                    the table that says which patients those are, usually the labels with a split column, to the second input: its
                    RowIDs are the patients.</p>
                    <p>A patient without a measurement in the window lacks the modality. Variables that the training rows do not have
                    are left out, and a warning names them. Tables may be larger than the memory.</p>
                    <h3>How to read the result</h3>
                    <p>The view shows each variable with its number of measurements, mean and spread. The tensor has one row for each
                    patient, whose RowID is the patient's id.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> EncoderNode.addPorts(
                    "One row for each measurement or for each time, or one row for each patient with lists of numbers.",
                    ports))
            .model(model -> model.parametersClass(SeriesEncoderParameters.class)
                    .configure(ENCODER::configure)
                    .execute(ENCODER::execute))
            .addView(EncoderNode::view)
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "time series",
                    "vital signs",
                    "measurements",
                    "irregular",
                    "tensor",
                    "modality",
                    "multimodal",
                    "EHR");

    /** For the platform. */
    public SeriesEncoderNodeFactory() {
        super(NODE);
    }

    /** @return what the node does, for tables of which no dialog asks */
    public static TableEncoder<?> encoder() {
        return ENCODER.encoder();
    }
}
