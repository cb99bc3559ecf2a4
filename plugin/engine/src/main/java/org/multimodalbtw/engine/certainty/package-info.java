/** How sure a prediction is: sets and intervals that hold the truth as often as is asked, and what is gained by deciding only the sure rows. */
package org.multimodalbtw.engine.certainty;
