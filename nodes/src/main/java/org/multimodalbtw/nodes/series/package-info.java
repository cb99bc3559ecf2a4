/** The Series Encoder node. */
package org.multimodalbtw.nodes.series;
