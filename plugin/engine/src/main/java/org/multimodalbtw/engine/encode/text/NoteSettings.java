package org.multimodalbtw.engine.encode.text;

import java.util.Optional;
import java.util.stream.Stream;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.moment.KnownAt;

/**
 * Which rows of a table are notes of one patient, and which of them are known at the moment of prediction.
 *
 * @param patient the column that names the patient, for the encoder to remember; empty: each row is of a patient of its own
 * @param time the column of times, by which a patient's notes are put in order; empty: they stay as they are
 * @param start the column with the moment from which a patient's times count, for example the admission; empty: dates count from the
 *     patient's first note, and numbers from 0
 * @param known the moment of prediction; later notes are left out. Empty: none is given
 * @param withoutMarkup whether tags and entities of HTML, words of RTF and line breaks that are written as signs are removed
 * @param withoutNone whether a cell that holds nothing but a word or sign for no note, such as {@code n/a}, counts as empty
 */
public record NoteSettings(
        Optional<String> patient,
        Optional<String> time,
        Optional<String> start,
        Optional<KnownAt> known,
        boolean withoutMarkup,
        boolean withoutNone) {

    /** Each row is a note of a patient of its own, known whenever it was written, and read as it is written. */
    public static final NoteSettings NONE =
            new NoteSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Texts are read as they are written. */
    public NoteSettings(
            Optional<String> patient, Optional<String> time, Optional<String> start, Optional<KnownAt> known) {
        this(patient, time, start, known, false, false);
    }

    /** @return the same, without markup */
    public NoteSettings plain() {
        return new NoteSettings(patient, time, start, known, true, withoutNone);
    }

    /** @return the same, where a word for no note counts as empty */
    public NoteSettings filled() {
        return new NoteSettings(patient, time, start, known, withoutMarkup, true);
    }

    /** @throws InputException if a moment is given, but no times */
    public NoteSettings {
        if (known.isPresent() && time.isEmpty()) {
            throw new InputException(
                    "'Known at' is given, but no column of times.",
                    "Choose the column that says when a note was written, or leave 'Known at' not said.");
        }
    }

    /** @return whether rows are read as they are */
    boolean isNone() {
        return patient.isEmpty() && time.isEmpty() && !withoutMarkup && !withoutNone;
    }

    /** @return the columns of times and starts */
    Stream<String> columns() {
        return Stream.concat(time.stream(), time.isPresent() ? start.stream() : Stream.empty());
    }
}
