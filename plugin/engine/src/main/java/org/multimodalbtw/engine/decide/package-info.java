/** What follows from predictions: alarms, what they find and cost, how well probabilities hold, for whom it is worse. */
package org.multimodalbtw.engine.decide;
