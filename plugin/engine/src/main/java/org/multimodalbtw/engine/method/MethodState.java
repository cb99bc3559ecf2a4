package org.multimodalbtw.engine.method;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a training method knows when a training is done, as its model keeps it.
 *
 * @param method what the method is called
 * @param numbers by name
 */
public record MethodState(String method, Map<String, List<Double>> numbers) {

    /** Keeps its own copy of the map, sorted by name. */
    public MethodState {
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
    }
}
