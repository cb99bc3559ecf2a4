package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What names of columns of a table of measurements say. A rank is the place in a list, the best first; -1 is none. */
final class SeriesNames {

    private static final List<String> TIMES = list(
            """
            charttime time timestamp datetime dateandtime measuredat measurementtime measurementdatetime observationtime
            observationdatetime effectivedatetime eventtime collectiontime sampletime collectedat specimentime drawntime sampledat
            takenat drawnat lbdtc vsdtc egdtc effectivetime recordedat observedat givenat administeredat writtenat chartedat documentedat notedat authoredat authoredon dictatedat activityhour starttime zeit zeitpunkt messzeit messzeitpunkt abnahmezeit
            abnahmezeitpunkt uhrzeit afnametijd afnametijdstip meettijd datumzeit datumuhrzeit heure dateheure dateprelevement hora
            fechahora fechatoma tijd tijdstip datumtijd start startdate startdatetime beginn visit visitno visitnr visitnumber
            visitnum visite timepoint wave cycle zyklus followup obx14 obr7""");
    private static final List<String> TIME_UNITS =
            list("""
            min mins h hrs t sec seconds stunde stunden tage heures horas uur""");
    private static final List<String> TIME_WORDS = list(
            """
            time timestamp offset elapsed minutes minute hours hour days day date zeitpunkt datum fecha""");
    private static final List<String> LENGTH_WORDS = list(
            """
            offset elapsed since after relative rel minutes minute hours hour days day age duration minuten tag stunden stunde tage""");
    private static final List<String> KEY_ENDS = list("id key number num nummer nr uid guid");
    private static final List<String> DATE_WORDS = list("date datum fecha");
    private static final List<String> STARTS = list(
            """
            indextime indexdate t0 admittime admissiontime admissiondate admission admitdate admittedat intime icuintime hospadmtime
            aufnahme aufnahmezeit aufnahmezeitpunkt aufnahmedatum dateentree dateadmission fechaingreso opnamedatum opnametijd""");
    private static final List<String> OTHER_TIMES = list(
            """
            storetime outtime dischtime dischargetime dischargedate deathtime dod dateofbirth birthdate deathdate updatetime endtime
            stoptime resultedat resulttime reportedat reporttime verifiedat validatedat updatedat createdat stoppedat endedat
            entlassdatum entlassungsdatum entlassung geburtsdatum sterbedatum todesdatum befundzeit befunddatum stop stopdate end
            enddate enddatetime ende endzeit datesortie datedeces datenaissance datedenaissance fechaalta fechanacimiento
            fechadenacimiento ontslagdatum geboortedatum overlijdensdatum""");
    /** What is done with a result, before the word for its time. */
    private static final List<String> LATER = list(
            """
            result resulted report reported verify verified validated update updated create created store stored enter entered sign signed
            file filed received release released print printed end stop discharge death birth""");

    private static final List<String> VARIABLES = list(
            """
            variable variablename variableid variablecode parameter parametername parameterid item itemid itemname itemcode
            measurement measurementname test testname testid testcode analyte labname labtest labitem labid lab vitalname vital
            vitalsign observation observationname observationcode loinc loinccode measurementconceptid conceptid conceptname concept
            signal component componentname feature drug drugname medication medicationname medicine substance activesubstance
            ingredient messgroesse messgrosse messwertname analyse analyt laborwert laborparameter untersuchung bezeichnung
            observationid analyteid analytename labcode labtestcode conceptcd itemcd paramcd param lbtestcd lbtest vstestcd vstest
            drugconceptid observationconceptid
            codecodingdisplay codecodingcode codetext codedisplay
            attribute attributename characteristic obx3 merkmal eigenschaft
            wirkstoff medikament name code label analysis examen parametre parametro prueba analito bepaling libelle medicament
            medicamento medicijn geneesmiddel""");
    private static final List<String> VALUES = list(
            """
            nvalnum lbstresn vsstresn aval valuequantityvalue valuequantity
            valuenum valueasnumber numericvalue value valuenumeric val result resultvalue labresult resultnum numericresult reading
            measuredvalue resultnumeric resultvaluenumeric numericresultvalue obx5 measurementvalue observationvalue vitalvalue wert messwert ergebnis ergebniswert zahlenwert number valeur
            resultat valor resultado uitslag waarde valore risultato""");
    /** Values only of what a column of drugs names. */
    private static final List<String> DOSES =
            list("""
            dose dosage dosevalrx doseamount amount dosis menge quantity""");

    private static final List<String> FLAGS = list(
            """
            encounternum encounternr instancenum seqnum sequencenum sequence seq linenum linenumber orderid linkorderid
            studyid flag flags abnormal warning error priority route status comments refrangelower refrangeupper kommentar bemerkung
            redcaprepeatinstance redcaprepeatinstrument redcapdataaccessgroup referenz referenzbereich normbereich normalbereich referencerange refrange normalrange normal""");

    /** Devices and places, which are named by numbers. */
    private static final List<String> NUMBERED = list(
            """
            bed room ward station channel pump monitor probe device ventilator machine cassette lot batch bett zimmer geraet kanal lit chambre
            habitacion cama letto stanza""");

    private static final List<String> NUMBER_ENDS = list("no nr num number nummer serial index idx numero");

    private SeriesNames() {}

    private static List<String> list(String words) {
        return List.of(words.strip().split("\\s+"));
    }

    static int time(String name) {
        String joined = joined(name);
        if (start(name) >= 0 || isOtherTime(name) || CountedTimes.isSupply(name)) {
            return -1;
        }
        int exact = TIMES.indexOf(joined);
        if (exact < 0 && !isLikeTime(name)) {
            return CountedTimes.is(name) ? TIMES.size() + 1 : -1;
        }
        return exact < 0 ? TIMES.size() : exact;
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

    /** Whether a date and a time are of the same event by their names. */
    static boolean areOfOne(String date, String time) {
        return joined(date).replaceFirst("date$", "").equals(joined(time).replaceFirst("(?:date)?time$", ""));
    }

    /** Whether a time of day is that of a date: {@code heure prelevement} of {@code date prelevement}. */
    static boolean isTimeOf(String clock, String date) {
        List<String> rest = new ArrayList<>(List.of(words(clock)));
        rest.removeAll(List.of(words(date)));
        return rest.stream()
                .allMatch(word -> TIMES.contains(word) || TIME_UNITS.contains(word) || TIME_WORDS.contains(word));
    }

    /** As {@code amountuom} of {@code amount}. */
    static boolean isUnitOf(String unit, String value) {
        return measuredIn(unit).contains(joined(value));
    }

    /** What a column of units may be the units of: {@code amount} of {@code amountuom}, as names without what separates words. */
    static List<String> measuredIn(String unit) {
        String joined = joined(unit);
        return IntStream.rangeClosed(0, joined.length())
                .filter(end -> UnitText.isName(joined.substring(end)))
                .mapToObj(end -> joined.substring(0, end))
                .toList();
    }

    /** Whether it may name the rows of a table by numbers: {@code vitalperiodicid}, but not {@code uric acid}. */
    static boolean endsAsKey(String name) {
        String joined = joined(name);
        return KEY_ENDS.stream().anyMatch(joined::endsWith);
    }

    /** Whether it says that a date is meant, and not only a time. */
    static boolean isDate(String name) {
        String joined = joined(name);
        return DATE_WORDS.stream().anyMatch(joined::contains);
    }

    /** Whether it says that a length of time is meant, as {@code hours_since_admission}, and no date. */
    static boolean isLength(String name) {
        return Stream.concat(TIME_UNITS.stream(), LENGTH_WORDS.stream())
                .anyMatch(word ->
                        List.of(words(name)).contains(word) || joined(name).endsWith("offset"));
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
                || NamedLike.sequence(name)
                || variable(name) < 0 && (NamedLike.identifier(name) || NamedLike.numberOfStay(name))
                || joined(name).endsWith("flag")
                || isFormStatus(name)
                || isNumberOfDevice(name)
                || start(name) >= 0
                || isOtherTime(name);
    }

    /** As {@code bed}, {@code pump_no} and {@code index}, but not {@code pump_rate}. */
    private static boolean isNumberOfDevice(String name) {
        String[] words = words(name);
        String last = words.length == 0 ? "" : words[words.length - 1];
        return words.length == 1
                ? NUMBERED.contains(last) || last.equals("index") || last.equals("idx")
                : NUMBERED.contains(words[0]) && NUMBER_ENDS.contains(last);
    }

    /** As {@code vitals_complete} of REDCap. */
    private static boolean isFormStatus(String name) {
        return name.endsWith("_complete");
    }

    /** As {@code storetime} and {@code Resulted Date/Time}: not when it was measured. */
    private static boolean isOtherTime(String name) {
        String[] words = words(name);
        String last = words.length == 0 ? "" : words[words.length - 1];
        return OTHER_TIMES.contains(joined(name))
                || joined(name).contains("revised")
                || words.length > 1 && LATER.contains(words[0]) && TIME_WORDS.contains(last);
    }

    /** A name in small letters without what separates its words. */
    static String joined(String name) {
        return String.join("", words(name));
    }

    private static String[] words(String name) {
        return ColumnWords.separated(name);
    }
}
