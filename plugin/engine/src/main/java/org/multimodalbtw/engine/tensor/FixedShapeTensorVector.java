package org.multimodalbtw.engine.tensor;

import java.util.List;
import org.apache.arrow.memory.util.hash.ArrowBufHasher;
import org.apache.arrow.vector.ExtensionTypeVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** A column of tensors as Arrow Java's readers give it: the flattened tensors are the lists of {@link #getUnderlyingVector}. */
public final class FixedShapeTensorVector extends ExtensionTypeVector<FixedSizeListVector> {

    private final FieldType type;

    FixedShapeTensorVector(String name, FieldType type, FixedSizeListVector storage) {
        super(name, storage.getAllocator(), storage);
        this.type = type;
    }

    @Override
    public Field getField() {
        return new Field(getName(), type, getUnderlyingVector().getField().getChildren());
    }

    /** @return a row's values in row-major order, or null where the modality is missing */
    @Override
    public List<?> getObject(int row) {
        return getUnderlyingVector().getObject(row);
    }

    @Override
    public int hashCode(int row) {
        return getUnderlyingVector().hashCode(row);
    }

    @Override
    public int hashCode(int row, ArrowBufHasher hasher) {
        return getUnderlyingVector().hashCode(row, hasher);
    }
}
