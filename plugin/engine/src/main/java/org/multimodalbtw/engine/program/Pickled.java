package org.multimodalbtw.engine.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pickle of TorchScript holds. Lists, dictionaries and modules are filled after they are made, and are compared by identity, since a
 * model may use the same one in two places.
 */
sealed interface Pickled {

    /** Numbers, truth values, texts and None ({@link #NONE}). */
    record Plain(Object value) implements Pickled {}

    /** Python's None. */
    Plain NONE = new Plain(Void.TYPE);

    /** A name that a pickle refers to, for example {@code torch._utils._rebuild_tensor_v2}. */
    record Global(String name) implements Pickled {}

    /** A tuple. */
    record Tuple(List<Pickled> items) implements Pickled {}

    /** A list of a kind that is not said. */
    final class Items implements Pickled {
        final List<Pickled> items = new ArrayList<>();
    }

    /** A dictionary. */
    final class Entries implements Pickled {
        final Map<Pickled, Pickled> items = new LinkedHashMap<>();
    }

    /**
     * A list or dictionary whose kind is said.
     *
     * @param function which says it
     * @param arguments its arguments
     */
    record Tagged(String function, List<Pickled> arguments) implements Pickled {}

    /** The CPU. */
    record Device() implements Pickled {}

    /**
     * The numbers behind tensors.
     *
     * @param type for example {@code FloatStorage}
     * @param key the name of its file
     * @param count how many numbers
     */
    record Storage(StorageType type, String key, long count) implements Pickled {}

    /** A view of a storage. */
    final class Tensor implements Pickled {
        final Storage storage;
        final long offset;
        final List<Long> sizes;
        final List<Long> strides;
        final boolean gradient;

        Tensor(Storage storage, long offset, List<Long> sizes, List<Long> strides, boolean gradient) {
            this.storage = storage;
            this.offset = offset;
            this.sizes = List.copyOf(sizes);
            this.strides = List.copyOf(strides);
            this.gradient = gradient;
        }
    }

    /** An object of a class that is defined in the archive. */
    final class Module implements Pickled {
        final String className;
        Map<String, Pickled> state;

        Module(String className) {
            this.className = className;
        }
    }
}
