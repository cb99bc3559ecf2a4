package org.multimodalbtw.engine.program;

import java.util.Optional;

/** What is known of a value before a model runs. */
sealed interface Value {

    /** A module of the archive. */
    record Module(Pickled.Module module) implements Value {}

    /** A function of the archive. */
    record Callable(Statement.Function function) implements Value {}

    /**
     * Tensors, numbers, lists and the like.
     *
     * @param kind what is known of it
     * @param shared whether it may share memory with numbers of the file, or with a list that holds such numbers
     * @param known its value, where that is known: a number, a truth value, or {@link Pickled#NONE}
     */
    record Data(Kind kind, boolean shared, Optional<Object> known) implements Value {}

    /** Kinds that matter: texts do not grow, and lists are not repeated. */
    enum Kind {
        ANY,
        LIST,
        TEXT
    }

    /** Something new of which nothing is known. */
    Data NEW = new Data(Kind.ANY, false, Optional.empty());

    /** Something of the file of which nothing is known. */
    Data SHARED = new Data(Kind.ANY, true, Optional.empty());

    /**
     * @param value a number, a truth value, or {@link Pickled#NONE}
     * @return it
     */
    static Data known(Object value) {
        return new Data(Kind.ANY, false, Optional.of(value));
    }

    /** @return whether it may share memory with numbers of the file */
    default boolean isShared() {
        return !(this instanceof Data data) || data.shared();
    }

    /** @return whether it is known to be this */
    default boolean is(Object value) {
        return this instanceof Data data
                && data.known().isPresent()
                && data.known().get().equals(value);
    }

    /** @return its value, where that is known */
    default Optional<Object> asKnown() {
        return this instanceof Data data ? data.known() : Optional.empty();
    }

    /** @return whether it may be of this kind */
    default boolean isOf(Kind kind) {
        return this instanceof Data data && data.kind() == kind;
    }
}
