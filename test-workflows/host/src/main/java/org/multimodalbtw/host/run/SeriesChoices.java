package org.multimodalbtw.host.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.multimodalbtw.engine.survey.SeriesRoles;

/**
 * Which columns of a file of measurements are what.
 *
 * @param patient the column that names the patient
 * @param roles the others
 */
record SeriesChoices(String patient, SeriesRoles roles) {

    /** @return the parameters of the Series Encoder that say so; where a role has no column, the node says what is lacking */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("layout", roles.isWide() ? "WIDE" : "MEASUREMENTS");
        parameters.put("patient", patient);
        parameters.put("time", roles.time().orElse(""));
        parameters.put("unit", roles.unit().orElse(""));
        parameters.put("start", roles.start().orElse(""));
        if (!roles.isWide()) {
            parameters.put("variable", roles.variable().orElse(""));
            parameters.put("value", roles.values().stream().findFirst().orElse(""));
        }
        return parameters;
    }
}
