package org.multimodalbtw.host.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.cohort.NoteRoles;
import org.multimodalbtw.engine.survey.SeriesRoles;

/** Parameters of encoders that say which columns of a file are what, by the keys of the nodes. */
final class EncoderChoices {

    private static final String COMMA = ",";

    private EncoderChoices() {}

    /**
     * @param patient the column that names the patient
     * @param roles which of the others are what
     * @return parameters of the Series Encoder; where a role has no column, the node says what is lacking
     */
    static Map<String, String> ofSeries(String patient, SeriesRoles roles) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("layout", roles.isWide() ? "WIDE" : "MEASUREMENTS");
        parameters.put("patient", patient);
        parameters.put("time", roles.time().orElse(""));
        parameters.put("unit", roles.unit().orElse(""));
        parameters.put("start", roles.start().orElse(""));
        if (roles.isWide()) {
            select("variables", roles.values(), parameters);
        } else {
            parameters.put("variable", roles.variable().orElse(""));
            parameters.put("value", roles.values().stream().findFirst().orElse(""));
        }
        return parameters;
    }

    /**
     * @param patient the column that names the patient where several rows are of one
     * @param pictures the columns with names of pictures
     * @return parameters of the Image Encoder
     */
    static Map<String, String> ofImages(Optional<String> patient, List<String> pictures) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("severalRows", String.valueOf(patient.isPresent()));
        parameters.put("patient", patient.orElse(""));
        select("columns", pictures, parameters);
        return parameters;
    }

    /**
     * @param roles which columns of a file of notes are what, where it is read note by note
     * @return parameters of the Text Encoder, in this order: each is checked with those before it
     */
    static Map<String, String> ofNotes(NoteRoles roles) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("patient", roles.patient());
        parameters.put("time", roles.time());
        parameters.put("start", roles.start().orElse(""));
        parameters.put("severalRows", "true");
        return parameters;
    }

    /** Names with commas cannot be listed; the node then selects columns by itself. */
    private static void select(String filter, List<String> columns, Map<String, String> parameters) {
        boolean canBeListed = columns.stream().noneMatch(name -> name.contains(COMMA));
        if (canBeListed && !columns.isEmpty()) {
            parameters.put(filter + "/manualFilter/manuallySelected", String.join(COMMA, columns));
        }
    }
}
