package org.multimodalbtw.engine.encode.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Counts the notes of each patient as one text.
 *
 * @param reading how notes are read, or {@code null}
 * @param texts counts them
 */
record CountedNotes(NoteReading reading, RowCounts texts) implements RowCounts {

    @Override
    public void add(TableRows rows) throws IOException {
        texts.add(Notes.toLearnFrom(rows, reading).rows());
    }

    @Override
    public void add(DataInput part) throws IOException {
        texts.add(part);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        texts.write(out);
    }
}
