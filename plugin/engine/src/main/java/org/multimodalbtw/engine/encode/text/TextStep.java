package org.multimodalbtw.engine.encode.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.SteppedParts;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.storage.WrittenText;
import org.multimodalbtw.engine.survey.TimeReading;

/** Which reading of the training notes is next, with what it needs to know of those before. */
sealed interface TextStep extends SteppedParts.Step {

    /** What all parts of a fit have in common. */
    record Fit(List<TableColumn> table, NoteSettings notes, TextEncoderSettings settings) {

        NoteReading reading(TimeReading times) {
            return new NoteTimes(table, notes).reading(times);
        }
    }

    /** @return an empty count of the reading */
    RowCounts pass(Fit fit);

    /** It is to be found out how times are written. */
    record Look() implements TextStep {
        @Override
        public NoteTimes pass(Fit fit) {
            return new NoteTimes(fit.table, fit.notes);
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(0);
        }
    }

    /**
     * Terms are to be counted.
     *
     * @param times how times are written
     */
    record Count(TimeReading times) implements TextStep {
        @Override
        public CountedNotes pass(Fit fit) {
            return new CountedNotes(fit.reading(times), texts(fit));
        }

        TextCounts texts(Fit fit) {
            return new TextCounts(Notes.texts(fit.table, fit.reading(times)), fit.settings.terms());
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(1);
            WrittenText.write(times.name(), out);
        }
    }

    /**
     * Weighted terms are to be multiplied with directions.
     *
     * @param times how times are written
     * @param columns the texts and their vocabularies
     * @param iteration the directions
     */
    record Multiply(TimeReading times, TextColumns columns, SubspaceIteration iteration) implements TextStep {
        @Override
        public CountedNotes pass(Fit fit) {
            return new CountedNotes(fit.reading(times), products());
        }

        TermProducts products() {
            return new TermProducts(columns, iteration.domain());
        }

        /** The same without vocabularies and directions, which are large: products can be added up without. */
        Multiply alone() {
            return new Multiply(
                    times,
                    new TextColumns(List.of(), List.of(), columns.kind()),
                    new SubspaceIteration(iteration.products(), new DMatrixRMaj(0, 0)));
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(2);
            WrittenText.write(times.name(), out);
            WrittenText.write(columns.kind().name(), out);
            out.writeInt(columns.names().size());
            for (int column = 0; column < columns.names().size(); column++) {
                WrittenText.write(columns.names().get(column), out);
                write(columns.vocabularies().get(column), out);
            }
            iteration.write(out);
        }

        private static void write(Vocabulary vocabulary, DataOutput out) throws IOException {
            out.writeInt(vocabulary.size());
            for (int term = 0; term < vocabulary.size(); term++) {
                WrittenText.write(vocabulary.terms().get(term), out);
                out.writeDouble(vocabulary.weights().get(term));
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static TextStep read(DataInput in) throws IOException {
        byte kind = in.readByte();
        if (kind == 0) {
            return new Look();
        }
        TimeReading times = TimeReading.valueOf(WrittenText.read(in));
        return switch (kind) {
            case 1 -> new Count(times);
            case 2 -> new Multiply(times, columns(in), SubspaceIteration.read(in));
            default -> throw new IOException("A reading of kind " + kind);
        };
    }

    private static TextColumns columns(DataInput in) throws IOException {
        TermKind kind = TermKind.valueOf(WrittenText.read(in));
        List<String> names = new ArrayList<>();
        List<Vocabulary> vocabularies = new ArrayList<>();
        for (int column = in.readInt(); column > 0; column--) {
            names.add(WrittenText.read(in));
            List<String> terms = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            for (int term = in.readInt(); term > 0; term--) {
                terms.add(WrittenText.read(in));
                weights.add(in.readDouble());
            }
            vocabularies.add(new Vocabulary(terms, weights));
        }
        return new TextColumns(names, vocabularies, kind);
    }
}
