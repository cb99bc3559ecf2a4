package org.multimodalbtw.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedShapeTensorTypeTest {

    @Test
    void arrowJavasOwnReaderGivesTensorsWithTheirShapeValuesAndNulls(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("tensor.arrow");
        TensorColumn scan = new TensorColumn("scan", List.of(2, 3), List.of());
        try (TensorTableWriter writer = TensorTableWriter.create(file, new TensorSchema(List.of(scan)))) {
            writer.write("a", Collections.singletonList(new float[] {1, 2, 3, 4, 5, 6}));
            writer.write("b", Collections.singletonList(null));
            writer.commit();
        }
        FixedShapeTensorType.register();
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel channel = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
            assertTrue(reader.loadNextBatch());
            FixedShapeTensorVector vector = assertInstanceOf(
                    FixedShapeTensorVector.class, reader.getVectorSchemaRoot().getVector("scan"));
            FixedShapeTensorType type = assertInstanceOf(
                    FixedShapeTensorType.class, vector.getField().getType());
            assertArrayEquals(new int[] {2, 3}, type.shape());
            assertEquals(Arrays.asList(1f, 2f, 3f, 4f, 5f, 6f), vector.getObject(0));
            assertNull(vector.getObject(1));
        }
    }

    @Test
    void metadataThatDoesNotFitIsRefused() {
        FixedShapeTensorType type = new FixedShapeTensorType(1);
        ArrowType six = new ArrowType.FixedSizeList(6);
        assertArrayEquals(
                new int[] {3, 2}, ((FixedShapeTensorType) type.deserialize(six, "{\"shape\":[3,2]}")).shape());
        for (String wrong :
                List.of("{\"shape\":[5]}", "{\"shape\":[-6]}", "{\"shape\":[]}", "{}", "shape", "{\"shape\":[2.5]}")) {
            assertThrows(IllegalArgumentException.class, () -> type.deserialize(six, wrong), wrong);
        }
    }
}
