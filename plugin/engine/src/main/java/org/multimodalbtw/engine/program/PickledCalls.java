package org.multimodalbtw.engine.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The calls that pickles of TorchScript may hold, and what they stand for. */
final class PickledCalls {

    /** Lists of which a pickle says what they hold. */
    static final Set<String> TAGS = Set.of(
            "torch.jit._pickle.build_intlist",
            "torch.jit._pickle.build_doublelist",
            "torch.jit._pickle.build_boollist",
            "torch.jit._pickle.build_tensorlist");

    /** A list or dictionary and its type as a text. */
    static final String TYPE_TAG = "torch.jit._pickle.restore_type_tag";

    static final String TENSOR = "torch._utils._rebuild_tensor_v2";
    static final String DICTIONARY = "collections.OrderedDict";
    static final String DEVICE = "torch.device";

    private static final int MOST_DIMENSIONS = 64;

    private PickledCalls() {}

    /**
     * @param place the pickle
     * @param function the name that is called
     * @param arguments with which
     * @return what results
     * @throws Refused if this is not one of the few calls that make values
     */
    static Pickled of(String place, String function, List<Pickled> arguments) {
        if (function.equals(TENSOR) && arguments.size() == 6) {
            return tensor(place, arguments);
        }
        if (function.equals(DICTIONARY) && arguments.isEmpty()) {
            return new Pickled.Entries();
        }
        if (function.equals(DEVICE)
                && arguments.size() == 1
                && text(arguments.get(0)).equals("cpu")) {
            return new Pickled.Device();
        }
        boolean list = TAGS.contains(function) && arguments.size() == 1;
        boolean tagged = function.equals(TYPE_TAG)
                && arguments.size() == 2
                && !text(arguments.get(1)).isEmpty();
        if ((list || tagged)
                && (arguments.get(0) instanceof Pickled.Items || arguments.get(0) instanceof Pickled.Entries)) {
            return new Pickled.Tagged(function, List.copyOf(arguments));
        }
        throw Refused.forbidden(place, "the pickle calls '" + function + "'");
    }

    /**
     * @param place the pickle
     * @param reference {@code ("storage", type, key, device, count)}
     * @return the storage
     * @throws Refused if it is something else
     */
    static Pickled.Storage storage(String place, Pickled reference) {
        if (reference instanceof Pickled.Tuple tuple
                && tuple.items().size() == 5
                && text(tuple.items().get(0)).equals("storage")
                && tuple.items().get(1) instanceof Pickled.Global type
                && text(tuple.items().get(2)).matches("[0-9A-Za-z_]{1,100}")
                && text(tuple.items().get(3)).matches("(cpu|cuda|mps)(:[0-9]+)?")) {
            return new Pickled.Storage(
                    type(place, type.name()),
                    text(tuple.items().get(2)),
                    number(place, tuple.items().get(4)));
        }
        throw Refused.forbidden(place, "the pickle refers to something that is no tensor");
    }

    private static StorageType type(String place, String name) {
        for (StorageType type : StorageType.values()) {
            if (name.equals("torch." + type.name())) {
                return type;
            }
        }
        throw Refused.forbidden(place, "tensors of the kind '" + name + "' are not read");
    }

    private static Pickled tensor(String place, List<Pickled> arguments) {
        if (!(arguments.get(0) instanceof Pickled.Storage storage)
                || !(arguments.get(4) instanceof Pickled.Plain gradient)
                || !(gradient.value() instanceof Boolean required)
                || !(arguments.get(5) instanceof Pickled.Entries hooks)
                || !hooks.items.isEmpty()) {
            throw Refused.forbidden(place, "the pickle has a tensor of an unknown form");
        }
        long offset = number(place, arguments.get(1));
        List<Long> sizes = numbers(place, arguments.get(2));
        List<Long> strides = numbers(place, arguments.get(3));
        requireWithin(place, storage, offset, sizes, strides);
        return new Pickled.Tensor(storage, offset, sizes, strides, required);
    }

    /** The last number that a tensor reaches must be one of its storage. */
    private static void requireWithin(
            String place, Pickled.Storage storage, long offset, List<Long> sizes, List<Long> strides) {
        try {
            long last = offset;
            long count = 1;
            for (int i = 0; i < sizes.size(); i++) {
                count = Math.multiplyExact(count, sizes.get(i));
                last = Math.addExact(last, Math.multiplyExact(Math.max(0, sizes.get(i) - 1), strides.get(i)));
            }
            boolean within = count == 0 ? offset <= storage.count() : last < storage.count();
            if (sizes.size() == strides.size() && within) {
                return;
            }
        } catch (ArithmeticException | IndexOutOfBoundsException beyond) {
            // as below
        }
        throw Refused.forbidden(place, "a tensor reaches beyond its numbers '" + storage.key() + "'");
    }

    private static List<Long> numbers(String place, Pickled value) {
        if (!(value instanceof Pickled.Tuple tuple) || tuple.items().size() > MOST_DIMENSIONS) {
            throw Refused.forbidden(place, "the pickle has a tensor of an unknown form");
        }
        List<Long> numbers = new ArrayList<>();
        for (Pickled item : tuple.items()) {
            numbers.add(number(place, item));
        }
        return numbers;
    }

    private static long number(String place, Pickled value) {
        if (value instanceof Pickled.Plain plain && plain.value() instanceof Long number && number >= 0) {
            return number;
        }
        throw Refused.forbidden(place, "the pickle has a size that is none");
    }

    private static String text(Pickled value) {
        return value instanceof Pickled.Plain plain && plain.value() instanceof String text ? text : "";
    }
}
