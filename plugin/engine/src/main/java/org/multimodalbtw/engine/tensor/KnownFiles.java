package org.multimodalbtw.engine.tensor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What this program found out of the files that it read last, so that it looks once. For any number of threads.
 *
 * @param <K> a file as it is
 * @param <V> what was found out
 */
final class KnownFiles<K, V> {

    private static final int MOST_FILES = 256;

    private final Map<K, V> known = new LinkedHashMap<>(16, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST_FILES;
        }
    };

    /** @return what is known of a file, {@code null} if nothing is */
    synchronized V of(K file) {
        return known.get(file);
    }

    /** @return what is known of a file, from now on what is given where nothing was */
    synchronized V of(K file, Supplier<V> otherwise) {
        return known.computeIfAbsent(file, one -> otherwise.get());
    }

    /** Remembers what was found out of a file. */
    synchronized void put(K file, V found) {
        known.put(file, found);
    }
}
