package org.multimodalbtw.engine.explain;

/**
 * A row of which only some modalities are seen.
 *
 * @param row its position among the rows that are scored together
 * @param seen which modalities are seen; only such as the row has, and at least one
 */
record Subset(int row, boolean[] seen) {}
