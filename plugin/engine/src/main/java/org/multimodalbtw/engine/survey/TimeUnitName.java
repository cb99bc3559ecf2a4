package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Set;

/** The unit in which times count by the name of their column. */
public enum TimeUnitName {
    SECONDS(1 / 3600., "second seconds sec secs seg segundo segundos sekunde sekunden seconde secondes"),
    MINUTES(1 / 60., "minute minutes min mins minuten minuto minutos minuti minuut"),
    HOURS(1, "hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren"),
    DAYS(24, "day days tag tage dia dias jour jours giorno giorni dag dagen"),
    /** The name says nothing. */
    UNKNOWN(Double.NaN, "");

    private final double hours;
    private final Set<String> words;

    TimeUnitName(double hours, String words) {
        this.hours = hours;
        this.words = Set.of(words.split(" "));
    }

    /** @return how many hours it has; NaN if it is not known */
    public double hours() {
        return hours;
    }

    /**
     * @param column a column's name
     * @return the unit that a word of it names
     */
    public static TimeUnitName of(String column) {
        String[] all = ColumnWords.of(column);
        return Arrays.stream(values())
                .filter(unit -> unit != UNKNOWN && Arrays.stream(all).anyMatch(unit.words::contains))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
