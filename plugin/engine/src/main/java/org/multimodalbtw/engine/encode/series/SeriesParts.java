package org.multimodalbtw.engine.encode.series;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.multimodalbtw.engine.encode.EncoderParts;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.RankSearch;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Fits a {@link SeriesEncoder} to training rows in parts, each of which has all rows of some patients and can be counted by another program.
 * Patients, measurements, variables, units, how times are written, and the window are exact; of more than 131,072 measurements the
 * {@link SeriesEncoder} itself finds the ends of a window that is stretched by some of them only. Means and standard deviations differ
 * from those of all rows at once by rounding, as {@link org.multimodalbtw.engine.encode.MergedMoments} says. What is odd is found among the first
 * 2,000 numbers of the first 300 variables in the order of the parts. The rows are read two to six times: to find out how cells are read, where
 * that is open; to count; up to three times for the times that end the window; and for the scale of the statistics.
 */
public final class SeriesParts implements EncoderParts {

    private final String modality;
    private final SeriesStep.Fit fit;
    private SeriesStep next;
    private SeriesCounts counts;
    private RankSearch ends;
    private SeriesReading reading;
    private FittedSeriesEncoder fitted;

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param table the columns of the table
     * @param columns where what stands, with several rows a patient
     * @param settings how to encode
     * @throws org.multimodalbtw.engine.InputException if a column holds something else than it should
     */
    public SeriesParts(
            String modality, List<TableColumn> table, SeriesColumns columns, SeriesEncoderSettings settings) {
        if (columns.layout() == SeriesLayout.LISTS) {
            throw new IllegalArgumentException("Lists are one row a patient");
        }
        this.modality = modality;
        fit = new SeriesStep.Fit(table, columns, settings);
        SeriesLook look = new SeriesStep.Look().pass(fit);
        next = look.isNeeded() ? new SeriesStep.Look() : new SeriesStep.Count(look.reading());
    }

    @Override
    public boolean isDone() {
        return next == null;
    }

    @Override
    public byte[] state() {
        return bytes(next::write);
    }

    @Override
    public Part part(byte[] state) {
        try (DataInputStream in = in(state)) {
            return new Counting(state, SeriesStep.read(in).pass(fit));
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    @Override
    public byte[] merge(List<byte[]> parts) {
        try (DataInputStream in = in(parts.get(0))) {
            SeriesStep step = SeriesStep.read(in);
            byte[] before = bytes(step::write);
            SeriesPass all = merged(step.pass(fit), parts);
            return bytes(out -> {
                out.write(before);
                all.write(out);
            });
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static <P extends SeriesPass> P merged(P empty, List<byte[]> parts) {
        for (byte[] part : parts) {
            try (DataInputStream in = in(part)) {
                SeriesStep.read(in);
                empty.add(in);
            } catch (IOException cut) {
                throw new UncheckedIOException(cut);
            }
        }
        return empty;
    }

    /**
     * Ends a reading.
     *
     * @param parts what was counted in all parts, in their order
     * @throws org.multimodalbtw.engine.InputException if texts are no times, there is no measurement, none varies, or one is too large
     */
    @Override
    public void take(List<byte[]> parts) {
        if (next instanceof SeriesStep.Look look) {
            next = new SeriesStep.Count(merged(look.pass(fit), parts).reading());
        } else if (next instanceof SeriesStep.Count count) {
            reading = count.reading();
            counts = merged(count.pass(fit), parts);
            counts.requireUsable(modality);
            findEnds(counts.search());
        } else if (next instanceof SeriesStep.Ranks ranks) {
            findEnds(merged(ranks.pass(fit), parts).search());
        } else if (next instanceof SeriesStep.Scale scale) {
            fitted = fitted.withScale(merged(scale.pass(fit), parts).scale());
            next = null;
        }
    }

    private void findEnds(RankSearch times) {
        ends = times;
        if (!ends.isDone()) {
            next = new SeriesStep.Ranks(reading, ends);
            return;
        }
        SeriesInput input = new SeriesInput(fit.columns(), SeriesPlaces.columns(fit.table(), fit.columns()), reading);
        fitted = counts.findings(ends).unscaled(modality, input, fit.settings());
        next = fit.settings().form() == SeriesForm.STATISTICS
                ? new SeriesStep.Scale(
                        reading,
                        fitted.window(),
                        fitted.variables().stream().map(SeriesVariable::name).toList())
                : null;
    }

    @Override
    public FittedEncoder fitted() {
        if (!isDone()) {
            throw new IllegalStateException("Not all readings are done");
        }
        return fitted;
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /** What writes binary numbers. */
    private interface Writing {
        void to(DataOutput out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private final class Counting implements Part {

        private final byte[] state;
        private final SeriesPass pass;

        private Counting(byte[] state, SeriesPass pass) {
            this.state = state;
            this.pass = pass;
        }

        @Override
        public void add(TableRows rows) throws IOException {
            pass.add(rows);
        }

        @Override
        public byte[] bytes() {
            return SeriesParts.bytes(out -> {
                out.write(state);
                pass.write(out);
            });
        }
    }
}
