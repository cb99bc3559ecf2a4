package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.multimodalbtw.engine.outcome.Target;

/** How a kind of target stands in tables: its columns and cells. */
public interface TargetCells {

    /**
     * @param target what is predicted
     * @return its columns and cells
     */
    static TargetCells of(Target target) {
        return target.match(ClassCells::new, LabelCells::new, NumberCells::new);
    }

    /** @return whether a prediction is a number, where it would be a name */
    default boolean isNumber() {
        return false;
    }

    /** @return the names that predictions can have, by which rows are grouped, as far as they are known */
    List<String> groups();

    /** @return the column with what is true */
    DataColumnSpec truth();

    /**
     * @param values what is true of a row, as a perfect prediction would say it
     * @return its cell
     */
    DataCell truth(double[] values);

    /** @return the column with the prediction as a name; none if it is a number, which stands in {@link #outputs} */
    List<DataColumnSpec> prediction();

    /**
     * @param values a prediction; NaN if it is missing
     * @return the cells of these columns
     */
    List<DataCell> prediction(double[] values);

    /** @return the names of the columns with the model's values, in order, by what each is of: a class or label, or nothing for a number */
    Map<String, String> outputs();

    /**
     * @param name a column's name
     * @return a column of such values: probabilities, unless it is a number
     */
    default DataColumnSpec output(String name) {
        return Columns.share(name);
    }
}
