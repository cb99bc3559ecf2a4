package org.multimodalbtw.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.encode.EncodingSummary;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.table.PlainEncoder;
import org.multimodalbtw.engine.tensor.TensorTable;

class EncoderReportTest {

    @TempDir
    Path folder;

    @Test
    void thePageFindsAllFieldsSideBySide() throws IOException {
        MemoryTable rows = MemoryTable.of(MemoryTable.number("x"), 1.5, null);
        FittedEncoder encoder = PlainEncoder.fit("labs", rows, List.of(), ProgressMonitor.NONE);
        EncodingSummary summary = encoder.encode(rows, folder.resolve("t"), ProgressMonitor.NONE);
        try (TensorTable encoded = TensorTable.open(folder.resolve("t"))) {
            assertEquals(
                    "{\"modality\":\"labs\",\"trainingRows\":2,\"rows\":2,\"missing\":1,\"features\":1,"
                            + "\"columns\":[{\"name\":\"x\",\"treatment\":\"as it is\",\"features\":1,\"missing\":1}],"
                            + "\"shape\":[1],\"ragged\":false,\"shown\":[\"x\"],"
                            + "\"first\":[{\"id\":\"r0\",\"values\":[1.5]},{\"id\":\"r1\",\"values\":[]}],"
                            + "\"thumbnails\":[],\"warnings\":[]}",
                    ReportJson.write(EncoderReport.of(encoder, summary, encoded)));
        }
    }
}
