package org.multimodalbtw.nodes.image;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.multimodalbtw.engine.encode.image.ImageEncoder;
import org.multimodalbtw.nodes.encoder.EncoderNode;
import org.multimodalbtw.nodes.encoder.TableEncoder;

/** Turns images into a tensor: one modality. */
public final class ImageEncoderNodeFactory extends DefaultNodeFactory {

    private static final EncoderNode<ImageEncoderParameters> ENCODER = new EncoderNode<>(new TableEncoder<>(
            "image",
            ImageEncoderParameters::new,
            (parameters, rows, monitor) -> ImageEncoder.fit(
                    parameters.modality(), rows, parameters.patient(), parameters.settings(), monitor)));

    private static final DefaultNode NODE = DefaultNode.create()
            .name("Image Encoder")
            .icon("image-encoder.png")
            .shortDescription(
                    "Turns images, such as X-rays and slices of scans, into a tensor that a multimodal network reads.")
            .fullDescription(
                    """
                    <p>Turns the images of each patient into one modality. Images are cells of PNG images, or names of PNG, JPEG,
                    TIFF, BMP and GIF files (8 or 16 bits grey, colour; turned upright as their EXIF data say; of several in a file
                    the first), or of DICOM files, of which each frame is an image, seen through the window that the file gives. What
                    is transparent is white, or black where an image has only light ink. Images are scaled with their proportions kept.</p>
                    <p>Of a DICOM file only what says how its pictures look is read; names of patients in it are neither shown nor
                    kept. A warning counts the files that say that names are burnt into their pictures, or may have them.</p>
                    <p>Several images of a patient, in several columns or in several rows with the same patient, are averaged after
                    they are encoded; where images stay pixels, the network learns which of them count. What is learnt, such as means and leading components, is learnt from the images of the
                    <b>training rows</b> alone: connect the table that says which rows those are, usually the labels with a split
                    column, to the second input.</p>
                    <p>A <i>local model</i> is one TorchScript file that somebody else trained. It is called with the pixels of one image, float32 [1, 3, side,
                    side], standardised as is usual for ImageNet; its first result is the vector. <b>It is a program</b>, like any software: it is read first
                    and refused if it can do anything but compute, and runs in a process of its own. Whoever gets the encoder, the model or the workflow gets a
                    copy of it. An administrator can
                    forbid all such models, or name some that run without being read first.</p>
                    <p>An image that cannot be read, is cut or damaged, is of another kind such as WebP or DICOM compressed as JPEG 2000, or has more than 100 million pixels counts as missing; a warning
                    names such images. A patient without any image lacks the modality.</p>
                    <h3>How to read the result</h3>
                    <p>The view shows how many images there were and what became of them.</p>
                    """)
            .sinceVersion(5, 8, 0)
            .dynamicPorts(ports -> EncoderNode.addPorts(
                    "Images, or names of image files, in one or more rows for each patient.", ports))
            .model(model -> model.parametersClass(ImageEncoderParameters.class)
                    .configure(ENCODER::configure)
                    .execute(ENCODER::execute))
            .addView(EncoderNode::view)
            .nodeType(NodeType.Manipulator)
            .keywords(
                    "picture",
                    "x-ray",
                    "scan",
                    "radiology",
                    "png",
                    "jpeg",
                    "dicom",
                    "tensor",
                    "modality",
                    "multimodal",
                    "combine images and text");

    /** For the platform. */
    public ImageEncoderNodeFactory() {
        super(NODE);
    }

    /** @return what the node does, for tables of which no dialog asks */
    public static TableEncoder<?> encoder() {
        return ENCODER.encoder();
    }
}
