package org.multimodalbtw.engine.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A method of a {@link Graph}: its inputs by name, its statements, and what it returns. */
public final class Method {

    private final String name;
    private final boolean half;
    private final Map<String, Value> inputs = new LinkedHashMap<>();
    private final List<Statement> prologue = new ArrayList<>();
    private final List<Statement> body = new ArrayList<>();
    private List<Value> results = List.of();

    Method(String name, boolean half) {
        this.name = name;
        this.half = half;
    }

    /** @return its name */
    public String name() {
        return name;
    }

    /** @return the names of its inputs behind the parameters, in the order in which they are passed */
    public List<String> inputs() {
        return List.copyOf(inputs.keySet());
    }

    /** Whether factors of matrix products have half precision. */
    boolean isHalf() {
        return half;
    }

    Map<String, Value> inputValues() {
        return inputs;
    }

    /** What is settled only when all else is written, but comes first. */
    List<Statement> prologue() {
        return prologue;
    }

    List<Statement> body() {
        return body;
    }

    List<Value> results() {
        return results;
    }

    void results(List<Value> values) {
        results = List.copyOf(values);
    }
}
