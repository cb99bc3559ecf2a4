/** What moved a prediction. */
package org.multimodalbtw.engine.explain;
