package org.multimodalbtw.engine.evidence.cell;

import java.util.List;

/**
 * What learns and predicts.
 *
 * @param name as it stands in the tables
 * @param runs {@value #PRODUCT}, or the name of a Python program in the folder of the peers
 * @param options of its command line; {@code {10*ours}} stands for ten times the processor seconds that the method {@code ours} took on the same rows with the
 *     same seed
 */
record Method(String name, String runs, List<String> options) {

    /** {@code test-workflows/run}. */
    static final String PRODUCT = "product";

    boolean isProduct() {
        return runs.equals(PRODUCT);
    }
}
