package org.multimodalbtw.engine.encode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.Examples;

/**
 * What an encoder learnt from its training rows.
 *
 * @param trainingRows how many rows it was fitted on; of series, how many patients
 * @param columns one entry an input column; manifests call them the report
 * @param found what was found in columns that were looked at first, one sentence each; empty where they were not
 */
public record EncodingReport(
        long trainingRows,
        @JsonProperty("report") List<Column> columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> found) {

    /**
     * What became of one input column.
     *
     * @param name the column's name
     * @param treatment for a person, for example {@code "standardised, 12 empty cells filled with the median 4.1, with an indicator"}
     *     or {@code "left out: constant"}
     * @param features how many values it gives
     * @param missing how many of the training rows had no value
     * @param taken what the column was taken for, in a word; {@code null} if it was not looked at
     */
    public record Column(
            String name,
            String treatment,
            int features,
            long missing,
            @JsonInclude(JsonInclude.Include.NON_NULL) String taken) {

        /** Of a column that was not looked at. */
        public Column(String name, String treatment, int features, long missing) {
            this(name, treatment, features, missing, null);
        }

        /**
         * @param word what the column was taken for
         * @return the same with that
         */
        public Column takenFor(String word) {
            return new Column(name, treatment, features, missing, word);
        }
    }

    /** Keeps its own copies of the lists. */
    public EncodingReport {
        columns = List.copyOf(columns);
        found = found == null ? List.of() : List.copyOf(found);
    }

    /** Of columns that were not looked at. */
    public EncodingReport(long trainingRows, List<Column> columns) {
        this(trainingRows, columns, List.of());
    }

    /** @return one sentence for each reason why columns give no value, with the columns */
    public List<String> leftOut() {
        Map<String, List<String>> columnsByReason = new LinkedHashMap<>();
        columns.stream().filter(column -> column.features() == 0).forEach(column -> columnsByReason
                .computeIfAbsent(column.treatment(), reason -> new ArrayList<>())
                .add(column.name()));
        return columnsByReason.entrySet().stream()
                .map(entry -> (entry.getValue().size() == 1
                                ? "Column "
                                : entry.getValue().size() + " columns, ")
                        + Examples.of(entry.getValue()) + ": " + entry.getKey() + ".")
                .toList();
    }
}
