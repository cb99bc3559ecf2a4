/** Learning a fusion model: rows, folds, epochs, the choice among epochs, calibration, and the comparison with the unweighted network. */
package org.multimodalbtw.engine.train;
