package org.multimodalbtw.host.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.survey.ClassNames;

/** The classes of cells of the labels, written as a model writes its predictions: 1 and not 1.0, and one spelling of each name. */
final class TrueClasses {

    private final List<String> known;
    private final ClassNames names;

    /**
     * @param known the classes of the model
     * @param cells all cells of the target's column that are not missing
     */
    TrueClasses(List<String> known, List<DataCell> cells) {
        this.known = known;
        Set<String> written = new HashSet<>();
        cells.forEach(cell -> written.add(written(cell)));
        names = new ClassNames(written);
    }

    /**
     * @param cell one of the cells
     * @return the class as the model writes it; the cell's own text where it is none of its classes
     */
    String of(DataCell cell) {
        String written = written(cell);
        String named = names.of(written);
        return known.contains(written) || !known.contains(named) ? written : named;
    }

    private static String written(DataCell cell) {
        if (cell instanceof BooleanValue truth) {
            return String.valueOf(truth.getBooleanValue());
        }
        if (cell instanceof LongValue number) {
            return String.valueOf(number.getLongValue());
        }
        return cell instanceof DoubleValue number ? Limits.number(number.getDoubleValue()) : cell.toString();
    }
}
