package org.multimodalbtw.spark.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.multimodalbtw.spark.door.EngineFailure;

/**
 * The folder of results: tables as Parquet files that Spark's committer puts there, and {@code summary.json}. It is made beside its place and
 * moved there when it is whole.
 */
public final class ResultFolder implements AutoCloseable {

    private final FileSystem files;
    private final Path place;
    private final Path draft;

    private ResultFolder(FileSystem files, Path place) {
        this.files = files;
        this.place = place;
        draft = new Path(place.getParent(), "." + place.getName() + "-" + UUID.randomUUID());
    }

    /**
     * @param out where the folder is to be
     * @param conf where file systems are
     * @return a draft of it; the caller closes it
     * @throws EngineFailure if there is something already
     */
    public static ResultFolder of(String out, Configuration conf) throws IOException {
        FileSystem files = new Path(out).getFileSystem(conf);
        Path place = files.makeQualified(new Path(out));
        requireFree(files, place);
        return new ResultFolder(files, place);
    }

    private static void requireFree(FileSystem files, Path place) throws IOException {
        if (files.exists(place)) {
            throw new EngineFailure(place + " is there already. Choose another --out, or delete it.");
        }
    }

    /**
     * @param name of a table, or of another part of the results
     * @return where it is to be written
     */
    public String part(String name) {
        return new Path(draft, name).toString();
    }

    /**
     * Copies a folder of this machine into the results.
     *
     * @param folder what is copied
     * @param name what it is called there
     * @throws IOException if it cannot be read or written
     */
    public void copy(java.nio.file.Path folder, String name) throws IOException {
        files.copyFromLocalFile(new Path(folder.toUri()), new Path(draft, name));
    }

    /**
     * Moves the draft to its place.
     *
     * @param summary what is said of the results, a record
     * @throws EngineFailure if there is something meanwhile
     * @throws IOException if it cannot be written
     */
    public void commit(Object summary) throws IOException {
        try (OutputStream out = files.create(new Path(draft, "summary.json"))) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(out, summary);
        }
        // a rename into a folder that has appeared meanwhile would move the draft into it
        requireFree(files, place);
        if (!files.rename(draft, place)) {
            throw new IOException("The results in " + draft + " cannot be moved to " + place);
        }
    }

    /**
     * @param failure of a job
     * @return what the engine said of it, or what happened
     * @throws IOException if that is what happened
     */
    public static RuntimeException failure(Exception failure) throws IOException {
        Optional<EngineFailure> said = EngineFailure.in(failure);
        if (said.isPresent()) {
            return said.get();
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        return failure instanceof RuntimeException other ? other : new IllegalStateException(failure);
    }

    /** Deletes the draft if it was not moved. */
    @Override
    public void close() throws IOException {
        files.delete(draft, true);
    }
}
