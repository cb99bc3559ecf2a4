package org.multimodalbtw.engine.encode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.ProgressMonitor;

/** The rows of a table, which are encoded again with one part hidden each time. */
public interface HidingRows extends AutoCloseable {

    /**
     * @param wanted the ids of some rows; the tensors of their parts are held in memory
     * @param monitor progress and cancel
     * @return the parts of each of them, by its id; a row without parts that can be hidden alone is left out or has none
     * @throws IOException if a row cannot be read
     */
    Map<String, List<HiddenPart>> of(Set<String> wanted, ProgressMonitor monitor) throws IOException;

    /** @return what the analyst should know of the parts, one sentence each */
    default List<String> notes() {
        return List.of();
    }

    /** Ends what encodes. */
    @Override
    void close();
}
