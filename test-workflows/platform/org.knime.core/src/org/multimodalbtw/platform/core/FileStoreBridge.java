package org.multimodalbtw.platform.core;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.data.filestore.FileStorePortObject;

/** Makes file stores, and gives them to port objects that have been loaded. */
public interface FileStoreBridge {
    Secret<FileStoreBridge> SECRET = new Secret<>(FileStore.class);

    FileStore create(FileStoreKey key, File file);

    /** Ends with the object's {@code postConstruct}. */
    void attach(FileStorePortObject object, List<FileStore> fileStores) throws IOException;
}
