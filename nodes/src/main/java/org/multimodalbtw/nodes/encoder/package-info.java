/** What the encoder nodes have in common: they learn from training rows and apply what they learnt to all rows. */
package org.multimodalbtw.nodes.encoder;
