package org.multimodalbtw.engine.adapt;

import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.TrainingMethod;

/**
 * Some parameters of a network go on as they are, the others rest.
 *
 * @param all whether all go on; else the heads
 * @param resting what rests in any case
 */
record ChosenParameters(boolean all, Resting resting) implements TrainingMethod {

    @Override
    public boolean learns(Slice slice) {
        return all ? !resting.isLacking(slice) : resting.isHead(slice);
    }
}
