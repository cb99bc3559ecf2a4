package org.multimodalbtw.engine.cohort;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;

/** A table with a column for each patient, as tables of genes often are: its rows are no patients. */
final class TurnedTable {

    private static final double MENTIONED = 0.5;
    private static final int FEWEST = 10;
    /** What numbers a sample of a patient, as in {@code TCGA-BH-1000-01}. */
    private static final Pattern SAMPLE = Pattern.compile("[-_. ][A-Za-z]{0,2}\\d{1,3}[A-Za-z]?$");

    private TurnedTable() {}

    /**
     * @param name the modality
     * @param table its table
     * @param labelled the ids of the labels
     * @param difference how the ids of both differ: a sentence
     * @throws InputException if most ids of the labels are names of columns, as they are or with the number of a sample behind them
     */
    static void refuse(String name, CsvFile table, Set<String> labelled, String difference) {
        long named =
                Stream.of(table.layout().header()).filter(labelled::contains).count();
        long samples = Stream.of(table.layout().header())
                .map(TurnedTable::patient)
                .filter(labelled::contains)
                .distinct()
                .count();
        boolean areSamples = named < MENTIONED * labelled.size();
        if (areSamples && (samples < MENTIONED * labelled.size() || samples < FEWEST)) {
            return;
        }
        throw new InputException(
                "The ids of '" + name + "' are not those of the labels: " + difference + " "
                        + (areSamples ? samples : named) + " of those of the labels are names of its columns"
                        + (areSamples
                                ? ", with the number of a sample behind them as in '" + example(table, labelled) + "'"
                                : "")
                        + ": the table has a column for each patient.",
                "Exchange its rows and columns, for example with KNIME's Table Transposer"
                        + (areSamples ? ", cut the numbers of the samples off the ids" : "") + ", and write it anew.");
    }

    private static String patient(String column) {
        return SAMPLE.matcher(column).replaceFirst("");
    }

    private static String example(CsvFile table, Set<String> labelled) {
        return Stream.of(table.layout().header())
                .filter(column -> labelled.contains(patient(column)))
                .findFirst()
                .orElseThrow();
    }
}
