/** Scoring new rows with a trained model. */
package org.multimodalbtw.engine.predict;
