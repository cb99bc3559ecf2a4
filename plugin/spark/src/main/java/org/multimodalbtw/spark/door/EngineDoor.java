package org.multimodalbtw.spark.door;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The engine, as Spark's side sees it. */
public interface EngineDoor {

    /** System property: threads of one native operation; read once, when the engine starts. */
    String THREADS = "org.multimodalbtw.threads";

    /** System property: which GPU of the machine is used where one can be, from 0; read once, when the engine starts. */
    String GPU = "org.multimodalbtw.gpu";

    /**
     * @param folder a trained model, or a set of encoders where tensors are wanted
     * @param wanted what is asked for
     * @return what it reads and gives
     * @throws EngineFailure if it is no such folder or is damaged
     * @throws IOException if it cannot be read
     */
    ModelFacts facts(String folder, Wanted wanted) throws IOException;

    /**
     * @param request what is to be made of which tables
     * @return makes it, for one thread at a time; the caller closes it
     * @throws EngineFailure if a table does not fit the encoders
     * @throws IOException if they cannot be read
     */
    PatientProcessor processor(ProcessingRequest request) throws IOException;

    /**
     * Copies encoders of some modalities into a set.
     *
     * @param from a model that carries encoders, a set of encoders, or the folder of one
     * @param modalities those that are taken, in this order
     * @param to the set, which does not exist yet
     * @throws EngineFailure if there are no encoders, or none of a modality
     * @throws IOException if a file cannot be read or written
     */
    void copyEncoders(String from, List<String> modalities, String to) throws IOException;

    /**
     * @param encoders the set of encoders that wrote the tensors
     * @param file the tensor file that is to be written
     * @return collects tensors of patients; the caller closes it
     * @throws EngineFailure if the encoders are damaged
     * @throws IOException if the file cannot be written
     */
    TensorFile tensorFile(String encoders, String file) throws IOException;

    /**
     * @return an empty folder on this machine, which is gone when this program ends; where it is killed, when the engine starts next
     * @throws IOException if it cannot be made
     */
    String scratch() throws IOException;

    /**
     * @param request the encoder
     * @return its fit, before the first reading
     * @throws EngineFailure if no column can be used
     */
    EncoderFit fit(FitRequest request);

    /**
     * @param columns how many columns a table has
     * @return how many of its rows are the head of a fit
     */
    long headRows(int columns);

    /**
     * @param labels a CSV file
     * @param split its column that says train, valid or test
     * @return the patients that are for training
     * @throws EngineFailure if there is no such column, or it says something else
     */
    Set<String> trainingPatients(String labels, String split);

    /**
     * @param request the cohort, and what is compared
     * @return the trainings that this needs; the caller closes them
     * @throws EngineFailure if the labels, the tensors or the settings cannot be used
     * @throws IOException if a file cannot be read
     */
    ComparedTrainings comparison(ComparisonRequest request) throws IOException;

    /**
     * @param className a class
     * @return the file from which the engine's side takes it
     * @throws ClassNotFoundException if it has no such class
     */
    String source(String className) throws ClassNotFoundException;
}
