package org.multimodalbtw.spark.door;

import java.io.IOException;

/** The engine, as Spark's side sees it. */
public interface EngineDoor {

    /** System property: threads of one native operation; read once, when the engine starts. */
    String THREADS = "org.multimodalbtw.threads";

    /**
     * @param modelFolder a trained model
     * @param wanted what is asked for beside the prediction
     * @return what it reads and gives
     * @throws EngineFailure if it is no model or is damaged
     * @throws IOException if it cannot be read
     */
    ModelFacts facts(String modelFolder, Wanted wanted) throws IOException;

    /**
     * @param request the model and the tables that are scored with it
     * @return scores rows of these tables, for one thread at a time; the caller closes it
     * @throws EngineFailure if a table does not fit the model
     * @throws IOException if the model cannot be read
     */
    Scorer scorer(ScoringRequest request) throws IOException;

    /**
     * @param className a class
     * @return the file from which the engine's side takes it
     * @throws ClassNotFoundException if it has no such class
     */
    String source(String className) throws ClassNotFoundException;
}
