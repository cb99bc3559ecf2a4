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
import org.knime.core.data.image.png.PNGImageValue;
import org.knime.core.data.vector.doublevector.DoubleVectorValue;
import org.multimodalbtw.engine.encode.TableColumn.Kind;

/** What the engine makes of the platform's column types. */
public final class ColumnKinds {

    private ColumnKinds() {}

    /**
     * @param type a column's type
     * @return numbers and booleans (true is 1) are numbers, texts are categories, lists of numbers and double vectors are
     *     vectors, PNG images are images; empty for anything else
     */
    public static Optional<Kind> of(DataType type) {
        if (type.isCompatible(DoubleValue.class) || type.isCompatible(BooleanValue.class)) {
            return Optional.of(Kind.NUMBER);
        }
        if (type.isCompatible(DoubleVectorValue.class) || isListOfNumbers(type)) {
            return Optional.of(Kind.VECTOR);
        }
        if (type.isCompatible(PNGImageValue.class)) {
            return Optional.of(Kind.IMAGE);
        }
        return type.isCompatible(StringValue.class) ? Optional.of(Kind.CATEGORY) : Optional.empty();
    }

    /**
     * @param spec a table's columns
     * @return those with numbers, categories or vectors, in order
     */
    public static List<DataColumnSpec> tabular(DataTableSpec spec) {
        return spec.stream().filter(ColumnKinds::isTabular).toList();
    }

    /**
     * @param column a column
     * @return whether it holds numbers, categories or vectors
     */
    public static boolean isTabular(DataColumnSpec column) {
        return of(column.getType()).filter(kind -> kind != Kind.IMAGE).isPresent();
    }

    private static boolean isListOfNumbers(DataType type) {
        return type.isCollectionType()
                && type.isCompatible(ListDataValue.class)
                && type.getCollectionElementType().isCompatible(DoubleValue.class);
    }
}
