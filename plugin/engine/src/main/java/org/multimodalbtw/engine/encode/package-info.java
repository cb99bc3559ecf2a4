/** What all encoders share. Fitted on the training rows alone, they turn rows of a table into tensors. */
package org.multimodalbtw.engine.encode;
