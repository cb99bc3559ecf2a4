package org.multimodalbtw.engine.outcome;

/**
 * A target as a model learns it from rows.
 *
 * @param target with what those rows have: of classes only those that occur
 * @param scale from the target's units to those of the network
 * @param rows what is true of all rows, in the units of the network
 * @param prior what one would say of any row without its data, in the target's units: how frequent each class or label is, or the mean
 */
public record Learnt(Target target, TargetScale scale, Outcomes rows, double[] prior) {}
