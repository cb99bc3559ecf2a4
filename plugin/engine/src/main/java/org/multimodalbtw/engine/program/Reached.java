package org.multimodalbtw.engine.program;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The part of a program that runs: functions and methods, and of branches the sides that are ever taken. */
final class Reached {

    private final Set<Statement.Function> functions = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Statement.Branch> yes = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Statement.Branch> no = Collections.newSetFromMap(new IdentityHashMap<>());

    void add(Statement.Function function) {
        functions.add(function);
    }

    /** @param side whether it is the one that is taken where the condition holds */
    void add(Statement.Branch branch, boolean side) {
        (side ? yes : no).add(branch);
    }

    boolean contains(Statement.Function function) {
        return functions.contains(function);
    }

    /** @param side whether it is the one that is taken where the condition holds */
    boolean contains(Statement.Branch branch, boolean side) {
        return (side ? yes : no).contains(branch);
    }
}
