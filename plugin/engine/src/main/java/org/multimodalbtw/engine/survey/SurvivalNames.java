package org.multimodalbtw.engine.survey;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Names of times until an event, of its status, and of the last time that somebody was seen, as studies of survival write them. */
final class SurvivalNames {

    /** Overall, progression-free and other kinds of survival. */
    private static final Set<String> ENDPOINTS =
            ColumnWords.set("os pfs dfs dss rfs efs pfi dfi ttp ttr mfs dmfs ddfs lfs srv surv fu");

    private static final Set<String> MEASURES = ColumnWords.set(
            "time times days day months month mos mo mon weeks years year yrs yr status event censor censored monate tage jahre");

    private static final Set<String> ALONE =
            ColumnWords.set("tte timetoevent futime survtime survivaltime fustat daystoevent monthstoevent");

    private static final Set<String> LAST = ColumnWords.set("last letzter letzte dernier derniere ultimo ultima");
    private static final Set<String> SEEN =
            ColumnWords.set("contact followup followed seen known kontakt contacto contatto");

    /** What the time until the event or the end is called where another column says which of the two it is. */
    private static final Set<String> TIMES = ColumnWords.set("time times futime survtime");

    private static final Set<String> STATES = ColumnWords.set(
            "status event censor censored cens censoring fustat dead died death vitalstatus eventobserved");

    private SurvivalNames() {}

    /** @param words a column's name in small letters */
    static boolean are(String[] words) {
        return ALONE.contains(String.join("", words))
                || IntStream.range(1, words.length).anyMatch(place -> follow(words[place - 1], words[place]));
    }

    /** As {@code os_months}, {@code last_contact} and {@code follow_up}; {@code iop_os} is of the left eye. */
    private static boolean follow(String before, String word) {
        return ENDPOINTS.contains(before) && MEASURES.contains(word)
                || LAST.contains(before) && SEEN.contains(word)
                || before.equals("follow") && word.equals("up");
    }

    /**
     * What a column that is only called time may be the time until.
     *
     * @param name its name
     * @param others the names of the table's columns
     * @return the first one by name that says how it ended; empty where there is none, or the column is called otherwise
     */
    static Optional<String> statusBeside(String name, Collection<String> others) {
        return TIMES.contains(joined(name))
                ? others.stream()
                        .filter(other -> STATES.contains(joined(other)))
                        .sorted()
                        .findFirst()
                : Optional.empty();
    }

    private static String joined(String name) {
        return String.join("", ColumnWords.of(name));
    }
}
