/**
 * How good predictions are: metrics with bootstrap intervals, and paired comparisons of two models on the same rows.
 */
package org.multimodalbtw.engine.evaluate;
