package org.knime.core.data.filestore;

import java.io.IOException;
import java.util.List;
import org.knime.core.data.filestore.internal.FileStoreProxy.FlushCallback;

/** Looks into file stores and the objects that have them. */
public final class FileStoreUtil {
    private FileStoreUtil() {}

    public static FileStoreKey getFileStoreKey(final FileStore fileStore) {
        return fileStore.key();
    }

    public static List<FileStore> getFileStores(final FileStorePortObject object) {
        return object.fileStores();
    }

    /** Writes to the file stores what is not there yet. */
    public static void invokeFlush(final FlushCallback object) throws IOException {
        ((FileStorePortObject) object).flushOnce();
    }
}
