package org.multimodalbtw.engine.encode.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.encode.RankSearch;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.SteppedParts;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.storage.WrittenText;

/** Which reading of the training rows is next, with what it needs to know of those before. */
sealed interface SeriesStep extends SteppedParts.Step {

    /** What all parts of a fit have in common. */
    record Fit(List<TableColumn> table, SeriesColumns columns, SeriesEncoderSettings settings) {}

    /** @return an empty count of the reading */
    RowCounts pass(Fit fit);

    /** It is to be found out how cells are read. */
    record Look() implements SeriesStep {
        @Override
        public SeriesLook pass(Fit fit) {
            return new SeriesLook(fit.table, fit.columns, fit.settings.surveyed());
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(0);
        }
    }

    /**
     * Measurements are to be counted.
     *
     * @param reading how cells are read
     */
    record Count(SeriesReading reading) implements SeriesStep {
        @Override
        public SeriesCounts pass(Fit fit) {
            return new SeriesCounts(fit.columns, reading, fit.settings.span());
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(1);
            reading.write(out);
        }
    }

    /**
     * The times that end the window are to be found.
     *
     * @param reading how cells are read
     * @param times what is known of these times
     */
    record Ranks(SeriesReading reading, RankSearch times) implements SeriesStep {
        @Override
        public TimeRanks pass(Fit fit) {
            return new TimeRanks(fit.columns, reading, fit.settings.span(), times);
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(2);
            reading.write(out);
            times.write(out);
        }
    }

    /**
     * The scale of the statistics is to be found.
     *
     * @param reading how cells are read
     * @param window the span of time
     * @param variables the names of those that are kept, in order
     */
    record Scale(SeriesReading reading, SeriesWindow window, List<String> variables) implements SeriesStep {
        @Override
        public StatisticMoments pass(Fit fit) {
            return new StatisticMoments(fit.columns, reading, window, variables);
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeByte(3);
            reading.write(out);
            out.writeDouble(window.from());
            out.writeDouble(window.to());
            out.writeInt(variables.size());
            for (String variable : variables) {
                WrittenText.write(variable, out);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static SeriesStep read(DataInput in) throws IOException {
        byte kind = in.readByte();
        if (kind == 0) {
            return new Look();
        }
        SeriesReading reading = SeriesReading.read(in);
        return switch (kind) {
            case 1 -> new Count(reading);
            case 2 -> new Ranks(reading, RankSearch.read(in));
            case 3 -> new Scale(reading, new SeriesWindow(in.readDouble(), in.readDouble()), names(in));
            default -> throw new IOException("A reading of kind " + kind);
        };
    }

    private static List<String> names(DataInput in) throws IOException {
        List<String> names = new ArrayList<>();
        for (int name = in.readInt(); name > 0; name--) {
            names.add(WrittenText.read(in));
        }
        return names;
    }
}
