package org.multimodalbtw.engine.predict;

import java.util.List;

/**
 * What happened when a table was scored.
 *
 * @param rows how many rows
 * @param missing how many of them have no modality and so no prediction
 * @param warnings what the analyst should know, one sentence each
 * @param device where the network ran
 */
public record PredictionSummary(long rows, long missing, List<String> warnings, String device) {}
