package org.multimodalbtw.engine.outcome;

/**
 * A target and what is true of some rows.
 *
 * @param target what is predicted
 * @param rows what is true of each row, in the target's units
 */
public record Labelled(Target target, Outcomes rows) {}
