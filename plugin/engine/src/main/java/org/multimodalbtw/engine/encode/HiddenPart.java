package org.multimodalbtw.engine.encode;

/**
 * A row that was encoded again with one part of it hidden.
 *
 * @param part what was hidden: where it lies in a picture or a text; no content of the row
 * @param value what a person may know of it, with nothing that fewer than {@link FeatureShare#FEWEST_PATIENTS} rows have; empty as a rule
 * @param values the row's tensor without that part
 */
public record HiddenPart(String part, String value, float[] values) {}
