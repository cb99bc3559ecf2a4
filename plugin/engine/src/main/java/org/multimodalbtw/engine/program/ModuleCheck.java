package org.multimodalbtw.engine.program;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Checks that objects in a pickle are what the classes of the archive say, and collects the numbers that they need. */
final class ModuleCheck {

    private static final int DEEPEST = 150;

    private final String place;
    private final Definitions definitions;
    private final Set<Pickled> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Pickled.Storage> storages = new LinkedHashMap<>();

    /**
     * @param place the pickle
     * @param definitions the archive's classes
     */
    ModuleCheck(String place, Definitions definitions) {
        this.place = place;
        this.definitions = definitions;
    }

    /** @return the storages of all tensors by the names of their files */
    Map<String, Pickled.Storage> storages() {
        return storages;
    }

    /**
     * @param value of the pickle
     * @throws Refused if an object in it has other attributes than its class says, or of other types
     */
    void check(Pickled value) {
        check(value, 0);
    }

    private void check(Pickled value, int depth) {
        if (depth > DEEPEST) {
            throw Refused.forbidden(place, "it is nested more than " + DEEPEST + " times, or in itself");
        }
        if (value instanceof Pickled.Plain || !seen.add(value)) {
            return;
        }
        if (value instanceof Pickled.Module module) {
            module(module, depth);
        } else if (value instanceof Pickled.Tensor tensor) {
            storage(tensor.storage);
        } else if (value instanceof Pickled.Tuple tuple) {
            tuple.items().forEach(each -> check(each, depth + 1));
        } else if (value instanceof Pickled.Items list) {
            list.items.forEach(each -> check(each, depth + 1));
        } else if (value instanceof Pickled.Entries entries) {
            entries.items.values().forEach(each -> check(each, depth + 1));
        } else if (value instanceof Pickled.Tagged tagged) {
            check(tagged.arguments().get(0), depth + 1);
        }
    }

    private void module(Pickled.Module module, int depth) {
        Statement.ModuleClass definition = definitions.moduleClass(module.className);
        if (module.state == null) {
            throw Refused.unreadable("the pickle '" + place + "' has an object without content");
        }
        int own = 0;
        for (Statement.Field field : definition.fields()) {
            if (field.constant().isPresent()) {
                continue;
            }
            own++;
            Pickled value = module.state.get(field.name());
            if (value == null || !TypeNames.isOne(field.type(), value)) {
                throw Refused.forbidden(
                        place,
                        "'" + module.className + "' has no '" + field.name() + "' of the type that its class says");
            }
            check(value, depth + 1);
        }
        if (own != module.state.size()) {
            throw Refused.forbidden(place, "'" + module.className + "' has attributes that its class does not know");
        }
    }

    private void storage(Pickled.Storage storage) {
        Pickled.Storage before = storages.putIfAbsent(storage.key(), storage);
        if (before != null && !before.equals(storage)) {
            throw Refused.forbidden(place, "the numbers '" + storage.key() + "' are used in two ways");
        }
    }
}
