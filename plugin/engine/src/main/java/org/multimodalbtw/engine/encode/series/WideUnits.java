package org.multimodalbtw.engine.encode.series;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.encode.TableRows;
import org.multimodalbtw.engine.survey.CellReading;
import org.multimodalbtw.engine.survey.Decided;

/** The units that columns of values got when their table was read, where each column is a variable. */
final class WideUnits {

    private WideUnits() {}

    /**
     * @param rows a table
     * @param columns where what stands
     * @param places the place of each of {@link SeriesColumns#names}
     * @return the unit of each column of values, as {@code UnitText.plain} gives it; empty where nothing is known
     */
    static List<String> of(TableRows rows, SeriesColumns columns, int[] places) {
        List<String> units = new ArrayList<>();
        for (int value = 0; value < columns.values().size(); value++) {
            int place = places[1 + value];
            units.add(
                    Decided.of(rows.properties(place), rows.columns().get(place).kind())
                            .map(Decided::reading)
                            .flatMap(CellReading::unit)
                            .orElse(""));
        }
        return units;
    }

    /** The same as units into which those of further tables are converted; none for other layouts. */
    static SeriesUnits learnt(TableRows rows, SeriesColumns columns, int[] places) {
        if (columns.layout() != SeriesLayout.WIDE) {
            return SeriesUnits.NONE;
        }
        List<String> units = of(rows, columns, places);
        List<SeriesUnits.Main> mains = new ArrayList<>();
        for (int value = 0; value < units.size(); value++) {
            if (!units.get(value).isEmpty()) {
                mains.add(new SeriesUnits.Main(columns.values().get(value), units.get(value), List.of()));
            }
        }
        return mains.isEmpty() ? SeriesUnits.NONE : new SeriesUnits(mains);
    }
}
