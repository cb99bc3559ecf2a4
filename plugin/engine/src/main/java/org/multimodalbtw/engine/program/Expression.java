package org.multimodalbtw.engine.program;

import java.util.List;
import java.util.Optional;

/** An expression of the part of Python in which TorchScript files are written. */
sealed interface Expression {

    /** A name. */
    record Name(String id) implements Expression {}

    /** A number, {@code True}, {@code False} or {@code None}, as it is written. */
    record Literal(String text) implements Expression {}

    /** A text, each character a byte. */
    record Text(String value) implements Expression {}

    /** {@code of.name} */
    record Attribute(Expression of, String name) implements Expression {}

    /** {@code function(arguments)} in a line of its file. */
    record Call(Expression function, List<Argument> arguments, int line) implements Expression {}

    /** {@code of[index]}; types have several indices. */
    record Item(Expression of, List<Expression> index) implements Expression {}

    /** {@code [items]} */
    record ListOf(List<Expression> items) implements Expression {}

    /** {@code (items,)} */
    record TupleOf(List<Expression> items) implements Expression {}

    /** <code>{keys: values}</code> */
    record DictionaryOf(List<Expression> keys, List<Expression> values) implements Expression {}

    /** A value, with the name of the parameter that it is for where that is said. */
    record Argument(Optional<String> name, Expression value) {}

    /**
     * @return {@code a.b.c} for names joined by points; empty for anything else
     */
    default Optional<String> path() {
        if (this instanceof Name name) {
            return Optional.of(name.id());
        }
        return this instanceof Attribute attribute
                ? attribute.of().path().map(before -> before + "." + attribute.name())
                : Optional.empty();
    }
}
