/** Encoders of tables with one row for each patient: columns standardised and one-hot encoded, or numbers as they are. */
package org.multimodalbtw.engine.encode.table;
