package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What names of columns of a table of measurements say. A rank is the place in a list, the best first; -1 is none. */
final class SeriesNames {

    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final List<String> TIMES = List.of(
            "charttime",
            "time",
            "timestamp",
            "datetime",
            "dateandtime",
            "measuredat",
            "measurementtime",
            "measurementdatetime",
            "observationtime",
            "observationdatetime",
            "effectivedatetime",
            "eventtime",
            "collectiontime",
            "sampletime",
            "collectedat",
            "specimentime",
            "drawntime",
            "sampledat",
            "takenat",
            "drawnat",
            "recordedat",
            "observedat",
            "givenat",
            "administeredat",
            "starttime",
            "zeit",
            "zeitpunkt",
            "messzeit",
            "messzeitpunkt",
            "abnahmezeit",
            "abnahmezeitpunkt",
            "uhrzeit");
    private static final List<String> TIME_UNITS =
            List.of("min", "mins", "h", "hrs", "t", "sec", "seconds", "stunde", "stunden", "tage");
    private static final List<String> TIME_WORDS = List.of(
            "time",
            "timestamp",
            "offset",
            "minutes",
            "minute",
            "hours",
            "hour",
            "days",
            "day",
            "date",
            "zeitpunkt",
            "datum");
    private static final List<String> STARTS = List.of(
            "indextime",
            "indexdate",
            "t0",
            "admittime",
            "admissiontime",
            "admissiondate",
            "admission",
            "admitdate",
            "admittedat",
            "intime",
            "icuintime",
            "hospadmtime",
            "aufnahme",
            "aufnahmezeit",
            "aufnahmezeitpunkt",
            "aufnahmedatum");
    private static final List<String> OTHER_TIMES = List.of(
            "storetime",
            "outtime",
            "dischtime",
            "dischargetime",
            "dischargedate",
            "deathtime",
            "dod",
            "dateofbirth",
            "birthdate",
            "deathdate",
            "updatetime",
            "endtime",
            "stoptime",
            "resultedat",
            "resulttime",
            "reportedat",
            "reporttime",
            "verifiedat",
            "validatedat",
            "updatedat",
            "createdat",
            "stoppedat",
            "endedat",
            "entlassdatum",
            "entlassungsdatum",
            "entlassung",
            "geburtsdatum",
            "sterbedatum",
            "todesdatum",
            "befundzeit",
            "befunddatum");
    private static final List<String> VARIABLES = List.of(
            "variable",
            "variablename",
            "variableid",
            "variablecode",
            "parameter",
            "parametername",
            "parameterid",
            "item",
            "itemid",
            "itemname",
            "itemcode",
            "measurement",
            "measurementname",
            "test",
            "testname",
            "testid",
            "testcode",
            "analyte",
            "labname",
            "labtest",
            "labitem",
            "labid",
            "lab",
            "vitalname",
            "vital",
            "vitalsign",
            "observation",
            "observationname",
            "observationcode",
            "loinc",
            "loinccode",
            "measurementconceptid",
            "conceptid",
            "conceptname",
            "concept",
            "signal",
            "component",
            "componentname",
            "feature",
            "drug",
            "drugname",
            "medication",
            "medicationname",
            "medicine",
            "substance",
            "activesubstance",
            "ingredient",
            "messgroesse",
            "messgröße",
            "messwertname",
            "analyse",
            "analyt",
            "laborwert",
            "laborparameter",
            "untersuchung",
            "bezeichnung",
            "wirkstoff",
            "medikament",
            "name",
            "code",
            "label");
    private static final List<String> VALUES = List.of(
            "valuenum",
            "valueasnumber",
            "numericvalue",
            "value",
            "valuenumeric",
            "val",
            "result",
            "resultvalue",
            "labresult",
            "resultnum",
            "numericresult",
            "reading",
            "measuredvalue",
            "measurementvalue",
            "observationvalue",
            "vitalvalue",
            "wert",
            "messwert",
            "ergebnis",
            "ergebniswert",
            "zahlenwert",
            "number");
    /** Values only of what a column of drugs names. */
    private static final List<String> DOSES =
            List.of("dose", "dosage", "dosevalrx", "doseamount", "amount", "dosis", "menge");

    private static final List<String> FLAGS = List.of(
            "flag",
            "flags",
            "abnormal",
            "warning",
            "error",
            "priority",
            "route",
            "status",
            "comments",
            "refrangelower",
            "refrangeupper");

    private SeriesNames() {}

    static int time(String name) {
        String joined = joined(name);
        if (start(name) >= 0 || OTHER_TIMES.contains(joined)) {
            return -1;
        }
        int exact = TIMES.indexOf(joined);
        return exact < 0 && isLikeTime(name) ? TIMES.size() : exact;
    }

    /** As {@code minute}, {@code hours_since_admission} and {@code labresultoffset}, but not {@code sbp_min}. */
    private static boolean isLikeTime(String name) {
        String[] words = words(name);
        String first = words.length == 0 ? "" : words[0];
        String last = words.length == 0 ? "" : words[words.length - 1];
        return TIME_UNITS.contains(joined(name))
                || TIME_WORDS.stream()
                        .anyMatch(word -> word.equals(first) || joined(last).endsWith(word));
    }

    static int start(String name) {
        return STARTS.indexOf(joined(name));
    }

    static int variable(String name) {
        return VARIABLES.indexOf(joined(name));
    }

    static int value(String name) {
        int dose = DOSES.indexOf(joined(name));
        return dose < 0 ? VALUES.indexOf(joined(name)) : VALUES.size() + dose;
    }

    /** Whether it holds the values of all that was measured, whatever names that. */
    static boolean anyValue(String name) {
        return VALUES.contains(joined(name));
    }

    static boolean unit(String name) {
        return UnitText.isName(joined(name));
    }

    /** Whether it names something that was not measured: a flag, an id, another time. */
    static boolean notMeasured(String name) {
        return FLAGS.contains(joined(name))
                || variable(name) < 0 && NamedLike.identifier(name)
                || joined(name).endsWith("flag")
                || start(name) >= 0
                || OTHER_TIMES.contains(joined(name));
    }

    private static String joined(String name) {
        return String.join("", words(name));
    }

    private static String[] words(String name) {
        return SEPARATORS.split(CellText.strip(name).toLowerCase(Locale.ROOT));
    }
}
