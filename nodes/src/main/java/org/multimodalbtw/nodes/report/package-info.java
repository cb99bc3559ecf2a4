/** The Multimodal Report: what is known of a model as one page. */
package org.multimodalbtw.nodes.report;
