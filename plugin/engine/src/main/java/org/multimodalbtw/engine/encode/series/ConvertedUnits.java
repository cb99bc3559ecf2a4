package org.multimodalbtw.engine.encode.series;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multimodalbtw.engine.survey.UnitConversion;
import org.multimodalbtw.engine.survey.UnitText;

/** How many values of a table of measurements an encoder will convert into another unit, seen row by row before it is fitted. */
public final class ConvertedUnits {

    private final SeriesUnits.Counter counter = new SeriesUnits.Counter();
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    /**
     * @param variable what was measured
     * @param unit the unit of a number of it; empty where there is none
     */
    public void add(String variable, String unit) {
        counter.add(variable, unit);
        counts.computeIfAbsent(variable, name -> new TreeMap<>()).merge(unit, 1L, Long::sum);
    }

    /** @return how many are converted, with an example: a clause; empty where none is */
    public Optional<String> clause() {
        SeriesUnits.Reader reader = counter.units().reader();
        long converted = 0;
        String example = "";
        for (Map.Entry<String, Map<String, Long>> variable : counts.entrySet()) {
            for (Map.Entry<String, Long> unit : variable.getValue().entrySet()) {
                Optional<SeriesUnits.Reading> reading = reader.of(variable.getKey(), unit.getKey())
                        .filter(found -> !found.conversion().equals(UnitConversion.NONE));
                if (reading.isPresent()) {
                    example = converted == 0
                            ? variable.getKey() + " from " + UnitText.shown(unit.getKey()) + " to "
                                    + UnitText.shown(reading.get().unit())
                            : example;
                    converted += unit.getValue();
                }
            }
        }
        return converted == 0
                ? Optional.empty()
                : Optional.of(converted + (converted == 1 ? " value is" : " values are")
                        + " converted into the unit that most values of the variable have, for example " + example
                        + "; to keep them as they are, take the column as unused");
    }
}
