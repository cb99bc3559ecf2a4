package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Set;

/**
 * Names of columns whose numbers stand for what was measured: a word for it and one for its code, as {@code Parametercode} and
 * {@code loinc_num}. They count only beside a column that by its name holds the values of all.
 */
final class VariableCodes {

    private static final List<String> CODES = List.of(
            "code",
            "codes",
            "codenr",
            "codeno",
            "kode",
            "cd",
            "id",
            "key",
            "kennung",
            "schluessel",
            "codigo",
            "kurz",
            "kuerzel");

    /** Behind other words such an end may count: a second measurement has the number 2. */
    private static final List<String> NUMBERS = List.of("num", "nummer", "number", "nbr", "nr", "no", "numero");

    private static final Set<String> NUMBERED = ColumnWords.set(
            """
            parameter param loinc test labtest analyte analyt analyse analysis component item itemid lab labor laborwert laborparameter
            variable concept messgroesse messgrosse prueba examen""");

    private static final Set<String> OTHERS = ColumnWords.set("loinc param labor npu assay snomed untersuchungs");

    private VariableCodes() {}

    /**
     * @param name a column's name
     * @return whether its numbers may say what was measured
     */
    static boolean is(String name) {
        String joined = SeriesNames.joined(name);
        return CODES.stream().anyMatch(end -> joined.endsWith(end) && isMeasured(stem(joined, end)))
                || NUMBERS.stream().anyMatch(end -> joined.endsWith(end) && NUMBERED.contains(stem(joined, end)));
    }

    private static String stem(String joined, String end) {
        return joined.substring(0, joined.length() - end.length());
    }

    private static boolean isMeasured(String stem) {
        return !stem.isEmpty() && (SeriesNames.variable(stem) >= 0 || OTHERS.contains(stem));
    }
}
