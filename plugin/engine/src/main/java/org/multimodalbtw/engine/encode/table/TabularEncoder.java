package org.multimodalbtw.engine.encode.table;

import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Encodes a table of numbers, categories and vectors into one float32 vector a row.
 *
 * <ul>
 *   <li>A number becomes {@code (x - mean) / standard deviation}, limited to ±clip; an empty cell or NaN takes the
 *       median.
 *   <li>A category becomes 0/1 features, one for each of the most frequent categories, and one for all others if
 *       training has others. An empty cell gives zeros. So does a category that training did not have where there are
 *       no others: a feature that is constant in training would reach the network untrained.
 *   <li>Each element of a vector is treated as a number.
 *   <li>A column that is empty in 1 to 99 % of the rows gets a standardised indicator of that. For a vector it is one
 *       for the whole cell, and further ones for elements that are empty more often.
 *   <li>A column without variation is left out: all numbers equal, or one category. A row that is empty in all other
 *       columns has the modality missing, and is left out of all shares.
 * </ul>
 *
 * <p>Means, population standard deviations, medians and shares are those of the cells in the training rows that are not
 * empty. They are computed over the sorted values, so the order of the rows changes nothing.
 */
public final class TabularEncoder {

    private TabularEncoder() {}

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn from; they are read several times
     * @param settings how to encode
     * @param monitor progress and cancel
     * @return the encoder
     * @throws org.multimodalbtw.engine.InputException if a number is infinite, vectors differ in length, no row
     *     has a value, or no column varies
     */
    public static FittedEncoder fit(
            String modality, TableRows trainingRows, TabularEncoderSettings settings, ProgressMonitor monitor) {
        return TabularFit.of(modality, trainingRows, settings, NumberScan.CELLS_IN_MEMORY, monitor);
    }

    /**
     * As {@link #fit(String, TableRows, TabularEncoderSettings, ProgressMonitor)}, after a look at what the columns are. The encoder reads new
     * rows in the same way.
     *
     * @param modality the name of the modality that is encoded, not blank
     * @param trainingRows the rows to learn from; they are read several times
     * @param look how their columns are looked at
     * @param settings how to encode
     * @param monitor progress and cancel
     * @return the encoder
     * @throws org.multimodalbtw.engine.InputException also if no column can be used
     */
    public static FittedEncoder fit(
            String modality,
            TableRows trainingRows,
            TableLook look,
            TabularEncoderSettings settings,
            ProgressMonitor monitor) {
        SurveyedTable table = SurveyedTable.of(modality, trainingRows, look, monitor.part(0, 0.1));
        return TabularFit.of(modality, table.read(), settings, NumberScan.CELLS_IN_MEMORY, monitor.part(0.1, 1))
                .of(table);
    }

    /**
     * @param modality the name of the modality that is encoded
     * @param trainingRows the rows to learn from
     * @param monitor progress and cancel
     * @return what a look at their columns would find, one sentence for columns that are alike; nothing is changed
     */
    public static List<String> wouldFind(String modality, TableRows trainingRows, ProgressMonitor monitor) {
        return SurveyedTable.wouldFind(modality, trainingRows, monitor);
    }
}
