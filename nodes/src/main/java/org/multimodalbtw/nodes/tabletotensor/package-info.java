/** The Table to Tensor node. */
package org.multimodalbtw.nodes.tabletotensor;
