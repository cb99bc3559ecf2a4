package org.multimodalbtw.engine.encode.series;

import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.RankSearch;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.SteppedParts;
import org.multimodalbtw.engine.encode.TableColumn;

/**
 * Fits a {@link SeriesEncoder} to training rows in parts, each of which has all rows of some patients and can be counted by another program.
 * Patients, measurements, variables, units, how times are written, and the window are exact; of more than 131,072 measurements the
 * {@link SeriesEncoder} itself finds the ends of a window that is stretched by some of them only. Means and standard deviations differ
 * from those of all rows at once by rounding, as {@link org.multimodalbtw.engine.encode.MergedMoments} says. What is odd is found among the first
 * 2,000 numbers of the first 300 variables in the order of the parts. The rows are read two to six times: to find out how cells are read, where
 * that is open; to count; up to three times for the times that end the window; and for the scale of the statistics.
 */
public final class SeriesParts extends SteppedParts<SeriesStep> {

    private final String modality;
    private final SeriesStep.Fit fit;
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
        go(look.isNeeded() ? new SeriesStep.Look() : new SeriesStep.Count(look.reading()));
    }

    @Override
    protected SeriesStep read(DataInput in) throws IOException {
        return SeriesStep.read(in);
    }

    @Override
    protected RowCounts counts(SeriesStep step) {
        return step.pass(fit);
    }

    /**
     * Ends a reading.
     *
     * @param parts what was counted in all parts, in their order
     * @throws org.multimodalbtw.engine.InputException if texts are no times, there is no measurement, none varies, or one is too large
     */
    @Override
    public void take(List<byte[]> parts) {
        SeriesStep step = next();
        if (step instanceof SeriesStep.Look look) {
            go(new SeriesStep.Count(merged(look.pass(fit), parts).reading()));
        } else if (step instanceof SeriesStep.Count count) {
            reading = count.reading();
            counts = merged(count.pass(fit), parts);
            counts.requireUsable(modality);
            findEnds(counts.search());
        } else if (step instanceof SeriesStep.Ranks ranks) {
            findEnds(merged(ranks.pass(fit), parts).search());
        } else if (step instanceof SeriesStep.Scale scale) {
            fitted = fitted.withScale(merged(scale.pass(fit), parts).scale());
            go(null);
        }
    }

    private void findEnds(RankSearch times) {
        ends = times;
        if (!ends.isDone()) {
            go(new SeriesStep.Ranks(reading, ends));
            return;
        }
        SeriesInput input = new SeriesInput(
                fit.columns(), SeriesPlaces.columns(fit.table(), fit.columns()), reading, ValueTexts.NONE);
        fitted = counts.findings(ends).unscaled(modality, input, fit.settings());
        go(
                fit.settings().form() == SeriesForm.STATISTICS
                        ? new SeriesStep.Scale(
                                reading,
                                fitted.window(),
                                fitted.variables().stream()
                                        .map(SeriesVariable::name)
                                        .toList())
                        : null);
    }

    @Override
    public FittedEncoder fitted() {
        if (!isDone()) {
            throw new IllegalStateException("Not all readings are done");
        }
        return fitted;
    }
}
