package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Locale;

/** Endings of files with pictures that the Image Encoder does not read. */
final class ImageNames {

    private static final List<String> FOREIGN = List.of(
            ".dcm", ".dicom", ".ima", ".tif", ".tiff", ".bmp", ".gif", ".nii", ".nii.gz", ".svs", ".webp", ".heic");

    private ImageNames() {}

    static boolean isForeign(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FOREIGN.stream().anyMatch(lower::endsWith);
    }
}
