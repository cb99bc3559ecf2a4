package org.multimodalbtw.nodes.tensortotable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;
import org.multimodalbtw.nodes.port.Modality;
import org.multimodalbtw.nodes.table.Columns;
import org.multimodalbtw.nodes.tensortotable.TensorToTableParameters.ColumnLayout;

/** The columns that a tensor gives in one layout. */
record TensorColumns(List<Modality> modalities, ColumnLayout layout) {

    /** Whether the columns are known: values need the modalities' shapes. */
    boolean areKnown() {
        return layout == ColumnLayout.LISTS || modalities.stream().allMatch(Modality::hasShape);
    }

    DataTableSpec spec() {
        List<DataColumnSpec> columns = new ArrayList<>();
        for (Modality modality : modalities) {
            if (layout == ColumnLayout.LISTS) {
                columns.add(Columns.vector(modality.name()));
            } else {
                names(modality).forEach(name -> columns.add(Columns.number(modality.name() + ": " + name)));
            }
        }
        return Columns.table(columns);
    }

    /** The cells of one row of the tensor; missing where it lacks the modality. */
    List<DataCell> cells(TensorTable tensor, int row) {
        List<DataCell> cells = new ArrayList<>();
        for (int column = 0; column < modalities.size(); column++) {
            addCells(cells, tensor.values(column, row), size(modalities.get(column)));
        }
        return cells;
    }

    private void addCells(List<DataCell> cells, float[] values, int size) {
        if (layout == ColumnLayout.LISTS) {
            cells.add(Columns.cell(toDoubles(values)));
        } else {
            int filled = values == null ? 0 : values.length;
            for (int i = 0; i < filled; i++) {
                cells.add(Columns.cell((double) values[i]));
            }
            // a row may have fewer measurements, words or images than another
            cells.addAll(Collections.nCopies(size - filled, DataType.getMissingCell()));
        }
    }

    private static double[] toDoubles(float[] values) {
        return values == null
                ? null
                : IntStream.range(0, values.length)
                        .mapToDouble(index -> values[index])
                        .toArray();
    }

    private static List<String> names(Modality modality) {
        List<String> features = modality.features();
        boolean named = !features.isEmpty() && new HashSet<>(features).size() == features.size();
        return named
                ? features
                : IntStream.rangeClosed(1, size(modality))
                        .mapToObj(String::valueOf)
                        .toList();
    }

    private static int size(Modality modality) {
        return new TensorColumn(modality.name(), modality.shape(), List.of()).size();
    }
}
