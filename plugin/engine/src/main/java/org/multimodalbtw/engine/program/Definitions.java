package org.multimodalbtw.engine.program;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All classes and functions of an archive by their full names. */
final class Definitions {

    private final Map<String, Statement.ModuleClass> classes = new HashMap<>();
    private final Map<String, Statement.Function> functions = new HashMap<>();
    private final Map<Object, String> places = new IdentityHashMap<>();

    /** @param files by the full name of what they define, for example {@code __torch__.torch.nn.functional} */
    Definitions(Map<String, Statement.CodeFile> files) {
        files.forEach((prefix, file) -> {
            for (Statement.ModuleClass each : file.classes()) {
                define(classes, prefix + "." + each.name(), each, file.place(), each.line());
                each.methods().forEach(method -> places.put(method, file.place()));
                requireOnce(file.place(), each);
            }
            for (Statement.Function each : file.functions()) {
                define(functions, prefix + "." + each.name(), each, file.place(), each.line());
            }
        });
    }

    private <T> void define(Map<String, T> defined, String name, T definition, String place, int line) {
        places.put(definition, place);
        if (classes.containsKey(name) || functions.containsKey(name)) {
            throw Refused.forbidden(place, line, "'" + name + "' is defined twice");
        }
        defined.put(name, definition);
    }

    private static void requireOnce(String place, Statement.ModuleClass definition) {
        List<String> names = Stream.concat(
                        definition.fields().stream().map(Statement.Field::name),
                        definition.methods().stream().map(Statement.Function::name))
                .toList();
        if (names.stream().distinct().count() < names.size()) {
            throw Refused.forbidden(
                    place, definition.line(), "the class '" + definition.name() + "' defines a name twice");
        }
    }

    boolean isClass(String name) {
        return classes.containsKey(name);
    }

    boolean isFunction(String name) {
        return functions.containsKey(name);
    }

    /** @throws Refused if there is none of this name */
    Statement.Function function(String name) {
        if (!functions.containsKey(name)) {
            throw Refused.unreadable("its code has no function '" + name + "'");
        }
        return functions.get(name);
    }

    /** @throws Refused if there is none of this name */
    Statement.ModuleClass moduleClass(String name) {
        if (!classes.containsKey(name)) {
            throw Refused.unreadable("its code has no class '" + name + "'");
        }
        return classes.get(name);
    }

    /** @return the file of a class, function or method */
    String place(Object definition) {
        return places.get(definition);
    }
}
