package org.multimodalbtw.engine.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The places in a network where values are dropped in training, and the random bytes that each of them takes. One byte a value: it
 * is dropped if its byte is below {@code threshold}, so that rates are multiples of 1/256 and the kept values are scaled by the
 * exact rate. The bytes come from the trainer's own generator and not from libtorch's, which all threads of a JVM share.
 */
final class Dropout {

    /**
     * One place.
     *
     * @param threshold bytes below it drop their value, 1 to 255
     * @param bytesPerRow random bytes a row of the batch, over all members
     */
    record Site(int threshold, int bytesPerRow) {
        double scale() {
            return 256.0 / (256 - threshold);
        }
    }

    private final List<Site> sites = new ArrayList<>();

    Dropout(NetworkShape shape) {
        FusionSettings fusion = shape.fusion();
        int members = shape.members();
        for (int m = 0; m < shape.modalityCount(); m++) {
            add(fusion.inputDropout(), members * shape.backbone(m).features());
            add(fusion.hiddenDropout(), members * fusion.width());
            add(fusion.headDropout(), members * fusion.width());
        }
        int tokens = members * shape.modalityCount();
        add(fusion.headDropout(), Math.multiplyExact(tokens * fusion.topK(), fusion.expertWidth()));
        add(fusion.headDropout(), tokens * fusion.width());
    }

    /** All places in the order in which the network meets them; a rate of 0 is {@code null}. */
    List<Site> sites() {
        return sites;
    }

    /** Random bytes that a row of the batch takes. */
    int bytesPerRow() {
        return sites.stream()
                .filter(site -> site != null)
                .mapToInt(Site::bytesPerRow)
                .sum();
    }

    private void add(double rate, int bytesPerRow) {
        int threshold = (int) Math.round(rate * 256);
        sites.add(threshold == 0 ? null : new Site(threshold, bytesPerRow));
    }
}
