/** The Modality Collector node. */
package org.multimodalbtw.nodes.collector;
