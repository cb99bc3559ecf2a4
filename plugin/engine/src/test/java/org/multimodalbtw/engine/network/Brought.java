package org.multimodalbtw.engine.network;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/** What training methods have brought for a step. */
public final class Brought {

    private Brought() {}

    /**
     * @param batch the rows of the step
     * @param name of an input
     * @return its numbers
     */
    public static double[] of(Minibatch batch, String name) {
        try (NDManager manager = EngineRuntime.get().newManager(Device.cpu())) {
            Number[] numbers = batch.furtherArrays(manager).get(name).toArray();
            double[] values = new double[numbers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers[i].doubleValue();
            }
            return values;
        }
    }
}
