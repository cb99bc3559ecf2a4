/** The Image Encoder node. */
package org.multimodalbtw.nodes.image;
