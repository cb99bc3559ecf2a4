/** The Multimodal Learner node: from labels and raw tables to a model, its predictions and a report. */
package org.multimodalbtw.nodes.multimodal;
