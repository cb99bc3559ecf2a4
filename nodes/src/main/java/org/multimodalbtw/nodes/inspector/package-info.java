/** The BTW Weight Inspector node. */
package org.multimodalbtw.nodes.inspector;
