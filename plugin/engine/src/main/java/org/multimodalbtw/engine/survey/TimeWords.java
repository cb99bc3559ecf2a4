package org.multimodalbtw.engine.survey;

import java.util.Set;

/** How years, months, weeks and days are written behind numbers, in small letters, in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish. */
final class TimeWords {

    static final Set<String> YEARS = ColumnWords.set(
            "yr yrs jr year years jahr jahre jahren an ans année années annee annees año años ano anos anno anni jaar jaren rok roku lata lat");

    static final Set<String> MONTHS = ColumnWords.set(
            """
            mo mos mon mnd mies month months monat monate monaten mois mes meses mês mese mesi maand maanden miesiąc miesiąca miesiące miesięcy
            miesiac miesiaca miesiace miesiecy""");

    static final Set<String> WEEKS = ColumnWords.set(
            """
            wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken tydzień tygodnie tygodni
            tydzien""");

    static final Set<String> DAYS = ColumnWords.set(
            """
            day days tag tage tagen jour jours día días dia dias giorno giorni gg dag dagen dzień dni dzien""");

    private TimeWords() {}
}
