package org.multimodalbtw.engine.encode.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.moment.KnownAt;
import org.multimodalbtw.engine.survey.TimeReading;

/**
 * How notes are read, as encoders remember it.
 *
 * @param patient the column that names the patient, or {@code null}
 * @param time the column of times, or {@code null}
 * @param start the column of starts, or {@code null}
 * @param times how times are written
 * @param known the moment of prediction, or {@code null}
 * @param inputs the columns of times and starts, with their kinds
 * @param withoutMarkup whether markup is removed; not in what earlier versions wrote, which kept it
 * @param withoutNone whether words for no note count as empty; not in what earlier versions wrote, which read them as others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoteReading(
        String patient,
        String time,
        String start,
        TimeReading times,
        KnownAt known,
        List<TableColumn> inputs,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean withoutMarkup,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean withoutNone) {

    NoteReading {
        inputs = List.copyOf(inputs);
    }

    /**
     * @param rows the training rows; read once where times may be written in several ways
     * @param settings what is asked for
     * @return how they are read; {@code null} where rows are read as they are
     * @throws InputException if a column lacks, or holds no times
     */
    static NoteReading of(TableRows rows, NoteSettings settings) {
        NoteTimes times = new NoteTimes(rows.columns(), settings);
        if (times.areOpen()) {
            times.add(rows);
        }
        return times.reading();
    }

    /** @return whether rows are notes that are joined; else each is a patient's only one */
    boolean joins() {
        return patient != null || time != null;
    }

    /**
     * @param table columns of new rows
     * @return the same; where the column of times lacks, notes are read without
     * @throws InputException if only the column of starts lacks
     */
    NoteReading in(List<TableColumn> table) {
        boolean isDated =
                time == null || table.stream().anyMatch(column -> column.name().equals(time));
        return isDated
                ? this
                : new NoteReading(patient, null, null, TimeReading.AS_IS, known, List.of(), withoutMarkup, withoutNone);
    }

    /** @return the columns of times, without which notes can be read, too */
    static List<String> spared(NoteReading reading) {
        return reading == null
                ? List.of()
                : reading.inputs.stream().map(TableColumn::name).toList();
    }

    static int place(List<TableColumn> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new InputException("The table has no column '" + name + "'.", "Choose the columns anew.");
    }

    /**
     * @param reading or {@code null}
     * @param texts the columns with texts
     * @return all columns that are read
     */
    static List<TableColumn> columns(NoteReading reading, List<TableColumn> texts) {
        return reading == null
                ? texts
                : Stream.concat(texts.stream(), reading.inputs.stream()).toList();
    }

    /** @return the column that names the patient, where a patient has several rows */
    static Optional<String> patientColumn(NoteReading reading) {
        return Optional.ofNullable(reading).map(NoteReading::patient);
    }

    Optional<KnownAt> moment() {
        return Optional.ofNullable(known);
    }
}
