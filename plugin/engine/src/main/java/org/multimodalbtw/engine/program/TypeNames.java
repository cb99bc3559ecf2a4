package org.multimodalbtw.engine.program;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The types of TorchScript that models use, and whether a value of a pickle is of one. */
final class TypeNames {

    private static final Set<String> PLAIN =
            Set.of("Tensor", "int", "float", "bool", "str", "NoneType", "Device", "number");
    private static final Set<String> GENERIC = Set.of("Optional", "List", "Tuple", "Dict", "Final");

    /** Lists of lists of lists are rare. */
    private static final int DEEPEST = 5;

    private TypeNames() {}

    /** @throws Refused if the type is unknown */
    static void require(String place, int line, Expression type, Definitions definitions) {
        require(place, line, type, definitions, 0);
    }

    private static void require(String place, int line, Expression type, Definitions definitions, int depth) {
        boolean fine = depth < DEEPEST
                && type instanceof Expression.Item item
                && item.of() instanceof Expression.Name name
                && GENERIC.contains(name.id());
        if (fine) {
            List<Expression> inner = ((Expression.Item) type).index();
            boolean empty = inner.equals(List.of(new Expression.TupleOf(List.of())));
            if (!empty) {
                inner.forEach(each -> require(place, line, each, definitions, depth + 1));
            }
            return;
        }
        String path = type.path().orElse("");
        if (!PLAIN.contains(path) && !definitions.isClass(path)) {
            throw Refused.forbidden(
                    place, line, "the type '" + (path.isEmpty() ? "of a value" : path) + "' is none of a plain model");
        }
    }

    /**
     * @param type a type that {@link #require} knows
     * @param value of a pickle, not nested in itself
     * @return whether libtorch may take the value for one of the type
     */
    static boolean isOne(Expression type, Pickled value) {
        if (type instanceof Expression.Item item) {
            return isGeneric(item.of().path().orElse(""), item.index(), value);
        }
        String path = type.path().orElse("");
        if (value instanceof Pickled.Plain plain) {
            return switch (path) {
                case "int" -> plain.value() instanceof Long;
                case "float" -> plain.value() instanceof Double;
                case "bool" -> plain.value() instanceof Boolean;
                case "str" -> plain.value() instanceof String;
                case "number" -> plain.value() instanceof Number;
                case "NoneType" -> plain.equals(Pickled.NONE);
                default -> false;
            };
        }
        return value instanceof Pickled.Tensor && path.equals("Tensor")
                || value instanceof Pickled.Device && path.equals("Device")
                || value instanceof Pickled.Module module && path.equals(module.className);
    }

    private static boolean isGeneric(String generic, List<Expression> inner, Pickled value) {
        if (generic.equals("Optional") && inner.size() == 1) {
            return value.equals(Pickled.NONE) || isOne(inner.get(0), value);
        }
        if (generic.equals("Final") && inner.size() == 1) {
            return isOne(inner.get(0), value);
        }
        if (generic.equals("Tuple") && value instanceof Pickled.Tuple tuple) {
            return tuple.items().size() == inner.size() && allAre(inner, tuple.items());
        }
        if (generic.equals("List") && inner.size() == 1) {
            return isList(inner.get(0), value);
        }
        return generic.equals("Dict") && inner.size() == 2 && isDictionary(inner, value);
    }

    private static boolean allAre(List<Expression> types, List<Pickled> items) {
        for (int i = 0; i < items.size(); i++) {
            if (!isOne(types.get(i), items.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static final Map<String, String> LISTS = Map.of(
            "torch.jit._pickle.build_intlist", "int",
            "torch.jit._pickle.build_doublelist", "float",
            "torch.jit._pickle.build_boollist", "bool",
            "torch.jit._pickle.build_tensorlist", "Tensor");

    private static boolean isList(Expression inner, Pickled value) {
        if (value instanceof Pickled.Tagged tagged && tagged.arguments().get(0) instanceof Pickled.Items items) {
            String said = LISTS.getOrDefault(tagged.function(), "");
            boolean sameType = said.isEmpty()
                    ? isTag(tagged, new Expression.Item(new Expression.Name("List"), List.of(inner)))
                    : inner.equals(new Expression.Name(said));
            return sameType && items.items.stream().allMatch(each -> isOne(inner, each));
        }
        return false;
    }

    private static boolean isDictionary(List<Expression> inner, Pickled value) {
        return value instanceof Pickled.Tagged tagged
                && tagged.arguments().get(0) instanceof Pickled.Entries entries
                && isTag(tagged, new Expression.Item(new Expression.Name("Dict"), inner))
                && entries.items.entrySet().stream()
                        .allMatch(
                                entry -> isOne(inner.get(0), entry.getKey()) && isOne(inner.get(1), entry.getValue()));
    }

    /** A list's own type, in a pickle a text, is the one that the class says. */
    private static boolean isTag(Pickled.Tagged tagged, Expression type) {
        return tagged.function().equals(PickledCalls.TYPE_TAG)
                && tagged.arguments().get(1) instanceof Pickled.Plain plain
                && plain.value() instanceof String text
                && new ExpressionParser(new TokenReader(
                                "data.pkl", Tokens.of("data.pkl", text.getBytes(StandardCharsets.ISO_8859_1))))
                        .read()
                        .equals(type);
    }
}
