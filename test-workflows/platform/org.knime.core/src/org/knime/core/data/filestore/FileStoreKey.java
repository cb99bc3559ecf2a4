package org.knime.core.data.filestore;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

/** Names a file store among all of a workflow. */
public final class FileStoreKey implements Comparable<FileStoreKey> {
    private final UUID store;
    private final int index;
    private final int[] nestedLoopPath;
    private final int iteration;
    private final String name;

    /**
     * @param store of the execution that made it
     * @param index among the file stores of that execution, from 0
     * @param nestedLoopPath null outside of loops
     * @param iteration -1 outside of loops
     */
    public FileStoreKey(
            final UUID store, final int index, final int[] nestedLoopPath, final int iteration, final String name) {
        this.store = Objects.requireNonNull(store);
        this.index = index;
        this.nestedLoopPath = nestedLoopPath == null ? null : nestedLoopPath.clone();
        this.iteration = iteration;
        this.name = Objects.requireNonNull(name);
    }

    public UUID getStoreUUID() {
        return store;
    }

    public int getIndex() {
        return index;
    }

    public String getName() {
        return name;
    }

    public void save(final ModelContentWO content) {
        content.addString("store_uuid", store.toString());
        content.addInt("index", index);
        content.addIntArray("nested_loop_path", nestedLoopPath);
        content.addInt("iteration", iteration);
        content.addString("name", name);
    }

    public static FileStoreKey load(final ModelContentRO content) throws InvalidSettingsException {
        return new FileStoreKey(
                uuid(content.getString("store_uuid")),
                content.getInt("index"),
                content.getIntArray("nested_loop_path"),
                content.getInt("iteration"),
                content.getString("name"));
    }

    private static UUID uuid(final String text) throws InvalidSettingsException {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("\"" + text + "\" is no identifier of a file store.", e);
        }
    }

    @Override
    public int compareTo(final FileStoreKey other) {
        int byStore = store.compareTo(other.store);
        int byIndex = byStore != 0 ? byStore : Integer.compare(index, other.index);
        return byIndex != 0 ? byIndex : name.compareTo(other.name);
    }

    @Override
    public boolean equals(final Object object) {
        if (!(object instanceof FileStoreKey)) {
            return false;
        }
        FileStoreKey other = (FileStoreKey) object;
        return store.equals(other.store)
                && index == other.index
                && Arrays.equals(nestedLoopPath, other.nestedLoopPath)
                && iteration == other.iteration
                && name.equals(other.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(store, index, name);
    }

    @Override
    public String toString() {
        return store + "/" + index + "/" + name;
    }
}
