package org.multimodalbtw.engine.pretrain;

/**
 * What a row shows of a modality.
 *
 * @param values as they are shown
 * @param hidden of each number of a row of one fixed shape, or of each of its items, whether it is hidden
 */
record View(float[] values, boolean[] hidden) {}
