package org.multimodalbtw.engine.encode.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.multimodalbtw.engine.storage.WrittenText;

/** Measurements that are left out because a cell of theirs is empty: how many for each column, and of which patient the first one is. */
final class EmptyCells {

    private final String what;
    /** Columns of numbers whose cells were written with something else. */
    private final Set<String> wordy = new HashSet<>();

    private final Map<String, Empty> columns = new LinkedHashMap<>();

    private static final class Empty {

        private final String patient;
        private long count;

        Empty(String patient) {
            this.patient = patient;
        }
    }

    /** @param what is left out, one of them in a word: {@code "row"} */
    EmptyCells(String what) {
        this.what = what;
    }

    /** @param column one of numbers, whose cells were emptied where they held something else */
    void mayBeWords(String column) {
        wordy.add(column);
    }

    void clear() {
        columns.clear();
    }

    /**
     * @param column whose cell is empty
     * @param patient whose measurement it would be
     */
    void add(String column, String patient) {
        columns.computeIfAbsent(column, name -> new Empty(patient)).count++;
    }

    /** Adds those of rows that follow. */
    void add(EmptyCells other) {
        wordy.addAll(other.wordy);
        other.columns.forEach((column, empty) ->
                columns.computeIfAbsent(column, name -> new Empty(empty.patient)).count += empty.count);
    }

    /** Adds what {@link #write} wrote of rows that follow. */
    void add(DataInput part) throws IOException {
        for (int column = part.readInt(); column > 0; column--) {
            String name = WrittenText.read(part);
            String patient = WrittenText.read(part);
            columns.computeIfAbsent(name, first -> new Empty(patient)).count += part.readLong();
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(columns.size());
        for (Map.Entry<String, Empty> column : columns.entrySet()) {
            WrittenText.write(column.getKey(), out);
            WrittenText.write(column.getValue().patient, out);
            out.writeLong(column.getValue().count);
        }
    }

    /** @return one sentence for each column that is empty somewhere */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        columns.forEach((column, empty) -> warnings.add(empty.count + " " + what + (empty.count == 1 ? " is" : "s are")
                + " left out, because " + (empty.count == 1 ? "its" : "their") + " cell in column '" + column
                + (wordy.contains(column) ? "' is empty or no number" : "' is empty") + ", for example of patient '"
                + empty.patient + "'. To use " + (empty.count == 1 ? "it" : "them")
                + (wordy.contains(column) ? ", write a number there." : ", fill in the column.")));
        return warnings;
    }
}
