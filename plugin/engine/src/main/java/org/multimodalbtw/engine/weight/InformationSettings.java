package org.multimodalbtw.engine.weight;

import org.multimodalbtw.engine.Limits;

/**
 * How a modality's mutual information sets its weight.
 *
 * @param floor least mutual information of a modality, as a share of the mean over modalities, 0 to 1
 * @param estimate how mutual information is estimated
 */
public record InformationSettings(double floor, InformationEstimate estimate) {

    /** @throws org.multimodalbtw.engine.InputException if a value is out of its range */
    public InformationSettings {
        Limits.between("Least mutual information", floor, 0, 1);
    }
}
