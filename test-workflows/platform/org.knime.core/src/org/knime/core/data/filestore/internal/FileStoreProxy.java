package org.knime.core.data.filestore.internal;

/** Stands between an object and its file store. */
public final class FileStoreProxy {
    private FileStoreProxy() {}

    /** An object that writes to its file store before it is stored. */
    public interface FlushCallback {}
}
