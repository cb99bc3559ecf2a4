package org.multimodalbtw.engine.encode.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncoderParts;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.TableColumn;
import org.multimodalbtw.engine.encode.TableRows;

/**
 * Fits a {@link TabularEncoder} to training rows in parts, each of which can be counted by another program. Rows, empty cells, categories,
 * lengths of lists, extremes and medians are exact. Means and standard deviations differ from those of all rows at once by rounding, less than
 * 1e-12 of themselves, where the mean is less than 1e9 standard deviations away from 0; numbers beyond 1e150 are too large. The rows are read
 * at least twice and at most four times.
 */
public final class TabularParts implements EncoderParts {

    private static final int FEWEST_READINGS = 2;

    private final String modality;
    private final TabularEncoderSettings settings;
    private final SurveyedTable table;
    private final List<TableColumn> columns;
    private final int written;
    private TabularCounts all;
    private int readings;

    /**
     * @param modality the name of the modality that is encoded, not blank
     * @param head the first rows, at which columns are looked; as many as {@link #headRows} says, in all programs the same
     * @param look how their columns are looked at
     * @param settings how to encode
     * @throws org.multimodalbtw.engine.InputException if no column can be used
     */
    public TabularParts(String modality, TableRows head, TableLook look, TabularEncoderSettings settings) {
        this.modality = modality;
        this.settings = settings;
        table = SurveyedTable.of(modality, head, look, ProgressMonitor.NONE);
        columns = table.read().columns();
        written = head.columns().size();
        all = new TabularCounts(columns, written);
    }

    /**
     * @param columns how many columns a table has
     * @return at how many of its rows is looked
     */
    public static long headRows(int columns) {
        return SurveyedTable.looked(columns);
    }

    @Override
    public boolean isDone() {
        return readings >= FEWEST_READINGS && all.isDone();
    }

    @Override
    public byte[] state() {
        return bytes(all);
    }

    @Override
    public Part part(byte[] state) {
        return new Counting(counts(state));
    }

    @Override
    public byte[] merge(List<byte[]> parts) {
        TabularCounts merged = counts(parts.get(0));
        parts.subList(1, parts.size()).forEach(part -> merged.add(counts(part), readings == 0));
        return bytes(merged);
    }

    /**
     * Ends a reading.
     *
     * @param parts what was counted in all parts, in their order
     * @throws org.multimodalbtw.engine.InputException if no row has a value, no column varies, or numbers are too large to be standardised
     */
    @Override
    public void take(List<byte[]> parts) {
        all.begin();
        parts.forEach(part -> all.add(counts(part), readings == 0));
        all.decide();
        readings++;
        TabularFit.requireValues(modality, all.survey());
        fit().plain();
    }

    private TabularFit fit() {
        List<NumberScan.Feature> features = TabularFit.features(all.survey());
        List<NumberStatistics> statistics = all.statistics();
        for (int feature = 0; feature < features.size(); feature++) {
            String column = columns.get(features.get(feature).column()).name();
            NumberScan.requireFinite(statistics.get(feature), column);
        }
        return new TabularFit(modality, settings, all.survey(), statistics);
    }

    @Override
    public FittedEncoder fitted() {
        if (!isDone()) {
            throw new IllegalStateException("Not all readings are done");
        }
        TabularFit fit = fit();
        EmptyCells empty = new EmptyCells(fit.plain());
        all.addTo(empty);
        table.counted(all.missing());
        return fit.fitted(empty).of(table);
    }

    private byte[] bytes(TabularCounts counts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(readings);
            counts.write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private TabularCounts counts(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            readings = in.readInt();
            return TabularCounts.read(columns, written, in);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private final class Counting implements Part {

        private final TabularCounts counts;
        private final EmptyCells empty;

        private Counting(TabularCounts state) {
            counts = readings == 0 ? new TabularCounts(columns, written) : state;
            empty = readings == 0
                    ? new EmptyCells(List.of())
                    : new EmptyCells(new TabularFit(modality, settings, state.survey(), state.statistics()).plain());
            if (readings > 0) {
                counts.beginPart();
            }
        }

        @Override
        public void add(TableRows rows) {
            TableRows read = new RowsAsRead(rows, table.columns());
            if (readings == 0) {
                counts.addFirst(rows, read);
            } else {
                counts.addAgain(read, empty);
            }
        }

        @Override
        public byte[] bytes() {
            if (readings > 0) {
                counts.put(empty);
            }
            return TabularParts.this.bytes(counts);
        }
    }
}
