/** From raw network outputs to calibrated, weighted and pooled predictions: the same rule in training and for new rows. */
package org.multimodalbtw.engine.scoring;
