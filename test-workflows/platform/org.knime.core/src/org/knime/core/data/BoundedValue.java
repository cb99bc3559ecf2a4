package org.knime.core.data;

/** Marks values with a lower and an upper bound in the domain. */
public interface BoundedValue extends DataValue {}
