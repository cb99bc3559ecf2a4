/**
 * What a person looks at: weights, training, encoders and the surroundings, counted and averaged so that a page can draw them as
 * they are, however many rows there are.
 */
package org.multimodalbtw.engine.report;
