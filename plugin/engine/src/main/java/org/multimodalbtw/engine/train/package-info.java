/** Learning a fusion model: rows, folds, epochs, the choice among epochs, calibration, and the decision about the weights. */
package org.multimodalbtw.engine.train;
