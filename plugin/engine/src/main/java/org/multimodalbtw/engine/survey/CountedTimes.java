package org.multimodalbtw.engine.survey;

import java.util.Set;

/** Names of columns that count the hours or days of a patient's stay or study, row by row, and names that only begin alike. */
final class CountedTimes {

    private static final Set<String> COUNTS = ColumnWords.set(
            """
            iculos icuhour icuhr icuday hospitalday hospday hospitalhour stayday stayhour studyday studyhour studyweek trialday treatmentday
            cycleday hourofstay dayofstay hourinicu dayinicu hourofadmission dayofadmission admissionday admissionhour
            dayno hourno daynr hournr daynum hournum daynumber hournumber dayindex hourindex dayidx houridx hrno
            pod postopday postoperativeday dayafteradmission hourafteradmission week weekno weeknr weeknumber month monthno visitday visitweek
            visitmonth examday liegetag aufenthaltstag behandlungstag studientag intensivtag itstag icutag stundeaufits krankenhaustag
            postoptag tagnr stundennr woche jourhospitalisation jourrea joursejour diahospitalizacion diaestancia diauci opnamedag
            giornodegenza""");

    /** How long a drug lasts is no time of its own. */
    private static final Set<String> SUPPLIES = ColumnWords.set("supply supplied refill refills prescribed vorrat");

    private CountedTimes() {}

    /** Whether it counts hours, days, weeks or months. */
    static boolean is(String name) {
        return COUNTS.contains(SeriesNames.joined(name));
    }

    /** Whether it says for how long something lasts, as {@code days_supply} does. */
    static boolean isSupply(String name) {
        return NamedLike.hasWord(name, SUPPLIES);
    }
}
