package org.multimodalbtw.host;

/**
 * A connection of an output to an input.
 *
 * @param source id of the node that gives
 * @param sourcePort 0 for the flow variable port, data ports from 1
 * @param destination id of the node that takes
 * @param destinationPort 0 for the flow variable port, data ports from 1
 */
public record Connection(int source, int sourcePort, int destination, int destinationPort) {

    boolean isFlowVariables() {
        return sourcePort == 0 && destinationPort == 0;
    }

    @Override
    public String toString() {
        return "[" + source + "(" + sourcePort + ") -> " + destination + "(" + destinationPort + ")]";
    }
}
