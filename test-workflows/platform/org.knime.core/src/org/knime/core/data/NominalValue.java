package org.knime.core.data;

/** Marks values that are listed in the domain. */
public interface NominalValue extends DataValue {}
