package org.knime.core.data.filestore;

import java.io.IOException;
import org.knime.core.node.ExecutionContext;

/** Makes file stores. */
public abstract class FileStoreFactory {
    FileStoreFactory() {}

    /** @return one whose file stores belong to the execution */
    public static final FileStoreFactory createFileStoreFactory(final ExecutionContext context) {
        return new FileStoreFactory() {
            @Override
            public FileStore createFileStore(final String name) throws IOException {
                return context.createFileStore(name);
            }

            @Override
            public void close() {
                // the execution closes its file stores
            }
        };
    }

    public static final FileStoreFactory createWorkflowFileStoreFactory(final ExecutionContext context) {
        return createFileStoreFactory(context);
    }

    /** @param name unique within the execution */
    public abstract FileStore createFileStore(String name) throws IOException;

    public abstract void close();
}
