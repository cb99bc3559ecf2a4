/** Pre-trains encoders on rows without labels. */
package org.multimodalbtw.nodes.pretrainer;
