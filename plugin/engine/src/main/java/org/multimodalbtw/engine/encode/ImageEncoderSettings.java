package org.multimodalbtw.engine.encode;

import org.multimodalbtw.engine.InputException;

/**
 * How images are encoded.
 *
 * @param form what an image becomes
 * @param folder what names of image files are relative to; empty: they are complete
 * @param components of a descriptor: most values of an encoded row, 1 to 844
 * @param side of the square that pixels are scaled to, 8 to 512
 * @param maxImages so many images of a patient are kept where they stay pixels, the first ones, 1 to 1000
 * @param model of the frozen form: the TorchScript file; empty for the others
 */
public record ImageEncoderSettings(
        ImageForm form, String folder, int components, int side, int maxImages, String model) {

    private static final int USUAL_IMAGES = 8;

    /** @throws InputException if a value is out of its range */
    public ImageEncoderSettings {
        // absent in what earlier versions wrote
        maxImages = maxImages == 0 ? USUAL_IMAGES : maxImages;
        model = model == null ? "" : model;
        if (form == ImageForm.FROZEN && model.isBlank()) {
            throw new InputException(
                    "No file of a model is named.", "Name a TorchScript file, or let images become something else.");
        }
        if (maxImages < 1 || maxImages > 1000) {
            throw new InputException(maxImages + " images of a patient are to be kept.", "Choose 1 to 1000.");
        }
        if (components < 1 || components > ImageDescriptor.SIZE) {
            throw new InputException(
                    components + " values are to describe an image.", "Choose 1 to " + ImageDescriptor.SIZE + ".");
        }
        if (side < 8 || side > 512) {
            throw new InputException("Images are to have sides of " + side + " pixels.", "Choose 8 to 512.");
        }
    }

    /** @return 100 components of the descriptor (a comparison on validation rows; docs/METHOD.md) */
    public static ImageEncoderSettings defaults() {
        return new ImageEncoderSettings(ImageForm.DESCRIPTOR, "", 100, 64, USUAL_IMAGES, "");
    }
}
