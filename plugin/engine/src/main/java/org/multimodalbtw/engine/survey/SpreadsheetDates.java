package org.multimodalbtw.engine.survey;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names such as {@code 5-Sep} and {@code Oct-14} among others, as spreadsheets write what they take for dates: 5-9, 10-14, SEPT5. */
final class SpreadsheetDates {

    /** As they are shown, and not as names of genes are written, OCT-4. */
    private static final String MONTH = "(?:Jan|Feb|Mar|Mrz|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)";

    private static final Pattern DATE = Pattern.compile(
            "\\d{1,2}-" + MONTH + "|" + MONTH + "-\\d{2}|\\d{1,2}\\. " + MONTH + "|" + MONTH + " \\d{2}");

    /** What is among the others where the names are such: a range, 10-14, or a gene, TP53. */
    private static final Pattern MEANT = Pattern.compile("\\d{1,3}\\s?[-–]\\s?\\d{1,3}|[A-Z]{2,}[A-Z0-9]*\\d+[A-Z]?");

    /** So many groups of ages may begin and end as days and months do. */
    private static final int MOST_GROUPS = 3;

    private SpreadsheetDates() {}

    /** What such names may have been: a clause; empty where there are none, or most are, as months of enrolment. */
    static Optional<String> clause(Collection<String> names) {
        List<String> dates = names.stream()
                .filter(name -> DATE.matcher(name).matches())
                .sorted()
                .toList();
        boolean areFew = (dates.size() <= MOST_GROUPS || 2 * dates.size() < names.size())
                && names.stream().anyMatch(name -> MEANT.matcher(name).matches());
        return dates.isEmpty() || !areFew
                ? Optional.empty()
                : Optional.of("'" + dates.get(0)
                        + "' may be what a spreadsheet made of another name, as 5-Sep of 5-9 or of SEPT5, and is a name of its own; if so, write"
                        + " such names anew");
    }
}
