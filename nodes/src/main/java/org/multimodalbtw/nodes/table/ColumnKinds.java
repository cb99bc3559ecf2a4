package org.multimodalbtw.nodes.table;

import java.util.List;
import java.util.Optional;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.collection.ListDataValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** What the engine makes of the platform's column types. */
public final class ColumnKinds {

    private ColumnKinds() {}

    /**
     * @param type a column's type
     * @return numbers and booleans (true is 1) are numbers, texts are categories, lists of numbers and double vectors are
     *     vectors; empty for anything else
     */
    public static Optional<Kind> of(DataType type) {
        if (type.isCompatible(DoubleValue.class) || type.isCompatible(BooleanValue.class)) {
            return Optional.of(Kind.NUMBER);
        }
        if (type.isCompatible(DoubleVectorValue.class) || isListOfNumbers(type)) {
            return Optional.of(Kind.VECTOR);
        }
        return type.isCompatible(StringValue.class) ? Optional.of(Kind.CATEGORY) : Optional.empty();
    }

    /**
     * @param spec a table's columns
     * @return those that the engine can read, in order
     */
    public static List<DataColumnSpec> readable(DataTableSpec spec) {
        return spec.stream().filter(column -> of(column.getType()).isPresent()).toList();
    }

    private static boolean isListOfNumbers(DataType type) {
        return type.isCollectionType()
                && type.isCompatible(ListDataValue.class)
                && type.getCollectionElementType().isCompatible(DoubleValue.class);
    }
}
