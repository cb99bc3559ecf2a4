package org.multimodalbtw.engine.tensor;

import java.util.List;

/**
 * What a tensor table holds: one column a modality, in order.
 *
 * @param columns at least one; names are unique
 */
public record TensorSchema(List<TensorColumn> columns) {

    /** @throws IllegalArgumentException if there is no column or a name occurs twice */
    public TensorSchema {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("A tensor table needs at least one modality");
        }
        if (columns.stream().map(TensorColumn::name).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("A modality occurs twice: "
                    + columns.stream().map(TensorColumn::name).toList());
        }
    }

    /** @return the modalities' names in column order */
    public List<String> modalities() {
        return columns.stream().map(TensorColumn::name).toList();
    }

    /**
     * @param modality a modality's name
     * @return its column's index, or -1 if there is none
     */
    public int indexOf(String modality) {
        return modalities().indexOf(modality);
    }
}
