package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.knime.core.data.filestore.internal.FileStoreProxy.FlushCallback;
import org.knime.core.node.port.PortObject;

/** A port object with large content in file stores; its serializer stores only what is small. */
public abstract class FileStorePortObject implements PortObject, FlushCallback {
    private List<FileStore> fileStores;
    private boolean flushed;

    /** For loading: the file stores are there from {@link #postConstruct()} on. */
    protected FileStorePortObject() {
        fileStores = List.of();
    }

    protected FileStorePortObject(final List<FileStore> fileStores) {
        this.fileStores = List.copyOf(fileStores);
    }

    void attach(final List<FileStore> loaded) throws IOException {
        fileStores = List.copyOf(loaded);
        flushed = true;
        postConstruct();
    }

    List<FileStore> fileStores() {
        return fileStores;
    }

    synchronized void flushOnce() throws IOException {
        if (!flushed) {
            flushToFileStore();
            flushed = true;
        }
    }

    /** Called once after loading. */
    protected void postConstruct() throws IOException {
        // nothing is read from the file stores
    }

    /** Called once before the object is stored. */
    protected void flushToFileStore() throws IOException {
        // everything is in the file stores already
    }

    protected int getFileStoreCount() {
        return fileStores.size();
    }

    protected FileStore getFileStore(final int index) {
        return fileStores.get(index);
    }

    private List<FileStoreKey> keys() {
        return fileStores.stream().map(FileStore::key).collect(Collectors.toList());
    }

    /** Same class and same file stores. */
    @Override
    public boolean equals(final Object other) {
        return this == other
                || other != null
                        && other.getClass() == getClass()
                        && ((FileStorePortObject) other).keys().equals(keys());
    }

    @Override
    public int hashCode() {
        return keys().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + keys();
    }
}
