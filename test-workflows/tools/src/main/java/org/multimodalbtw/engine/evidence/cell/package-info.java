/** Cells of the evidence: one method on one division of one set with one seed, each a file of its own, and the tables that are made of them. */
package org.multimodalbtw.engine.evidence.cell;
