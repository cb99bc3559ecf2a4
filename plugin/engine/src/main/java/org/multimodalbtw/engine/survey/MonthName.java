package org.multimodalbtw.engine.survey;

import java.util.Locale;

/** Names of months in English, German, French, Spanish, Italian and Dutch, in full or short. */
final class MonthName {

    private static final String[] STARTS = {
        "jan ene gen",
        "feb fev",
        "mar mae mrz maa mrt",
        "apr avr abr",
        "may mai mei mag",
        "jun giu juin",
        "jul lug juil",
        "aug aou ago",
        "sep set",
        "oct okt ott",
        "nov",
        "dec dez dic"
    };
    private static final int SHORT = 3;

    private MonthName() {}

    /** Its number from 1 to 12; 0 if it is none. */
    static int number(String name) {
        String plain = ColumnWords.plain(name).toLowerCase(Locale.ROOT);
        for (int length : new int[] {SHORT + 1, SHORT}) {
            String start = plain.substring(0, Math.min(length, plain.length()));
            for (int month = 0; month < STARTS.length; month++) {
                if ((" " + STARTS[month] + " ").contains(" " + start + " ")) {
                    return month + 1;
                }
            }
        }
        return 0;
    }
}
