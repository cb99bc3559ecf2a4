package org.multimodalbtw.engine.report;

import java.util.List;
import org.multimodalbtw.engine.encode.EncodingReport;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;

/**
 * What an encoder made of a table, at a glance.
 *
 * @param modality the modality's name
 * @param trainingRows how many rows it learnt from
 * @param rows how many rows were encoded
 * @param missing in how many of them the modality is missing
 * @param features how many values an encoded row has
 * @param columns what became of each column; one that gives no values was left out
 * @param warnings what the analyst should know
 */
public record EncoderReport(
        String modality,
        long trainingRows,
        long rows,
        long missing,
        long features,
        List<EncodingReport.Column> columns,
        List<String> warnings) {

    /**
     * @param encoder the encoder
     * @param summary what happened when rows were encoded
     * @return the report
     */
    public static EncoderReport of(FittedEncoder encoder, EncodingSummary summary) {
        EncodingReport fitted = encoder.report();
        return new EncoderReport(
                encoder.output().name(),
                fitted.trainingRows(),
                summary.rows(),
                summary.missing(),
                fitted.columns().stream()
                        .mapToLong(EncodingReport.Column::features)
                        .sum(),
                fitted.columns(),
                summary.warnings());
    }
}
