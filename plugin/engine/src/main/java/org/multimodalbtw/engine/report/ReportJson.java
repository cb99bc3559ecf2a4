package org.multimodalbtw.engine.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reports as JSON text, for pages. Records become objects; a number that is not finite becomes a text such as {@code "NaN"}. */
public final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

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
