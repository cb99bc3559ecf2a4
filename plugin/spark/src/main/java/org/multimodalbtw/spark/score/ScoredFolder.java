package org.multimodalbtw.spark.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.multimodalbtw.spark.door.EngineFailure;

/**
 * The folder of results: {@code predictions}, Parquet files that Spark's committer puts there, and {@code summary.json}. It is made beside its
 * place and moved there when it is whole.
 */
final class ScoredFolder implements AutoCloseable {

    private final FileSystem files;
    private final Path place;
    private final Path draft;

    private ScoredFolder(FileSystem files, Path place) {
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
    static ScoredFolder of(String out, Configuration conf) throws IOException {
        FileSystem files = new Path(out).getFileSystem(conf);
        Path place = files.makeQualified(new Path(out));
        requireFree(files, place);
        return new ScoredFolder(files, place);
    }

    private static void requireFree(FileSystem files, Path place) throws IOException {
        if (files.exists(place)) {
            throw new EngineFailure(place + " is there already. Choose another --out, or delete it.");
        }
    }

    /** @return where the predictions are to be written */
    String predictions() {
        return new Path(draft, "predictions").toString();
    }

    /** Moves the draft to its place. */
    void commit(ScoringSummary summary) throws IOException {
        try (OutputStream out = files.create(new Path(draft, "summary.json"))) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(out, summary);
        }
        // a rename into a folder that has appeared meanwhile would move the draft into it
        requireFree(files, place);
        if (!files.rename(draft, place)) {
            throw new IOException("The results in " + draft + " cannot be moved to " + place);
        }
    }

    /** Deletes the draft if it was not moved. */
    @Override
    public void close() throws IOException {
        files.delete(draft, true);
    }
}
