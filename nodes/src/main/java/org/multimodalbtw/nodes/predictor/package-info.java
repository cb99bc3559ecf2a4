/** The Multimodal Predictor node. */
package org.multimodalbtw.nodes.predictor;
