package org.multimodalbtw.engine.evidence.cell;

import java.util.List;
import java.util.Locale;
import org.multimodalbtw.engine.adapt.Way;

/**
 * All that the result of one adaptation follows from.
 *
 * @param site where to
 * @param patients how many rows of the site are learnt from
 * @param seed of the model and of the draw
 * @param way what goes on
 * @param data fingerprint of the set's tables
 * @param version fingerprint of the product's classes
 */
record SiteKey(Site site, int patients, long seed, Way way, String data, String version) {

    /** Fingerprint of the model that is adapted, but for its seed and its program. */
    String print() {
        return Fingerprint.of(List.of(site.toString(), data));
    }

    /** As {@code --adapt-by} takes it. */
    String wayName() {
        return way.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the result's file, in a folder of the program, the site and the seed. */
    String file() {
        return wayName() + "-" + patients + "-" + print() + ".json";
    }

    /** Whether another key differs in nothing but the program. */
    boolean isOfTheSame(SiteKey other) {
        return other.of(version).equals(this);
    }

    private SiteKey of(String program) {
        return new SiteKey(site, patients, seed, way, data, program);
    }
}
