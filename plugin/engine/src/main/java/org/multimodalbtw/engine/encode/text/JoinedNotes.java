package org.multimodalbtw.engine.encode.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.encode.TextRow;
import org.multimodalbtw.engine.moment.KnownAt;
import org.multimodalbtw.engine.moment.MomentUnit;
import org.multimodalbtw.engine.moment.PatientTimes;

/**
 * The notes of each patient joined to one text a column, in the order of their times, or of the rows where there are none; without those
 * that are not known at the moment of prediction. Patients stand in the order of their first rows. The texts are held in memory.
 */
final class JoinedNotes implements TableRows {

    private final TableRows rows;
    private final List<TableColumn> columns;
    private final int[] places;
    private final NoteReading reading;
    private final Optional<PatientTimes> times;
    private final Optional<KnownAt> known;
    private final String lackingTime;
    private Map<String, String[]> joined;
    private long undated;
    private long several;
    private long later;
    private long earlier;
    private long timeless;
    private long last;

    /** A note on its way; time is NaN where it has none. */
    private record Note(double time, String[] cells) {}

    /**
     * @param rows the table, with the patient as the rows' id
     * @param columns the columns with texts
     * @param reading how notes are read
     * @param lackingTime the column of times that was learnt from and is not there, so that all notes count as known; empty if none lacks
     */
    JoinedNotes(TableRows rows, List<TableColumn> columns, NoteReading reading, String lackingTime) {
        this.rows = rows;
        this.columns = columns;
        this.reading = reading;
        this.lackingTime = lackingTime;
        places = columns.stream()
                .mapToInt(column -> NoteReading.place(rows.columns(), column.name()))
                .toArray();
        known = reading.moment();
        times = Optional.ofNullable(reading.time())
                .map(time -> new PatientTimes(
                        rows,
                        reading.times(),
                        time,
                        NoteReading.place(rows.columns(), time),
                        reading.start(),
                        reading.start() == null ? -1 : NoteReading.place(rows.columns(), reading.start())));
    }

    @Override
    public List<TableColumn> columns() {
        return columns;
    }

    @Override
    public long size() {
        return joined().size();
    }

    @Override
    public void forEach(Visitor visitor) {
        joined().forEach((patient, cells) -> visitor.visit(new TextRow(patient, cells)));
    }

    private Map<String, String[]> joined() {
        if (joined == null) {
            times.ifPresent(PatientTimes::findStarts);
            Map<String, List<Note>> notes = new LinkedHashMap<>();
            rows.forEach(row -> add(row, notes.computeIfAbsent(row.id(), id -> new ArrayList<>(1))));
            joined = new LinkedHashMap<>();
            notes.forEach((patient, of) -> joined.put(patient, join(of)));
        }
        return joined;
    }

    private void add(TableRows.Row row, List<Note> notes) {
        String[] cells = new String[places.length];
        boolean isWritten = false;
        for (int i = 0; i < places.length; i++) {
            cells[i] = row.isMissing(places[i]) ? null : row.category(places[i]);
            isWritten |= cells[i] != null && !cells[i].isBlank();
        }
        double time = times.isPresent() ? times.get().of(row) : Double.NaN;
        undated += isWritten && !lackingTime.isEmpty() ? 1 : 0;
        if (isWritten && isKnown(time)) {
            notes.add(new Note(time, cells));
        }
    }

    private boolean isKnown(double time) {
        if (known.isEmpty() || !lackingTime.isEmpty()) {
            return true;
        }
        boolean isEarlier = known.get().looksBack() && time < known.get().first();
        boolean isLater = time > known.get().last();
        timeless += Double.isNaN(time) ? 1 : 0;
        earlier += isEarlier ? 1 : 0;
        later += isLater ? 1 : 0;
        return !Double.isNaN(time) && !isEarlier && !isLater;
    }

    /** Notes without a time come last. */
    private String[] join(List<Note> notes) {
        notes.sort(Comparator.comparingDouble(Note::time));
        several += notes.size() > 1 ? 1 : 0;
        last += notes.size() > 1
                ? notes.stream().filter(note -> Double.isNaN(note.time())).count()
                : 0;
        String[] cells = new String[places.length];
        for (int i = 0; i < cells.length; i++) {
            StringBuilder text = new StringBuilder();
            for (Note note : notes) {
                if (note.cells()[i] != null) {
                    text.append(text.isEmpty() ? "" : "\n").append(note.cells()[i]);
                }
            }
            cells[i] = text.isEmpty() ? null : text.toString();
        }
        return cells;
    }

    /** @return what was joined and left out, one sentence each */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (several > 0) {
            warnings.add(several + (several == 1 ? " patient has" : " patients have")
                    + " several notes, which are joined to one text in the order of "
                    + (reading.time() == null ? "the table." : "'" + reading.time() + "'."));
        }
        times.flatMap(PatientTimes::orderSaid).ifPresent(warnings::add);
        if (lackingTime.isEmpty() && reading.time() != null) {
            known.flatMap(moment -> times.flatMap(read -> MomentUnit.sentence(moment, reading.time(), read)))
                    .ifPresent(warnings::add);
        }
        if (times.isPresent() && last > 0) {
            warnings.add(last + (last == 1 ? " note has" : " notes have") + " no time and "
                    + (last == 1 ? "comes" : "come") + " last among the notes of the patient: " + reason() + ". To put "
                    + (last == 1 ? "it" : "them") + " in order: write the time.");
        }
        if (later > 0) {
            warnings.add(later + (later == 1 ? " note is" : " notes are")
                    + " later than what is known at the moment of prediction and left out.");
        }
        if (earlier > 0) {
            warnings.add(
                    earlier + (earlier == 1 ? " note is" : " notes are") + " older than the look-back and left out.");
        }
        if (timeless > 0) {
            warnings.add(withoutTime());
        }
        if (!lackingTime.isEmpty() && known.isPresent()) {
            warnings.add("The table has no column '" + lackingTime + "', so that "
                    + (undated == 1 ? "the note counts" : "all " + undated + " notes count")
                    + " as known at the moment of prediction.");
        }
        if (known.isEmpty()) {
            warnings.add(
                    "No moment of prediction is given ('Known at'): notes after the outcome, if there are any, are not left out.");
        }
        return warnings;
    }

    private String withoutTime() {
        return timeless + (timeless == 1 ? " note has" : " notes have")
                + " no time, so that nobody can tell whether it was known, and "
                + (timeless == 1 ? "is" : "are") + " left out: " + reason() + ".";
    }

    /** Why notes have no time: a clause. */
    private String reason() {
        PatientTimes read = times.orElseThrow();
        if (read.withoutStart() > 0) {
            return read.withoutStart() + (read.withoutStart() == 1 ? " patient has" : " patients have") + " no '"
                    + reading.start() + "'";
        }
        return read.unreadable() > 0
                ? "cells of '" + reading.time() + "' are no times, for example '" + read.unreadableExample() + "'"
                : "cells of '" + reading.time() + "' are empty";
    }
}
