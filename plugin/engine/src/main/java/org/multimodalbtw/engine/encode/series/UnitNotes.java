package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.survey.UnitConversion;
import org.multimodalbtw.engine.survey.UnitText;

/** How many measurements were converted, and how many left out, because of their units. */
final class UnitNotes {

    private long converted;
    private String conversion = "";
    private long leftOut;
    private String example = "";

    void clear() {
        converted = 0;
        leftOut = 0;
    }

    /** @param reading what became of the measurement, or {@code null} if it was left out */
    void add(String variable, String unit, SeriesUnits.Reading reading) {
        if (reading == null) {
            example = leftOut++ == 0 ? variable + " in " + UnitText.shown(unit) : example;
        } else if (!reading.conversion().equals(UnitConversion.NONE)) {
            conversion = converted++ == 0
                    ? variable + " from " + UnitText.shown(unit) + " to " + UnitText.shown(reading.unit())
                    : conversion;
        }
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (converted > 0) {
            warnings.add(converted + (converted == 1 ? " measurement is" : " measurements are")
                    + " converted into the unit that most training measurements of the variable have, for example "
                    + conversion + ".");
        }
        if (leftOut > 0) {
            warnings.add(leftOut + (leftOut == 1 ? " measurement is" : " measurements are")
                    + " left out, because it is not known how to convert the unit, for example " + example
                    + "; convert them before encoding.");
        }
        return warnings;
    }
}
