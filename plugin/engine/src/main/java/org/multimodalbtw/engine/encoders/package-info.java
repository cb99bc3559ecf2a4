/** All kinds of encoder, and encoders that travel together. */
package org.multimodalbtw.engine.encoders;
