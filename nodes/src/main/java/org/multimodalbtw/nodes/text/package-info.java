/** The Text Encoder node. */
package org.multimodalbtw.nodes.text;
