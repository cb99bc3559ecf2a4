package org.multimodalbtw.engine.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.ExtensionTypeRegistry;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Arrow's canonical extension type {@code arrow.fixed_shape_tensor}, which Arrow Java lacks: a fixed-size list whose
 * metadata is JSON with the shape. Once {@link #register registered}, Arrow Java's own readers give such columns as
 * {@link FixedShapeTensorVector}.
 */
public final class FixedShapeTensorType extends ArrowType.ExtensionType {

    /** The type's name in every Arrow implementation. */
    public static final String NAME = "arrow.fixed_shape_tensor";

    private final int[] shape;

    /** @param shape the sizes of the dimensions, each at least 1 */
    public FixedShapeTensorType(int... shape) {
        this.shape = shape.clone();
    }

    /** Makes Arrow Java's readers know this type, once for the JVM's class loader. */
    public static void register() {
        ExtensionTypeRegistry.register(new FixedShapeTensorType(1));
    }

    /** @return the sizes of the dimensions */
    public int[] shape() {
        return shape.clone();
    }

    /** @return how many values a tensor has */
    public int size() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    @Override
    public ArrowType storageType() {
        return new ArrowType.FixedSizeList(size());
    }

    @Override
    public String extensionName() {
        return NAME;
    }

    @Override
    public boolean extensionEquals(ExtensionType other) {
        return other instanceof FixedShapeTensorType tensor && Arrays.equals(tensor.shape, shape);
    }

    @Override
    public String serialize() {
        return TensorFormat.shapeJson(shape);
    }

    /** @throws IllegalArgumentException if the metadata is not JSON with a shape that fits the storage */
    @Override
    public ArrowType deserialize(ArrowType storage, String metadata) {
        FixedShapeTensorType type = new FixedShapeTensorType(parse(metadata));
        if (!(storage instanceof ArrowType.FixedSizeList list) || list.getListSize() != type.size()) {
            throw new IllegalArgumentException(
                    "The storage " + storage + " does not fit the shape " + Arrays.toString(type.shape));
        }
        return type;
    }

    @Override
    public FieldVector getNewVector(String name, FieldType fieldType, BufferAllocator allocator) {
        FieldType storage = new FieldType(fieldType.isNullable(), storageType(), null, fieldType.getMetadata());
        return new FixedShapeTensorVector(name, fieldType, new FixedSizeListVector(name, allocator, storage, null));
    }

    private static int[] parse(String metadata) {
        JsonNode sizes;
        try {
            sizes = TensorFormat.JSON.readTree(metadata).path("shape");
        } catch (JsonProcessingException damaged) {
            throw new IllegalArgumentException("'" + metadata + "' is not JSON", damaged);
        }
        int[] shape = new int[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            JsonNode size = sizes.get(i);
            if (!size.isInt() || size.intValue() < 1) {
                throw new IllegalArgumentException("'" + metadata + "' has an impossible shape");
            }
            shape[i] = size.intValue();
        }
        if (shape.length == 0) {
            throw new IllegalArgumentException("'" + metadata + "' has no shape");
        }
        return shape;
    }
}
