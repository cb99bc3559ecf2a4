package org.multimodalbtw.engine.encode;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.Examples;

/**
 * What an encoder learnt from its training rows.
 *
 * @param trainingRows how many rows it was fitted on
 * @param columns one entry an input column; manifests call them the report
 */
public record EncodingReport(long trainingRows, @JsonProperty("report") List<Column> columns) {

    /**
     * What became of one input column.
     *
     * @param name the column's name
     * @param treatment for a person, for example {@code "standardised, 12 empty cells filled with the median 4.1, with an indicator"}
     *     or {@code "left out: constant"}
     * @param features how many values it gives
     * @param missing how many training rows had no value
     */
    public record Column(String name, String treatment, int features, long missing) {}

    /** Keeps its own copy of the list. */
    public EncodingReport {
        columns = List.copyOf(columns);
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
