package org.multimodalbtw.nodes.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.time.localdate.LocalDateValue;
import org.knime.core.data.time.localtime.LocalTimeValue;
import org.multimodalbtw.engine.Examples;
import org.multimodalbtw.engine.survey.NamedLike;

/**
 * What the Series Encoder does not read of a table, or reads as something else than its name says.
 *
 * @param table the columns
 * @param read the names of those that are read, the patient's among them
 */
record UnreadColumns(DataTableSpec table, List<String> read) {

    UnreadColumns {
        read = List.copyOf(read);
    }

    private List<String> names(Predicate<DataColumnSpec> wanted) {
        return table.stream()
                .filter(column -> !read.contains(column.getName()) && wanted.test(column))
                .map(DataColumnSpec::getName)
                .toList();
    }

    /**
     * @param time the column of times
     * @return that dates are without the times of day that another column has: a sentence, if it is so
     */
    List<String> clocks(String time) {
        List<String> clocks = names(column -> column.getType().isCompatible(LocalTimeValue.class));
        boolean areDays = table.getColumnSpec(time).getType().isCompatible(LocalDateValue.class);
        return clocks.isEmpty() || !areDays
                ? List.of()
                : List.of("Column '" + time
                        + "' holds dates without a time of day, so that all of a day counts as measured at its midnight: "
                        + Examples.of(clocks)
                        + (clocks.size() == 1 ? " holds times of day and is" : " hold times of day and are")
                        + " not read. Where they belong to the dates, write both into one column of texts, as 2150-03-31 08:00, for example with "
                        + "KNIME's String Manipulation node.");
    }

    /**
     * @param variables the columns that are read as variables
     * @param mayBeTexts whether texts can be variables
     * @return which columns are none, and which are although they may only name something: sentences
     */
    List<String> beside(List<String> variables, boolean mayBeTexts) {
        List<String> notes = new ArrayList<>();
        List<String> others = names(column -> true);
        if (!others.isEmpty()) {
            notes.add((others.size() == 1 ? "1 column is" : others.size() + " columns are") + " not read: "
                    + Examples.of(others)
                    + (mayBeTexts
                            ? ". Only columns that are chosen under 'Variables' are: those of numbers, and of texts"
                                    + " that are numbers."
                            : ". Only columns of numbers that are chosen under 'Variables' are; texts that are numbers"
                                    + " become such with KNIME's String to Number node."));
        }
        notes.addAll(coded(variables, "take %s out of 'Variables' in the node's dialog."));
        return notes;
    }

    /**
     * @param variables the columns that are read as variables
     * @param remedy how they are left out: a clause with a place for "it" or "them"
     * @return which of them may only name something: a sentence
     */
    static List<String> coded(List<String> variables, String remedy) {
        List<String> coded = variables.stream().filter(NamedLike::coded).toList();
        boolean isOne = coded.size() == 1;
        return coded.isEmpty()
                ? List.of()
                : List.of(Examples.of(coded)
                        + (isOne ? " is read as a measured variable" : " are read as measured variables")
                        + ", although by " + (isOne ? "its name its" : "their names their")
                        + " numbers may only name something: if so, " + remedy.formatted(isOne ? "it" : "them"));
    }

    /**
     * @param areEquallySpaced whether no column of times is read
     * @return which lists are not read, and which may be times: sentences
     */
    List<String> lists(boolean areEquallySpaced) {
        List<String> notes = new ArrayList<>();
        List<String> others =
                names(column -> column.getType().isCollectionType() && !MeasurementColumns.isList(column));
        if (!others.isEmpty()) {
            notes.add((others.size() == 1 ? "1 column of lists is" : others.size() + " columns of lists are")
                    + " not read, because " + (others.size() == 1 ? "it holds" : "they hold") + " no numbers: "
                    + Examples.of(others) + "."
                    + (areEquallySpaced
                            ? " The numbers in the others count as equally spaced in time. For their own times, turn dates into numbers before they "
                                    + "become lists, for example into hours since admission, and choose them under 'List of times'."
                            : ""));
        }
        List<String> times =
                areEquallySpaced ? read.stream().filter(ListsOfTimes::isNamedSo).toList() : List.of();
        if (!times.isEmpty()) {
            notes.add("By " + (times.size() == 1 ? "its name " : "their names ") + Examples.of(times)
                    + (times.size() == 1 ? " holds times" : " hold times")
                    + ", and is read as a variable, whose values are equally spaced, like all others. If it holds the times of the others, "
                    + "switch 'Equally spaced' off in the node's dialog.");
        }
        return notes;
    }
}
