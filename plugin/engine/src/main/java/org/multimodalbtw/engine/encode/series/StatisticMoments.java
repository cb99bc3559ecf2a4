package org.multimodalbtw.engine.encode.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.FeatureScale;
import org.multimodalbtw.engine.encode.MergedMoments;
import org.multimodalbtw.engine.encode.Moments;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.TableRows;

/** Counts the statistics of training patients, by which they are standardised. */
final class StatisticMoments implements RowCounts {

    private final SeriesColumns columns;
    private final SeriesReading reading;
    private final SeriesWindow window;
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final MergedMoments[] moments;

    /**
     * @param columns where what stands
     * @param reading how cells are read
     * @param window the span of time
     * @param variables the names of the variables that are kept, in order
     */
    StatisticMoments(SeriesColumns columns, SeriesReading reading, SeriesWindow window, List<String> variables) {
        this.columns = columns;
        this.reading = reading;
        this.window = window;
        names = variables;
        for (int place = 0; place < variables.size(); place++) {
            places.put(variables.get(place), place);
        }
        moments = new MergedMoments[TrainingStatistics.count(places)];
        Arrays.setAll(moments, feature -> new MergedMoments());
    }

    @Override
    public void add(TableRows rows) throws IOException {
        TrainingStatistics.forEach(
                new Measurements(rows, columns, reading),
                window,
                places,
                (feature, value) -> moments[feature].add(value),
                ProgressMonitor.NONE);
    }

    /**
     * @return how the statistics are standardised
     * @throws org.multimodalbtw.engine.InputException if one is too large
     */
    FeatureScale scale() {
        for (int feature = 0; feature < moments.length; feature++) {
            TooLarge.check(moments[feature], names.get(feature / SeriesStatistics.SIZE));
        }
        return FeatureScale.of(Stream.of(moments).map(MergedMoments::moments).toArray(Moments[]::new));
    }

    @Override
    public void add(DataInput part) throws IOException {
        for (MergedMoments feature : moments) {
            feature.add(MergedMoments.read(part));
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (MergedMoments feature : moments) {
            feature.write(out);
        }
    }
}
