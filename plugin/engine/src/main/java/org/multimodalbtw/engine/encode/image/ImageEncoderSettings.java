package org.multimodalbtw.engine.encode.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.Limits;

/**
 * How images are encoded.
 *
 * @param form what an image becomes
 * @param folder what names of image files are relative to; empty: they are complete
 * @param components of a descriptor: most values of an encoded row, 1 to 1012, in the first generation to 844
 * @param side of the square that pixels are scaled to, 8 to 512
 * @param maxImages so many images of a patient are kept where they stay pixels, the first ones, 1 to 1000
 * @param model of the frozen form: the TorchScript file; empty for the others
 * @param generation how pictures are read: {@value #FIRST}, also where it is absent in what earlier versions wrote; from {@value #SEEN}
 *     on transparency lies on white, alpha leaves grey as it is, 16 bits are stretched between quantiles, files that are cut are refused,
 *     and descriptors have colours; from {@value #DICOM} on DICOM files are read; from {@value #CURRENT} on transparent pictures of light ink
 *     alone lie on black
 * @param confined whether files must lie in the folder, where one is named; {@code false}, also where it is absent in what earlier versions
 *     wrote: those outside are read, with a warning
 */
public record ImageEncoderSettings(
        ImageForm form,
        String folder,
        int components,
        int side,
        int maxImages,
        String model,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int generation,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean confined) {

    /** As in the first version. */
    public static final int FIRST = 0;

    /** As pictures look, without DICOM. */
    public static final int SEEN = 1;

    /** With DICOM, all that is transparent on white. */
    public static final int DICOM = 2;

    /** As it is for new encoders. */
    public static final int CURRENT = 3;

    private static final int USUAL_IMAGES = 8;

    /** As the canonical constructor, with files from anywhere. */
    public ImageEncoderSettings(
            ImageForm form, String folder, int components, int side, int maxImages, String model, int generation) {
        this(form, folder, components, side, maxImages, model, generation, false);
    }

    /** @throws InputException if a value is out of its range */
    public ImageEncoderSettings {
        Objects.requireNonNull(form);
        Objects.requireNonNull(folder);
        // absent in what earlier versions wrote
        maxImages = maxImages == 0 ? USUAL_IMAGES : maxImages;
        model = model == null ? "" : model;
        if (form == ImageForm.FROZEN && model.isBlank()) {
            throw new InputException(
                    "No file of a model is named.", "Name a TorchScript file, or let images become something else.");
        }
        Limits.between("'Most images of a patient'", maxImages, 1, 1000);
        Limits.between("'Values for each image'", components, 1, ImageDescriptor.size(generation));
        Limits.between("'Side in pixels'", side, 8, 512);
        Limits.between("The generation of the encoder", generation, FIRST, CURRENT);
    }

    /** @return 100 components of the descriptor (a comparison on validation rows; docs/METHOD.md) */
    public static ImageEncoderSettings defaults() {
        return new ImageEncoderSettings(ImageForm.DESCRIPTOR, "", 100, 64, USUAL_IMAGES, "", CURRENT, true);
    }

    /** @return pixels of 64 x 64, of at most 8 images of a patient */
    public static ImageEncoderSettings ofPixels() {
        return new ImageEncoderSettings(ImageForm.PIXELS, "", 100, 64, USUAL_IMAGES, "", CURRENT, true);
    }
}
