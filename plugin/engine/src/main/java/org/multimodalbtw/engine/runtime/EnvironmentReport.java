package org.multimodalbtw.engine.runtime;

import java.util.List;

/**
 * What the engine finds on this machine.
 *
 * @param findings one thing after the other
 */
public record EnvironmentReport(List<Finding> findings) {

    /** How a finding is to be taken. */
    public enum State {
        /** As it should be. */
        FINE,
        /** Good to know. */
        NOTE,
        /** It works, but not as well as it could, or not as the user asked. */
        ATTENTION,
        /** The engine cannot work. */
        PROBLEM
    }

    /**
     * One thing that was looked at.
     *
     * @param subject what
     * @param found what was found
     * @param state how it is to be taken
     * @param remedy what to do; empty if nothing
     */
    public record Finding(String subject, String found, State state, String remedy) {}

    /** Keeps its own copy of the list. */
    public EnvironmentReport {
        findings = List.copyOf(findings);
    }
}
