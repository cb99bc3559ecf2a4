package org.multimodalbtw.engine.encode.text;

/**
 * A term of a text.
 *
 * @param position its place in the vocabulary
 * @param weight how much it counts
 */
record WeightedTerm(int position, double weight) {}
