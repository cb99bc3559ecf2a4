package org.multimodalbtw.engine.report;

import org.multimodalbtw.engine.evaluate.Variant;

/**
 * A variant of a model in a report.
 *
 * @param role what it is, as {@link org.multimodalbtw.engine.evaluate.Role#key}
 * @param modality its modality; {@code null} where it is of all together
 * @param title its name, to be shown as it is
 */
public record VariantName(String role, String modality, String title) {

    static VariantName of(Variant variant) {
        return new VariantName(variant.role().key(), variant.modality().orElse(null), variant.title());
    }
}
