package org.multimodalbtw.engine.network;

import org.multimodalbtw.engine.Limits;

/**
 * How modalities are fused in pairs with a main one ({@link PairedAttention}).
 *
 * @param main the name of the main modality; where the network has no such modality, its first one is the main one
 * @param layers how often the two streams of a pair attend to each other, 1 to 8
 * @param separation how much it counts in the loss that the two streams can be told apart, 0 to 10
 */
public record PairSettings(String main, int layers, double separation) {

    /** Most items of a modality in a row that are attended to. */
    public static final int MOST_ITEMS = 32;

    /** How many items a token becomes, of a modality whose rows are one item. */
    static final int ITEMS_OF_TOKEN = 4;

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public PairSettings {
        Limits.between("Layers of pairs", layers, 1, 8);
        Limits.between("Strength of the separation", separation, 0, 10);
    }

    /** The position of the main modality. */
    int position(NetworkShape shape) {
        for (int m = 0; m < shape.modalityCount(); m++) {
            if (shape.modalities().get(m).name().equals(main)) {
                return m;
            }
        }
        return 0;
    }
}
