package org.multimodalbtw.platform.core;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStoreKey;
import org.knime.core.util.FileUtil;

/** The file stores of one execution of a node: {@code <directory>/000/000/<name>}, with 1000 names a folder. */
public final class FileStoreHandler {
    private static final int NAMES_A_FOLDER = 1000;
    private static final Pattern ILLEGAL = Pattern.compile("[*?#:\"<>%~|/\\\\\\p{Cntrl}]|^\\.*$");

    private final UUID id;
    private final Path directory;
    private final Set<String> names = new HashSet<>();

    /** @param id unique over all executions; the same again when a workflow is loaded */
    public FileStoreHandler(final UUID id, final Path directory) {
        this.id = id;
        this.directory = directory;
    }

    public UUID id() {
        return id;
    }

    public Path directory() {
        return directory;
    }

    /** Whether the execution has made no file stores. */
    public boolean isEmpty() {
        return !Files.exists(directory);
    }

    /** Copies all file stores, for a workflow that is saved; keys of the same id find them there. */
    public void copyTo(final Path target) throws IOException {
        FileUtil.copyDir(directory.toFile(), target.toFile());
    }

    /** Removes all file stores, for a node that is reset. */
    public void delete() throws IOException {
        if (!isEmpty() && !FileUtil.deleteRecursively(directory.toFile())) {
            throw new IOException("The file stores in " + directory + " cannot be removed.");
        }
    }

    /** @return a file store that does not exist yet, in a folder that does */
    public synchronized FileStore create(final String name) throws IOException {
        if (ILLEGAL.matcher(name).find()) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for a file store.");
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("Duplicate file store \"" + name + "\": the name has to be unique.");
        }
        FileStoreKey key = new FileStoreKey(id, names.size() - 1, null, -1, name);
        File file = file(key);
        Files.createDirectories(file.getParentFile().toPath());
        return FileStoreBridge.SECRET.get().create(key, file);
    }

    /** @return the file store of the key, as it lies in this directory */
    public FileStore open(final FileStoreKey key) {
        return FileStoreBridge.SECRET.get().create(key, file(key));
    }

    private File file(final FileStoreKey key) {
        int folder = key.getIndex() / NAMES_A_FOLDER;
        String path = String.format("%03d/%03d", folder / NAMES_A_FOLDER, folder % NAMES_A_FOLDER);
        return directory.resolve(path).resolve(key.getName()).toFile();
    }
}
