package org.multimodalbtw.engine.dicom;

import java.util.Set;

/** Whether the name of a patient may be written into the pixels themselves. */
public enum BurntIn {
    /** The file says no, or says nothing and is of a kind where names are rare. */
    UNLIKELY,
    /** The file says nothing, and is an ultrasound or was made of a screen, where names are usual. */
    POSSIBLE,
    /** The file says so. */
    SAID;

    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final Set<String> WITH_NAMES = Set.of("US", "IVUS", "SC");

    static BurntIn of(DataSet data) {
        String said = data.text(Tags.BURNT_IN);
        if (!said.isEmpty()) {
            return said.equals("NO") ? UNLIKELY : SAID;
        }
        String kind = data.text(Tags.SOP_CLASS);
        boolean isCapture = kind.equals(SECONDARY_CAPTURE)
                || kind.startsWith(SECONDARY_CAPTURE + ".")
                || !data.text(Tags.CONVERSION_TYPE).isEmpty();
        return isCapture || WITH_NAMES.contains(data.text(Tags.MODALITY)) ? POSSIBLE : UNLIKELY;
    }
}
