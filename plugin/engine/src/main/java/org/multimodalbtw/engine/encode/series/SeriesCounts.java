package org.multimodalbtw.engine.encode.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multimodalbtw.engine.encode.MergedMoments;
import org.multimodalbtw.engine.encode.RankSearch;
import org.multimodalbtw.engine.encode.RowCounts;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.storage.WrittenText;
import org.multimodalbtw.engine.survey.VariableNumbers;

/** Counts the training measurements: their variables, patients and times, and the first bits of the times that end the window. */
final class SeriesCounts implements RowCounts {

    private final SeriesColumns columns;
    private final SeriesReading reading;
    private final SeriesSpan span;
    private final Map<String, Variable> variables = new TreeMap<>();
    private final VariableNumbers numbers = new VariableNumbers();
    private final EmptyCells empty = new EmptyCells("row");
    private final RankSearch times = new RankSearch();
    private double earliest = Double.POSITIVE_INFINITY;
    private double latest = Double.NEGATIVE_INFINITY;
    private long measurements;
    private long patients;
    private long points;
    private long clocks;

    private static final class Variable {
        private final MergedMoments moments = new MergedMoments();
        private long patients;
    }

    /**
     * @param columns where what stands, not in lists
     * @param reading how cells are read
     * @param span of which measurements count
     */
    SeriesCounts(SeriesColumns columns, SeriesReading reading, SeriesSpan span) {
        this.columns = columns;
        this.reading = reading;
        this.span = span;
    }

    @Override
    public void add(TableRows rows) {
        double from = span.first().orElse(Double.NEGATIVE_INFINITY);
        double to = span.last().orElse(Double.POSITIVE_INFINITY);
        Measurements read = new Measurements(rows, columns, reading);
        PatientCounts counts = new PatientCounts();
        read.forEach((patient, time, variable, value) -> {
            counts.patient(patient);
            if (variable != null && time >= from && time <= to) {
                counts.variable(variable);
                add(variable, time, value);
            }
        });
        patients += counts.patients();
        variables.forEach((name, variable) -> variable.patients += counts.having(name));
        empty.add(read.emptyCells());
        read.times().ifPresent(found -> {
            points += found.points();
            clocks += found.clocks();
        });
    }

    private void add(String variable, double time, double value) {
        variable(variable).moments.add(value);
        numbers.add(variable, value);
        measurements++;
        earliest = Math.min(earliest, time);
        latest = Math.max(latest, time);
        times.add(time);
    }

    private Variable variable(String name) {
        return variables.computeIfAbsent(name, first -> new Variable());
    }

    /** @return the search for the times that end the window, after its first reading */
    RankSearch search() {
        times.decide(
                TimeSample.rank(TimeExtent.OUTSIDE, measurements),
                TimeSample.rank(1 - TimeExtent.OUTSIDE, measurements));
        return times;
    }

    /**
     * @param modality the modality's name, for messages
     * @throws org.multimodalbtw.engine.InputException if there is no measurement, or one is too large
     */
    void requireUsable(String modality) {
        if (variables.isEmpty()) {
            throw SeriesFindings.none(modality, empty.warnings());
        }
        variables.forEach((name, variable) -> TooLarge.check(variable.moments, name));
    }

    /**
     * @param found the times that end the window
     * @return what all measurements tell
     */
    SeriesFindings findings(RankSearch found) {
        SortedMap<String, SeriesFindings.Variable> known = new TreeMap<>();
        variables.forEach((name, variable) ->
                known.put(name, new SeriesFindings.Variable(variable.moments.moments(), variable.patients)));
        return new SeriesFindings(
                known,
                new TimeExtent(earliest, found.number(0), found.number(1), latest),
                patients,
                2 * clocks > points,
                numbers.byName().notes(""));
    }

    @Override
    public void add(DataInput part) throws IOException {
        for (int variable = part.readInt(); variable > 0; variable--) {
            Variable own = variable(WrittenText.read(part));
            own.moments.add(MergedMoments.read(part));
            own.patients += part.readLong();
        }
        numbers.add(VariableNumbers.read(part));
        empty.add(part);
        times.add(RankSearch.read(part));
        earliest = Math.min(earliest, part.readDouble());
        latest = Math.max(latest, part.readDouble());
        measurements += part.readLong();
        patients += part.readLong();
        points += part.readLong();
        clocks += part.readLong();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(variables.size());
        for (Map.Entry<String, Variable> variable : variables.entrySet()) {
            WrittenText.write(variable.getKey(), out);
            variable.getValue().moments.write(out);
            out.writeLong(variable.getValue().patients);
        }
        numbers.write(out);
        empty.write(out);
        times.write(out);
        out.writeDouble(earliest);
        out.writeDouble(latest);
        for (long count : new long[] {measurements, patients, points, clocks}) {
            out.writeLong(count);
        }
    }
}
