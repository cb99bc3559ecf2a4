/** The Encoder Apply node. */
package org.multimodalbtw.nodes.apply;
