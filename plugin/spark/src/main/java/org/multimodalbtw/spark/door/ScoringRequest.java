package org.multimodalbtw.spark.door;

import java.io.Serializable;
import java.util.List;

/**
 * What is to be scored with a model.
 *
 * @param modelFolder the model
 * @param tables the raw tables
 * @param wanted what is asked for beside the prediction
 */
public record ScoringRequest(String modelFolder, List<TableFacts> tables, Wanted wanted) implements Serializable {

    /** Copies the list. */
    public ScoringRequest {
        tables = List.copyOf(tables);
    }

    /**
     * @param folder where the model lies on this machine
     * @return the same request with that
     */
    public ScoringRequest in(String folder) {
        return new ScoringRequest(folder, tables, wanted);
    }
}
