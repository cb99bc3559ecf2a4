package org.knime.core.data.filestore;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.multimodalbtw.platform.core.FileStoreBridge;

/** A file, or a directory, that belongs to a port object and is kept with the workflow. */
public final class FileStore {
    static {
        FileStoreBridge.SECRET.set(new FileStoreBridge() {
            @Override
            public FileStore create(final FileStoreKey key, final File file) {
                return new FileStore(key, file);
            }

            @Override
            public void attach(final FileStorePortObject object, final List<FileStore> fileStores) throws IOException {
                object.attach(fileStores);
            }
        });
    }

    private final FileStoreKey key;
    private final File file;

    FileStore(final FileStoreKey key, final File file) {
        this.key = key;
        this.file = file;
    }

    FileStoreKey key() {
        return key;
    }

    /** @return to be created by its first user */
    public File getFile() {
        return file;
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
