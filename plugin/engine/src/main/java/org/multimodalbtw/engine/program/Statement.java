package org.multimodalbtw.engine.program;

import java.util.List;
import java.util.Optional;

/** A statement of the part of Python in which TorchScript files are written. */
sealed interface Statement {

    /** @return its line in the file */
    int line();

    /**
     * {@code a = value}, {@code a : type = value}, {@code a, b = value, other}, or, to take a tuple or list apart, {@code a, b, = value}.
     */
    record Assign(List<String> names, Optional<Expression> type, boolean apart, List<Expression> values, int line)
            implements Statement {}

    /** An expression whose value is not used. */
    record Evaluate(Expression value, int line) implements Statement {}

    /** {@code return value} */
    record Return(Expression value, int line) implements Statement {}

    /** {@code if condition: yes else: no}; no is empty where there is no else. */
    record Branch(Expression condition, List<Statement> yes, List<Statement> no, int line) implements Statement {}

    /** {@code for name in range(count): body} */
    record Loop(String name, Expression count, List<Statement> body, int line) implements Statement {}

    /** {@code pass} */
    record Pass(int line) implements Statement {}

    /**
     * A parameter.
     *
     * @param name its name
     * @param type its type
     * @param otherwise its value where none is given
     */
    record Parameter(String name, Expression type, Optional<Expression> otherwise) {}

    /**
     * A function or method.
     *
     * @param name its name
     * @param parameters a method's first one is the module
     * @param result the type of the result
     * @param body its statements
     * @param line where it begins
     */
    record Function(String name, List<Parameter> parameters, Expression result, List<Statement> body, int line) {}

    /**
     * What a class says of an attribute.
     *
     * @param name its name
     * @param type its type
     * @param constant its value, for one that belongs to the class
     * @param quoted whether the name is none of Python's, and stands in {@code __annotations__}
     */
    record Field(String name, Expression type, Optional<Expression> constant, boolean quoted) {}

    /**
     * A class of modules.
     *
     * @param name its name within its file
     * @param lists the lists of names at its head, for example {@code __parameters__}
     * @param fields its attributes
     * @param methods its methods
     * @param line where it begins
     */
    record ModuleClass(String name, List<NameList> lists, List<Field> fields, List<Function> methods, int line) {}

    /** A list of names at the head of a class. */
    record NameList(String name, List<String> names) {}

    /** All that a file defines, in its order: classes, then functions, each before what uses it. */
    record CodeFile(String place, List<ModuleClass> classes, List<Function> functions) {}
}
