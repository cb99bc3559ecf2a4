/** The Prediction Evaluator node. */
package org.multimodalbtw.nodes.evaluator;
