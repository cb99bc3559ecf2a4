package org.multimodalbtw.engine.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The names in a tensor file. It is an Arrow IPC file with one column of row ids and one column a modality, whose type
 * is the canonical extension type {@code arrow.fixed_shape_tensor}
 * (https://arrow.apache.org/docs/format/CanonicalExtensions.html), or for ragged tensors a list of fixed-size lists: a row's items and
 * their numbers. Between the mark that ends the batches and the footer stand eight hexadecimal digits, the {@link FileChecksum}.
 */
final class TensorFormat {

    /** First and last bytes of every Arrow IPC file. */
    static final String MAGIC = "ARROW1";

    /** The column of row ids. */
    static final String ROW_ID = "row_id";

    static final String EXTENSION_NAME_KEY = ArrowType.ExtensionType.EXTENSION_METADATA_KEY_NAME;
    static final String EXTENSION_METADATA_KEY = ArrowType.ExtensionType.EXTENSION_METADATA_KEY_METADATA;

    /** Schema metadata: the version of this format. Files of other programs have none. */
    static final String VERSION_KEY = "multimodalbtw:format";

    /** The version that is written, and the newest that is read. */
    static final int VERSION = 2;

    /** Field metadata: the features' names as a JSON array. */
    static final String FEATURES_KEY = "multimodalbtw:features";

    /** Field metadata of a ragged column: what its items are and the shape with the most items, as JSON. */
    static final String ITEMS_KEY = "multimodalbtw:items";

    /** Footer metadata: the CRC-32C of each batch's body with its padding, eight hexadecimal digits each, one behind the other. */
    static final String VALUES_KEY = "multimodalbtw:values-crc32c";

    /** Footer metadata of the first format: a checksum over all that says where values are, see {@link FileChecksum}. */
    static final String CHECKSUM_KEY = "multimodalbtw:structure-crc32c";

    static final ObjectMapper JSON = new ObjectMapper();

    private TensorFormat() {}

    /** @return the Arrow schema of a tensor table: the row ids, then the modalities in order */
    static Schema arrowSchema(TensorSchema schema) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(ROW_ID, FieldType.notNullable(ArrowType.Utf8.INSTANCE), null));
        schema.columns().forEach(column -> fields.add(arrowField(column)));
        return new Schema(fields, Map.of(VERSION_KEY, Integer.toString(VERSION)));
    }

    private static Field arrowField(TensorColumn column) {
        Map<String, String> metadata = new HashMap<>();
        if (!column.features().isEmpty()) {
            metadata.put(FEATURES_KEY, json(column.features()));
        }
        Field item = Field.notNullable("item", new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE));
        if (column.ragged()) {
            metadata.put(ITEMS_KEY, json(new RaggedItems(column.items(), column.shape())));
            Field items = new Field(
                    "items", FieldType.notNullable(new ArrowType.FixedSizeList(column.itemSize())), List.of(item));
            return new Field(
                    column.name(), new FieldType(true, ArrowType.List.INSTANCE, null, metadata), List.of(items));
        }
        FieldType type = new FieldType(
                true,
                new FixedShapeTensorType(
                        column.shape().stream().mapToInt(Integer::intValue).toArray()),
                null,
                metadata);
        return new Field(column.name(), type, List.of(item));
    }

    /** The metadata of a tensor type, for example {@code {"shape":[2,3]}}. */
    static String shapeJson(int[] shape) {
        return json(Map.of("shape", shape));
    }

    /**
     * What the metadata of a ragged column says.
     *
     * @param items what its items are
     * @param shape the sizes of the dimensions, the first the largest that occurs
     */
    record RaggedItems(Items items, List<Integer> shape) {}

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
