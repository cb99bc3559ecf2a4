package org.multimodalbtw.engine.tensor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.multimodalbtw.engine.InputException;

/**
 * What an Arrow schema says of a tensor file.
 *
 * @param schema the modalities in the order of their fields
 * @param rowIdField the position of the row ids among all fields
 * @param wideOffsets whether the row ids have 64-bit offsets (large_utf8)
 * @param version of the format that {@link TensorTableWriter} wrote; 0 where another program wrote the file
 */
record TensorLayout(TensorSchema schema, int rowIdField, boolean wideOffsets, int version) {

    private static final String COLUMNS = "Write one column '" + TensorFormat.ROW_ID
            + "' of texts, and one column of float32 lists of a fixed size for each modality.";
    private static final int MOST_FLOATS = Integer.MAX_VALUE / Float.BYTES;

    /**
     * @param schema an Arrow schema, not trusted
     * @param fault says what is wrong
     * @return its layout
     * @throws org.multimodalbtw.engine.InputException if it is not the schema of a tensor file
     * @throws RuntimeException of several kinds if the schema is damaged
     */
    static TensorLayout of(Schema schema, TensorFileFault fault) {
        Map<String, String> metadata = metadata(schema.customMetadataLength(), schema::customMetadata);
        int version = version(metadata.get(TensorFormat.VERSION_KEY), fault);
        if (schema.endianness() != Endianness.Little) {
            throw fault.unusable("its numbers are big-endian", "Write it on a little-endian machine.");
        }
        int rowIdField = -1;
        List<TensorColumn> columns = new ArrayList<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            Field field = schema.fields(i);
            if (rowIdField < 0 && TensorFormat.ROW_ID.equals(field.name())) {
                rowIdField = i;
            } else {
                columns.add(column(field, fault));
            }
        }
        if (rowIdField < 0) {
            throw fault.unusable("it has no column '" + TensorFormat.ROW_ID + "'", COLUMNS);
        }
        boolean wide = wideOffsets(schema.fields(rowIdField), fault);
        try {
            return new TensorLayout(new TensorSchema(columns), rowIdField, wide, version);
        } catch (IllegalArgumentException e) {
            throw fault.unusable(e.getMessage(), COLUMNS);
        }
    }

    /** Whether the file was written by {@link TensorTableWriter}. */
    boolean ours() {
        return version > 0;
    }

    private static int version(String version, TensorFileFault fault) {
        if (version == null) {
            return 0;
        }
        int number = Integer.parseInt(version);
        if (number > TensorFormat.VERSION) {
            throw fault.unusable(
                    "it has format version " + number + ", and this extension knows versions up to "
                            + TensorFormat.VERSION,
                    "Update the extension.");
        }
        if (number < 1) {
            throw fault.damaged("its format version is " + number);
        }
        return number;
    }

    private static boolean wideOffsets(Field field, TensorFileFault fault) {
        boolean text = field.typeType() == Type.Utf8 || field.typeType() == Type.LargeUtf8;
        if (!text || field.dictionary() != null) {
            throw fault.unusable("its column '" + TensorFormat.ROW_ID + "' does not hold plain texts", COLUMNS);
        }
        return field.typeType() == Type.LargeUtf8;
    }

    private static TensorColumn column(Field field, TensorFileFault fault) {
        String name = field.name();
        if (name == null || name.isBlank()) {
            throw fault.unusable("a column has no name", "Give each modality a name.");
        }
        Map<String, String> metadata = metadata(field.customMetadataLength(), field::customMetadata);
        if (field.typeType() == Type.List && metadata.containsKey(TensorFormat.ITEMS_KEY)) {
            return ragged(field, metadata, fault);
        }
        if (field.typeType() != Type.FixedSizeList || field.dictionary() != null || !isFloat32(field)) {
            throw fault.unusable("its column '" + name + "' does not hold float32 lists of a fixed size", COLUMNS);
        }
        int size = size(field);
        if (size < 1 || size > MOST_FLOATS) {
            throw fault.unusable(
                    "its column '" + name + "' has lists of " + size + " numbers",
                    "Use between 1 and " + MOST_FLOATS + " numbers.");
        }
        try {
            return new TensorColumn(name, shape(size, metadata), features(metadata));
        } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
            throw contradiction(name, e, fault);
        }
    }

    private static int size(Field list) {
        return ((FixedSizeList) list.type(new FixedSizeList())).listSize();
    }

    /** A list of items, each a list of a fixed size, whose metadata gives the items' shape. */
    private static TensorColumn ragged(Field field, Map<String, String> metadata, TensorFileFault fault) {
        Field items = field.childrenLength() == 1 ? field.children(0) : null;
        if (items == null
                || items.typeType() != Type.FixedSizeList
                || items.dictionary() != null
                || !isFloat32(items)) {
            throw fault.unusable("its column '" + field.name() + "' does not hold lists of float32 lists", COLUMNS);
        }
        try {
            TensorFormat.RaggedItems ragged =
                    TensorFormat.JSON.readValue(metadata.get(TensorFormat.ITEMS_KEY), TensorFormat.RaggedItems.class);
            TensorColumn column = new TensorColumn(field.name(), ragged.shape(), features(metadata), ragged.items());
            if (!column.ragged() || column.itemSize() != size(items)) {
                throw new IllegalArgumentException(
                        "shape " + column.shape() + " for items of " + size(items) + " numbers");
            }
            return column;
        } catch (JsonProcessingException | IllegalArgumentException | ArithmeticException e) {
            throw contradiction(field.name(), e, fault);
        }
    }

    private static InputException contradiction(String name, Exception cause, TensorFileFault fault) {
        return fault.damaged("column '" + name + "' contradicts itself (" + cause.getMessage() + ")", cause);
    }

    private static boolean isFloat32(Field list) {
        if (list.childrenLength() != 1) {
            return false;
        }
        Field item = list.children(0);
        return item.typeType() == Type.FloatingPoint
                && item.dictionary() == null
                && ((FloatingPoint) item.type(new FloatingPoint())).precision() == Precision.SINGLE;
    }

    private static List<Integer> shape(int size, Map<String, String> metadata) throws JsonProcessingException {
        if (!FixedShapeTensorType.NAME.equals(metadata.get(TensorFormat.EXTENSION_NAME_KEY))) {
            return List.of(size);
        }
        JsonNode json = TensorFormat.JSON.readTree(metadata.getOrDefault(TensorFormat.EXTENSION_METADATA_KEY, ""));
        List<Integer> shape = integers(json.path("shape"));
        long product = 1;
        for (int length : shape) {
            product = Math.multiplyExact(product, (long) length);
        }
        if (shape.isEmpty() || product != size) {
            throw new IllegalArgumentException("shape " + shape + " for lists of " + size + " numbers");
        }
        List<Integer> permutation = integers(json.path("permutation"));
        for (int i = 0; i < permutation.size(); i++) {
            if (permutation.get(i) != i) {
                throw new IllegalArgumentException("dimensions stored in the order " + permutation);
            }
        }
        return shape;
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        for (JsonNode value : array) {
            if (!value.canConvertToInt()) {
                throw new IllegalArgumentException("'" + value + "' is not a whole number");
            }
            values.add(value.intValue());
        }
        return values;
    }

    private static List<String> features(Map<String, String> metadata) throws JsonProcessingException {
        String names = metadata.get(TensorFormat.FEATURES_KEY);
        return names == null ? List.of() : TensorFormat.JSON.readValue(names, new TypeReference<List<String>>() {});
    }

    /** Reads Arrow's list of keys and values into a map. */
    static Map<String, String> metadata(int length, IntFunction<KeyValue> pairs) {
        Map<String, String> metadata = new HashMap<>();
        for (int i = 0; i < length; i++) {
            KeyValue pair = pairs.apply(i);
            metadata.put(pair.key(), pair.value());
        }
        return metadata;
    }
}
