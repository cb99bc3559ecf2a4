package org.multimodalbtw.nodes.table;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.predict.RowPrediction;

/**
 * Whether a row has an alarm: true where the probability of the event is at least the threshold.
 *
 * @param target what is predicted
 * @param alarms one for each column
 */
public record AlarmColumns(Target target, List<At> alarms) implements PredictionColumns.Group {

    /**
     * An alarm.
     *
     * @param event the class or label, by its name
     * @param threshold from which probability on; NaN while it is not known
     */
    public record At(String event, double threshold) {}

    /**
     * @param target the target's name
     * @param event a class or label
     * @return the name of the column that says whether there is an alarm for it
     */
    public static String name(String target, String event) {
        return "Alarm (" + target + "=" + event + ")";
    }

    @Override
    public List<DataColumnSpec> specs() {
        return alarms.stream()
                .map(alarm ->
                        new DataColumnSpecCreator(name(target.name(), alarm.event), BooleanCell.TYPE).createSpec())
                .toList();
    }

    /** @return its cells; missing where the row has no prediction */
    @Override
    public List<DataCell> cells(RowPrediction row) {
        List<DataCell> cells = new ArrayList<>();
        for (At alarm : alarms) {
            double probability = row.values()[target.classes().indexOf(alarm.event)];
            if (row.isMissing()) {
                cells.add(DataType.getMissingCell());
            } else {
                cells.add(probability >= alarm.threshold ? BooleanCell.TRUE : BooleanCell.FALSE);
            }
        }
        return cells;
    }
}
