package org.knime.core.data.vector.doublevector;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataCellFactory;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DoubleCell;

/** Makes cells with a vector of floating point numbers. */
public class DoubleVectorCellFactory implements DataCellFactory {
    public static final DataType TYPE = DataType.getType(DenseDoubleVectorCell.class, DoubleCell.TYPE);

    public DoubleVectorCellFactory() {}

    @Override
    public DataType getDataType() {
        return TYPE;
    }

    /** The real method has the two type variables as well; the second is a slip there and bounds nothing. */
    @SuppressWarnings({"unchecked", "hiding"})
    public static <T extends DataCell, DoubleVectorValue> T createCell(final double[] values) {
        return (T) new DenseDoubleVectorCell(values);
    }
}
