package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Locale;

/** Endings of files with pictures. */
public final class ImageNames {

    private static final List<String> READ =
            List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".dcm", ".dicom", ".ima");
    private static final List<String> FOREIGN = List.of(".nii", ".nii.gz", ".svs", ".webp", ".heic");

    private static final List<String> VOLUMES = List.of(".mha", ".mhd", ".nrrd");

    private ImageNames() {}

    /**
     * @param name the name of a file
     * @return whether the Image Encoder reads such files
     */
    public static boolean isRead(String name) {
        return ends(name, READ);
    }

    /**
     * @param name the name of a file
     * @return whether it is a picture of a kind that has to be converted before it is read
     */
    public static boolean isToBeConverted(String name) {
        return isForeign(name) || ends(name, VOLUMES);
    }

    static boolean isForeign(String name) {
        return ends(name, FOREIGN);
    }

    private static boolean ends(String name, List<String> endings) {
        if (name.indexOf('.') < 0) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return endings.stream().anyMatch(lower::endsWith);
    }
}
