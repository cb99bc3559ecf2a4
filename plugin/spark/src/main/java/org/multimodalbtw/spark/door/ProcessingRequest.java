package org.multimodalbtw.spark.door;

import java.io.Serializable;
import java.util.List;

/**
 * What is to be made of raw tables.
 *
 * @param folder the model, or a set of encoders where tensors are wanted
 * @param tables the raw tables
 * @param wanted what is asked for
 */
public record ProcessingRequest(String folder, List<TableFacts> tables, Wanted wanted) implements Serializable {

    /** Copies the list. */
    public ProcessingRequest {
        tables = List.copyOf(tables);
    }

    /**
     * @param where the folder lies on this machine
     * @return the same request with that
     */
    public ProcessingRequest in(String where) {
        return new ProcessingRequest(where, tables, wanted);
    }
}
