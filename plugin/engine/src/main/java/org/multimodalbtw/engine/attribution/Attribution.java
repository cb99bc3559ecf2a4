package org.multimodalbtw.engine.attribution;

/**
 * What one feature of a row adds to its prediction.
 *
 * @param rowId the row
 * @param explained the class or label that is explained; of a number the target's name
 * @param modality the modality; empty for what belongs to none
 * @param feature what the analyst calls it
 * @param value what the row has there, as the encoder saw it; empty where it has nothing, or where several are added up
 * @param contribution to the log odds of the class or label, or to the number in its units
 */
public record Attribution(
        String rowId, String explained, String modality, String feature, String value, double contribution) {}
