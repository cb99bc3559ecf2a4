package org.multimodalbtw.platform.core;

import java.util.Objects;

/**
 * What a class of the node API shows to the host alone. The class hands it over when it is initialised; so its API
 * needs no public member that the platform lacks.
 *
 * @param <T> what is shown
 */
public final class Secret<T> {
    private final Class<?> owner;
    private volatile T value;

    Secret(final Class<?> owner) {
        this.owner = owner;
    }

    public void set(final T shown) {
        value = Objects.requireNonNull(shown);
    }

    public T get() {
        if (value == null) {
            initialiseOwner();
        }
        return Objects.requireNonNull(value, () -> owner + " shows nothing to the host.");
    }

    private void initialiseOwner() {
        try {
            Class.forName(owner.getName(), true, owner.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
