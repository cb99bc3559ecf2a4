package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column's name says of it. */
public final class NamedLike {

    private static final Pattern WORD_BORDER = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[\\s_.\\-]+");
    private static final Set<String> GROUPS = Set.of(
            "patient",
            "patientid",
            "patientnr",
            "patientnumber",
            "subject",
            "subjectid",
            "participant",
            "participantid",
            "person",
            "personid",
            "mrn",
            "pid",
            "ptid",
            "empi",
            "pat",
            "patid",
            "patnr",
            "patientenid",
            "patientennr",
            "patientennummer");

    /** What else a row of a cohort may be, beside a person. */
    private static final Set<String> OTHER_ROWS = Set.of("case", "caseid", "sample", "sampleid", "recordid", "studyid");

    private static final Set<String> STAYS = Set.of(
            "stay",
            "stayid",
            "icustayid",
            "patientunitstayid",
            "hadmid",
            "admissionid",
            "encounter",
            "encounterid",
            "visit",
            "visitid",
            "fallid",
            "fallnr",
            "fallnummer",
            "aufnahmenr",
            "aufnahmenummer");

    private static final Set<String> LAST_WORDS = Set.of(
            "id",
            "ids",
            "mrn",
            "pid",
            "uid",
            "uuid",
            "guid",
            "accession",
            "encounter",
            "episode",
            "barcode",
            "phone",
            "telephone",
            "nr",
            "nummer",
            "fallnummer",
            "aufnahmenummer",
            "telefon");
    private static final Set<String> TIMES = Set.of(
            "time",
            "minute",
            "minutes",
            "min",
            "hour",
            "hours",
            "day",
            "days",
            "charttime",
            "date",
            "datetime",
            "timestamp",
            "offset",
            "zeit",
            "zeitpunkt",
            "uhrzeit",
            "datum",
            "stunde",
            "stunden",
            "tage");
    private static final Set<String> AFTER = Set.of(
            "death",
            "died",
            "dod",
            "deceased",
            "expired",
            "mortality",
            "discharge",
            "discharged",
            "dischtime",
            "deathtime",
            "los",
            "outcome",
            "survival",
            "readmitted",
            "readmission",
            "tod",
            "todesdatum",
            "sterbedatum",
            "verstorben",
            "gestorben",
            "entlassung",
            "entlassen",
            "entlassdatum",
            "entlassungsdatum",
            "verweildauer",
            "cost",
            "costs",
            "charges",
            "kosten",
            "erloes",
            "erlös");

    /** With such a last word, numbers stand for something, as codes of places and groups of people do. */
    private static final Set<String> CODES = Set.of(
            "code",
            "codes",
            "kode",
            "zip",
            "zipcode",
            "postcode",
            "plz",
            "postleitzahl",
            "sex",
            "gender",
            "geschlecht",
            "race",
            "ethnicity",
            "religion");

    /** And with such a name, but not with a longer one: {@code hospital} names one, {@code hospital_days} counts. */
    private static final Set<String> CODED = Set.of(
            "drg",
            "marital",
            "maritalstatus",
            "familienstand",
            "insurance",
            "versicherung",
            "language",
            "sprache",
            "ward",
            "station",
            "department",
            "abteilung",
            "hospital",
            "krankenhaus",
            "site",
            "center",
            "centre",
            "zentrum",
            "diagnosis",
            "diagnose",
            "admissiontype",
            "admissionsource",
            "dischargedisposition",
            "aufnahmeart",
            "entlassart",
            "entlassungsart",
            "fachabteilung",
            "bloodgroup",
            "bloodtype",
            "blutgruppe");

    private NamedLike() {}

    /**
     * @param name a column's name
     * @return whether it names patients, or what else a row of a cohort is
     */
    public static boolean patient(String name) {
        return group(name) || OTHER_ROWS.contains(joined(name));
    }

    /**
     * @param name a column's name
     * @return whether it names stays or visits
     */
    public static boolean stay(String name) {
        return STAYS.contains(joined(name));
    }

    /**
     * @param name a column's name
     * @return whether rows with the same value are of one person
     */
    public static boolean group(String name) {
        return GROUPS.contains(joined(name));
    }

    /**
     * @param name a column's name
     * @return whether it names something that a row is or belongs to
     */
    public static boolean identifier(String name) {
        String[] words = words(name);
        return patient(name) || words.length > 0 && LAST_WORDS.contains(words[words.length - 1]);
    }

    /** Whether numbers under it name something rather than measure it. */
    static boolean coded(String name) {
        String[] words = words(name);
        return CODED.contains(joined(name)) || words.length > 0 && CODES.contains(words[words.length - 1]);
    }

    /** Whether it may be known only after the outcome. */
    static boolean afterOutcome(String name) {
        return hasWord(name, AFTER) || joined(name).equals("lengthofstay");
    }

    /**
     * @param name a column's name
     * @return whether it holds times of measurements
     */
    public static boolean time(String name) {
        return hasWord(name, TIMES);
    }

    /** Whether it names a date. */
    static boolean date(String name) {
        return Arrays.stream(words(name))
                .anyMatch(word -> word.endsWith("date") && !word.equals("update") || word.endsWith("datum"));
    }

    private static boolean hasWord(String name, Set<String> wanted) {
        return Arrays.stream(words(name)).anyMatch(wanted::contains);
    }

    private static String joined(String name) {
        return String.join("", words(name));
    }

    private static String[] words(String name) {
        String[] words = WORD_BORDER.split(CellText.strip(name));
        for (int index = 0; index < words.length; index++) {
            words[index] = words[index].toLowerCase(Locale.ROOT);
        }
        return words;
    }
}
