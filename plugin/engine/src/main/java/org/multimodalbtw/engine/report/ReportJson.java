package org.multimodalbtw.engine.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.multimodalbtw.engine.weight.WeightSummary;

/** Reports as JSON text, for pages. Records become objects; a number that is not finite becomes a text such as {@code "NaN"}. */
public final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper().addMixIn(WeightSummary.Spread.class, FlatSpread.class);

    /** The five numbers of a spread stand beside its others. */
    private interface FlatSpread {

        @JsonUnwrapped
        WeightSummary.FiveNumbers fiveNumbers();
    }

    private ReportJson() {}

    /**
     * @param report a record of records, lists, maps, arrays, texts and numbers
     * @return its JSON text
     */
    public static String write(Record report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Not a report: " + report.getClass(), impossible);
        }
    }
}
