package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a column's name says of it. */
public final class NamedLike {

    private static final Set<String> GROUPS = ColumnWords.set(
            """
            patient patientid patientnr patientnumber subject subjectid participant participantid person personid mrn pid ptid empi
            pat patid patnr patientenid patientennr patientennummer patientnummer pseudonym pseudonymid
            npatient numeropatient idpatient ipp nip paciente idpaciente nhc numhistoria historiaclinica paziente idpaziente
            patientno patientnbr patientnum patientkey patno patnbr patkey subjectno subjectnr subjectnbr subjectnum subjectnumber subjectkey
            participantno participantnr participantnumber participantkey personno personnr personnbr personkey uniquepid""");

    private static final Set<String> SPLITS = ColumnWords.set(
            """
            set subset dataset traintest trainortest testset partition fold folds cvfold splits datasplit officialsplit aufteilung
            conjunto ensemble istest istrain istraining isvalid isvalidation isholdout istestset istrainset holdout heldout trainvaltest
            traintestsplit derivationvalidation""");

    private static final Set<String> SPLIT_WORDS = ColumnWords.set("set subset split partition dataset");

    /** What else a row of a cohort may be, beside a person. */
    private static final Set<String> OTHER_ROWS = ColumnWords.set("case caseid sample sampleid recordid studyid");

    private static final Set<String> STAYS = ColumnWords.set(
            """
            stay stayid icustayid patientunitstayid hadmid admissionid encounter encounterid visit visitid fallid fallnr fallnummer
            aufnahmenr aufnahmenummer numsejour nsejour iep episodio idepisodio opnameid opnamenummer""");

    /** With such an end, a name of stays is one of their numbers: {@code stay} may be its days. */
    private static final Pattern NUMBERED_STAY = Pattern.compile(".*(?:id|nr|nummer)");

    private static final Set<String> LAST_WORDS = ColumnWords.set(
            """
            id ids mrn pid uid uuid guid accession encounter episode barcode phone telephone nr nbr nummer fallnummer aufnahmenummer
            telefon telefono dossier dossiernummer historia expediente patientnummer opnamenummer auftragsnr auftragsnummer""");

    private static final Set<String> TIMES = ColumnWords.set(
            """
            time minute minutes min hour hours day days charttime date datetime timestamp offset zeit zeitpunkt uhrzeit datum stunde
            stunden tage heure heures hora horas fecha tijd tijdstip uur jour jours""");

    private static final Set<String> AFTER = ColumnWords.set(
            """
            death died dod deceased expired mortality discharge discharged dischtime deathtime los outcome survival survived readmitted
            deathdate dateofdeath deceaseddatetime readmission autopsy followup postmortem tod todesdatum todesursache sterbedatum verstorben gestorben exitus letalitaet entlassung entlassen
            entlassdatum entlassungsdatum entlassart entlassungsart verweildauer liegedauer aufenthaltsdauer vwd cost costs charges
            kosten erloes erlos deces decede sortie muerte fallecido fallecimiento defuncion alta estancia overleden overlijden
            ontslag ontslagdatum ligduur opnameduur decesso dimissione degenza
            deceduto deceduta decessi autopsia autopsie obduktion obduktionsdatum mortalita mortalidad mortalite falecido falecida falecimento obito
            sopravvivenza supervivencia sobrevida reingreso zgon zgonu wypis wypisu avliden avlidna dodsdatum dodsdato dodsfall død døde dødsdato smierc olum vefat
            taburcu
            hospitaldischargeoffset unitdischargeoffset hospitaldischargetime unitdischargetime hospitaldischargelocation
            unitdischargelocation hospitaldischargestatus unitdischargestatus dischargeweight activeupondischarge actualiculos
            actualhospitallos actualicumortality actualhospitalmortality actualventdays unabridgedunitlos unabridgedhosplos
            unabridgedactualventdays""");

    /** Whose end says nothing of the patient's own. */
    private static final Set<String> RELATIVES = ColumnWords.set(
            """
            father mother parent parents brother sister sibling siblings family relative relatives vater mutter eltern bruder schwester familie
            pere mere frere soeur famille familial familiale familiar familiare familiari padre madre padres hermano hermana familia fratello sorella genitore famiglia pai mae
            vader moeder broer zus ouders fader moder far mor ojciec ojca matka matki rodzina baba anne spouse husband wife""");

    /** Behind it, alta is high, and not a discharge. */
    private static final Set<String> HIGH = ColumnWords.set(
            """
            tension presion fiebre glucosa glucemia temperatura frecuencia dosis probabilidad densidad resolucion sensibilidad pressione
            febbre frequenza dose temperature pressao""");

    private static final Set<String> STAY_LENGTHS = ColumnWords.set(
            """
            lengthofstay dureesejour dureedesejour dureedusejour timeinhospital timeinicu daysinhospital daysinicu
            stayhours staydays stayh stayd hoursinhospital hoursinicu liegezeit liegetage aufenthalth aufenthaltstage diasestancia
            diasdeestancia giornididegenza ligdagen""");

    /** With such a last word, numbers stand for something, as codes of places and groups of people do. */
    private static final Set<String> CODES = ColumnWords.set(
            """
            code codes kode codigo cd zip zipcode postcode plz postleitzahl postal sex gender geschlecht sexe sexo geslacht sesso race
            ethnicity ethnie etnia etniciteit religion type typ""");

    /** With such a first word, numbers count: {@code n_codes}. */
    private static final Set<String> COUNTS = ColumnWords.set("count n num anzahl unique");

    /** And with such a name, but not with a longer one: {@code hospital} names one, {@code hospital_days} counts. */
    private static final Set<String> CODED = ColumnWords.set(
            """
            drg marital maritalstatus familienstand etatcivil estadocivil insurance versicherung assurance seguro verzekering payer
            kostentraeger language sprache langue idioma ward station department abteilung service servicio afdeling hospital
            krankenhaus klinik hopital ziekenhuis site center centre zentrum diagnosis diagnose diagnostic diagnostico admissiontype
            admissionsource dischargedisposition aufnahmeart entlassart entlassungsart fachabteilung bloodgroup bloodtype blutgruppe
            bed bett lit cama room zimmer chambre habitacion kamer physician doctor surgeon provider arzt operateur medecin medico
            raceeth raceethnicity ethnicgroup nationality nationalitat country land state region province county bundesland
            occupation beruf treatment arm treatmentarm therapy therapie drug medication smokingstatus rauchstatus raucherstatus
            alcoholstatus vitalstatus device scanner manufacturer vendor procedure prozedur
            kostenstelle costcentre costcenter npi lanr bsnr kostentrager kassenik arztnummer codebarre ean gtin
            chromosome chrom chr batch plate clinic clinica clinique institution institucion facility einrichtung""");

    /** Places that may count their own patients. */
    private static final Set<String> CENTRES = ColumnWords.set(
            """
            ward station department abteilung fachabteilung service servicio afdeling hospital krankenhaus klinik hopital ziekenhuis
            site center centre zentrum clinic clinica clinique institution institucion facility einrichtung""");

    /** With such a word, numbers and names stand side by side: {@code hpv type}, {@code study_site}. */
    private static final Set<String> NUMBERED = ColumnWords.set(
            """
            site sites center centre zentrum cluster group groups gruppe grp type types typ genotype subtype serotype hpv floor stock
            etage stage stadium stufe class klasse block bed bett room zimmer version batch""");

    private static final Set<String> DATE_WORDS = ColumnWords.set("dob dod fecha dt geburtstag");

    /** What happens on a day, so that a number of the size of a date is one. */
    private static final Set<String> MOMENTS = ColumnWords.set(
            """
            admission admitted admit aufnahme entlassung discharge discharged eintritt austritt surgery operation birth geburt naissance
            nacimiento geboorte death ingreso alta opname ontslag entree sortie visit visite datetime time zeitpunkt day tag""");

    /** What may follow such a name: {@code hospital_no}. */
    private static final Set<String> NUMBER_WORDS = ColumnWords.set("no nr num number nummer numero code cd id");

    /** Catalogues of diagnoses, procedures, drugs and tests. */
    private static final Set<String> CATALOGUES = ColumnWords.set(
            """
            icd icd9 icd10 icd11 icd9cm icd10cm icd10gm icd9code icd10code icdcode icdo ops opcs cpt hcpcs snomed snomedct loinc rxnorm
            atc ndc pzn drg msdrg""");

    /** What only orders the rows of a patient. */
    private static final Set<String> RANKS = ColumnWords.set(
            """
            seq seqnum seqno sequence sequencenumber rank ranking priority prio order ordering position pos no nr num number nummer line
            lineno linenumber index idx rang reihenfolge prioritaet ordre orden""");

    /** As {@code AESEQ} of a table of CDISC. */
    private static final Pattern SEQUENCE = Pattern.compile("[a-z]{2}seq");

    private static final Set<String> EDITIONS = ColumnWords.set("icdversion icdedition version edition");

    private static final Set<String> RESULTS = ColumnWords.set(
            """
            present presence status susceptibility interpretation response answer antwort severity grade finding befund reaction effect
            positive detected frequency dosage strength""");

    private static final Set<String> REMARKS = ColumnWords.set(
            """
            poa presentonadmission presentatadmission onadmission primary isprimary principal isprincipal main ismain hauptdiagnose chronic
            ischronic laterality side seite activeupondischarge""");

    private static final Set<String> LENGTHS_OF_TIME =
            ColumnWords.set("duration elapsed length dauer zeitdauer laenge lange duree duracion duur durata");

    private static final Set<String> AGES = ColumnWords.set("age alter lebensalter leeftijd edad idade eta wiek");

    /** It is measured where a drug is given, and only remarks on a drug in a list. */
    private static final String QUANTITY = "quantity";

    /** Of the OMOP Common Data Model. */
    private static final String CONCEPT = "conceptid";

    private NamedLike() {}

    /**
     * @param name a column's name
     * @return whether its numbers only order the rows of a patient, or say which edition of a catalogue holds
     */
    public static boolean rank(String name) {
        return RANKS.contains(joined(name)) || sequence(name) || edition(name);
    }

    /** Whether it numbers the rows of a patient in a table of CDISC. */
    static boolean sequence(String name) {
        return SEQUENCE.matcher(joined(name)).matches();
    }

    /**
     * @param name a column's name
     * @return whether it says which edition of a catalogue holds
     */
    public static boolean edition(String name) {
        return EDITIONS.contains(joined(name));
    }

    /**
     * @param name a column's name
     * @return whether it holds what came out of a measurement or test
     */
    public static boolean result(String name) {
        return SeriesNames.value(name) >= 0 && !QUANTITY.equals(joined(name));
    }

    /**
     * @param name a column's name
     * @return whether it may say how it is with what another column names
     */
    public static boolean answer(String name) {
        return result(name) || RESULTS.contains(joined(name));
    }

    /**
     * @param name a column's name
     * @return whether it remarks on an entry of a list that is there in any case, as that it was so on admission
     */
    public static boolean remark(String name) {
        return REMARKS.contains(joined(name));
    }

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

    /** Whether it holds the numbers of stays or visits. */
    static boolean numberOfStay(String name) {
        return stay(name) && NUMBERED_STAY.matcher(joined(name)).matches();
    }

    /**
     * @param name a column's name
     * @return whether rows with the same value are of one person
     */
    public static boolean group(String name) {
        return GROUPS.contains(joined(name));
    }

    /**
     * @param name a column's name, other than split
     * @return whether it may say what rows are used for
     */
    public static boolean split(String name) {
        String[] words = ColumnWords.of(name);
        return SPLITS.contains(joined(name)) || words.length > 0 && SPLIT_WORDS.contains(words[words.length - 1]);
    }

    /**
     * @param name a column's name
     * @return whether it names something that a row is or belongs to
     */
    public static boolean identifier(String name) {
        String[] words = ColumnWords.of(name);
        return patient(name)
                || words.length > 0 && LAST_WORDS.contains(words[words.length - 1])
                || ExportedIds.has(joined(name));
    }

    /**
     * @param name a column's name
     * @return whether what is under it names something rather than measures it, as of a ward or hospital
     */
    public static boolean coded(String name) {
        String[] words = ColumnWords.of(name);
        String last = words.length == 0 || COUNTS.contains(words[0]) ? "" : words[words.length - 1];
        return CODES.contains(last) || isOneOf(CODED, name) || catalogue(name);
    }

    /**
     * @param name a column's name
     * @return whether it names a hospital, a ward or a centre
     */
    public static boolean centre(String name) {
        return isOneOf(CENTRES, name);
    }

    /** Also as {@code site_nr} and {@code SITEID}. */
    private static boolean isOneOf(Set<String> names, String name) {
        String joined = joined(name);
        return names.contains(joined)
                || NUMBER_WORDS.stream()
                        .anyMatch(end -> joined.endsWith(end)
                                && names.contains(joined.substring(0, joined.length() - end.length())));
    }

    /** Whether one of its words is of what is numbered and named as well, as groups and floors are. */
    static boolean numbered(String name) {
        return hasWord(name, NUMBERED);
    }

    /** Whether numbers under it may only name something: a code, a ward, an id. */
    static boolean byNumbers(String name) {
        return coded(name) || numbered(name) || identifier(name);
    }

    /** Whether its cells are entries of a catalogue, which may look like numbers with decimals: {@code 410.71}. */
    static boolean catalogue(String name) {
        String[] words = ColumnWords.of(name);
        return words.length > 0 && CATALOGUES.contains(words[words.length - 1])
                || CATALOGUES.contains(joined(name))
                || joined(name).endsWith(CONCEPT);
    }

    /** Whether it may be known only after the outcome. */
    static boolean afterOutcome(String name) {
        String[] words = ColumnWords.of(name);
        boolean isOfRelative = Arrays.stream(words).anyMatch(RELATIVES::contains);
        return !isOfRelative
                && (STAY_LENGTHS.contains(joined(name))
                        || SurvivalNames.are(words)
                        || IntStream.range(0, words.length)
                                .anyMatch(place -> AFTER.contains(words[place]) && !meansOther(words, place)));
    }

    /** High blood pressure and cost centres are known before. */
    private static boolean meansOther(String[] words, int place) {
        String next = place + 1 < words.length ? words[place + 1] : "";
        return words[place].equals("alta") && HIGH.contains(next)
                || words[place].equals("cost") && (next.equals("centre") || next.equals("center"));
    }

    /**
     * @param name a column's name
     * @return whether it holds times of measurements
     */
    public static boolean time(String name) {
        return hasWord(name, TIMES) || joined(name).endsWith("offset");
    }

    /** Whether it names a date. */
    static boolean date(String name) {
        return Arrays.stream(ColumnWords.of(name))
                .anyMatch(word -> word.endsWith("date") && !word.equals("update")
                        || word.endsWith("datum")
                        || DATE_WORDS.contains(word));
    }

    /** Whether it names something that happens on a day. */
    static boolean moment(String name) {
        return date(name) || hasWord(name, MOMENTS);
    }

    /** Whether it says how long something took. */
    static boolean lengthOfTime(String name) {
        return hasWord(name, LENGTHS_OF_TIME)
                || Arrays.stream(ColumnWords.of(name)).anyMatch(word -> word.endsWith("dauer"));
    }

    /** Whether it says how old somebody is. */
    static boolean age(String name) {
        return hasWord(name, AGES);
    }

    /** Whether one of its words is wanted. */
    static boolean hasWord(String name, Set<String> wanted) {
        return Arrays.stream(ColumnWords.of(name)).anyMatch(wanted::contains);
    }

    private static String joined(String name) {
        return String.join("", ColumnWords.of(name));
    }
}
