package org.multimodalbtw.engine.heads;

/** Says from the encoded values of one modality how probable each class is. */
public sealed interface Head permits LinearHead, TreesHead {

    /**
     * @param values the row's encoded values, {@link #inputs} of them
     * @return the natural logarithms of the classes' probabilities, finite; their exponentials sum to 1
     */
    double[] logProbabilities(float[] values);

    /** @return how many values a row has */
    int inputs();

    /** @return how many classes there are, 2 or more */
    int outputs();
}
