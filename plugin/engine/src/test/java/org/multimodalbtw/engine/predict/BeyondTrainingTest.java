package org.multimodalbtw.engine.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multimodalbtw.engine.ProgressMonitor;
import org.multimodalbtw.engine.certainty.Certainty;
import org.multimodalbtw.engine.encode.FittedEncoder;
import org.multimodalbtw.engine.encode.MemoryTable;
import org.multimodalbtw.engine.encode.table.TabularEncoder;
import org.multimodalbtw.engine.encode.table.TabularEncoderSettings;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.tensor.TensorColumn;
import org.multimodalbtw.engine.tensor.TensorTable;

/** A row with a number beyond those of all training rows is unlike them, whatever the other rows are. */
class BeyondTrainingTest {

    @TempDir
    Path folder;

    private FittedEncoder encoder;

    @BeforeEach
    void fit() throws IOException {
        Random random = new Random(1);
        Object[] numbers = IntStream.range(0, 50)
                .mapToObj(row -> (Object) random.nextGaussian())
                .toArray();
        encoder = TabularEncoder.fit(
                "labs",
                MemoryTable.of(MemoryTable.number("x"), numbers),
                TabularEncoderSettings.defaults(),
                ProgressMonitor.NONE);
        encoder.save(folder.resolve("encoder"));
        ModelDirectory.addEncoders(folder, List.of(folder.resolve("encoder")));
    }

    private static RowPrediction prediction() {
        double[] none = {0};
        return new RowPrediction("r", new double[] {.5, .5}, none, none, none, new double[][] {{.5, .5}})
                .with(new Certainty(new double[][] {{.5, .5}}, new double[] {1}));
    }

    private List<Integer> unlike(List<TensorColumn> modalities, Object... numbers) throws IOException {
        Path file = folder.resolve("rows" + System.nanoTime() + ".arrow");
        encoder.encode(MemoryTable.of(MemoryTable.number("x"), numbers), file, ProgressMonitor.NONE);
        List<Integer> unlike = new ArrayList<>();
        try (TensorTable table = TensorTable.open(file)) {
            BeyondTraining beyond = BeyondTraining.of(folder, modalities);
            ModelColumns columns = ModelColumns.of(List.of(encoder.output()), table.schema(), new ArrayList<>());
            for (int row = 0; row < table.rows(); row++) {
                Certainty certainty = beyond.noted(prediction(), table, columns, row)
                        .certainty()
                        .orElseThrow();
                unlike.add(certainty.unusual(new boolean[] {true}).size());
            }
        }
        return unlike;
    }

    @Test
    void theRowWithSuchANumberIsMarkedAndNoOther() throws IOException {
        assertEquals(List.of(0, 1, 1, 0), unlike(List.of(encoder.output()), .3, 50., -9., 3.));
        assertEquals(List.of(1), unlike(List.of(encoder.output()), 50.));
    }

    @Test
    void aModelWithoutTheEncoderMarksNone() throws IOException {
        assertEquals(List.of(0), unlike(List.of(TensorColumn.vector("other", List.of("x"))), 50.));
        RowPrediction prediction = prediction();
        assertSame(prediction, BeyondTraining.unknown().noted(prediction, null, null, 0));
    }
}
