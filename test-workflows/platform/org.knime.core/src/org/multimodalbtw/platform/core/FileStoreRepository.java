package org.multimodalbtw.platform.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;

/** All file stores of a workflow. */
public final class FileStoreRepository {
    private final Map<UUID, FileStoreHandler> handlers = new ConcurrentHashMap<>();

    public void add(final FileStoreHandler handler) {
        handlers.put(handler.id(), handler);
    }

    public void remove(final FileStoreHandler handler) {
        handlers.remove(handler.id());
    }

    public FileStore open(final FileStoreKey key) throws IOException {
        FileStoreHandler handler = handlers.get(key.getStoreUUID());
        if (handler == null) {
            throw new IOException("The workflow has no file store \"" + key.getName() + "\" of the execution "
                    + key.getStoreUUID() + ".");
        }
        FileStore fileStore = handler.open(key);
        if (!fileStore.getFile().exists()) {
            throw new IOException("The file store " + fileStore.getFile() + " is missing.");
        }
        return fileStore;
    }

    List<FileStore> open(final List<FileStoreKey> keys) throws IOException {
        List<FileStore> fileStores = new ArrayList<>();
        for (FileStoreKey key : keys) {
            fileStores.add(open(key));
        }
        return fileStores;
    }
}
