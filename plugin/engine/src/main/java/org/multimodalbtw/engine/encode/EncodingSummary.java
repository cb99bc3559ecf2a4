package org.multimodalbtw.engine.encode;

import java.util.List;

/**
 * What happened when rows were encoded.
 *
 * @param rows how many rows were written
 * @param missing in how many of them the modality is missing
 * @param warnings what the analyst should know, for example how many cells held an unseen category; one sentence each
 */
public record EncodingSummary(long rows, long missing, List<String> warnings) {

    /** Keeps its own copy of the list. */
    public EncodingSummary {
        warnings = List.copyOf(warnings);
    }
}
