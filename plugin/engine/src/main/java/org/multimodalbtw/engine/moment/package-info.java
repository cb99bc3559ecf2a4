/** When something was measured or written, and whether it is known at the moment of prediction. */
package org.multimodalbtw.engine.moment;
