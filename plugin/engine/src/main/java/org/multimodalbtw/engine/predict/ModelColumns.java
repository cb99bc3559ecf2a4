package org.multimodalbtw.engine.predict;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.model.SameModality;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorSchema;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Where a tensor table holds the modalities of a model: they are matched by name. */
public final class ModelColumns {

    private final int[] columns;

    private ModelColumns(int[] columns) {
        this.columns = columns;
    }

    /**
     * @param expected the model's modalities
     * @param schema what the table has
     * @param noticed gets a sentence for the modalities that the table lacks, and one for those that the model does not know
     * @return where they are
     * @throws InputException if no modality matches or one has another shape than in training
     */
    public static ModelColumns of(List<TensorColumn> expected, TensorSchema schema, List<String> noticed) {
        int[] columns = new int[expected.size()];
        List<String> lacking = new ArrayList<>();
        for (int m = 0; m < columns.length; m++) {
            TensorColumn modality = expected.get(m);
            columns[m] = schema.indexOf(modality.name());
            if (columns[m] < 0) {
                lacking.add(modality.name());
            } else {
                SameModality.require(modality, schema.columns().get(columns[m]));
            }
        }
        if (lacking.size() == columns.length) {
            throw new InputException(
                    "None of the model's modalities (" + String.join(", ", names(expected))
                            + ") is in the tensor, which has " + String.join(", ", schema.modalities()) + ".",
                    "Give the modalities the names that they had in training.");
        }
        if (!lacking.isEmpty()) {
            noticed.add("The tensor lacks " + String.join(", ", lacking) + ": missing in every row.");
        }
        List<String> unknown = new ArrayList<>(schema.modalities());
        unknown.removeAll(names(expected));
        if (!unknown.isEmpty()) {
            noticed.add("The model does not know " + String.join(", ", unknown) + ": ignored.");
        }
        return new ModelColumns(columns);
    }

    private static List<String> names(List<TensorColumn> columns) {
        return columns.stream().map(TensorColumn::name).toList();
    }

    /**
     * @param modality the position of one of the model's modalities
     * @return its column, -1 where the table has none
     */
    public int column(int modality) {
        return columns[modality];
    }

    /** How many values a row has in ragged modalities. */
    long items(CallBudget budget, TensorTable table, int row) {
        return budget.items(table, columns, row);
    }

    /**
     * @param batch gets the rows and what is seen of them; its number of rows is set
     * @param table the table
     * @param rows of the table, as many as the minibatch has
     */
    public void fill(Minibatch batch, TensorTable table, int[] rows) {
        FloatBuffer seen = batch.seen();
        for (int m = 0; m < columns.length; m++) {
            if (columns[m] >= 0) {
                batch.fill(m, table, columns[m], rows);
            } else {
                batch.fillMissing(m);
            }
            for (int i = 0; i < rows.length; i++) {
                boolean present = columns[m] >= 0 && table.isPresent(columns[m], rows[i]);
                seen.put(i * columns.length + m, present ? 1 : 0);
            }
        }
    }
}
