/** The Tabular Encoder node. */
package org.multimodalbtw.nodes.tabular;
