package org.multimodalbtw.engine.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.SyntheticRows;
import org.multimodalbtw.engine.method.ModalityDropout;
import org.multimodalbtw.engine.method.OfferedMethod;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.method.UsedRegardless;
import org.multimodalbtw.engine.model.ModelDirectory;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Each training method that people choose, in a model that is written and read again. */
class KeptTrainingMethodsTest {

    private static final SyntheticRows ROWS = SyntheticRows.of(60, 5);

    /** Rows that are scored together are rounded in another order than one by one, by each kind of processor in its own way. */
    private static final double PRECISION = 1e-5;

    @TempDir
    Path folder;

    static Stream<OfferedMethod> methods() {
        return OfferedMethods.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aModelKeepsItsMethodAndPredictsEachRowByItself(OfferedMethod offered) throws IOException {
        List<TrainingMethod> methods = List.of(offered.standard(), ModalityDropout.STANDARD, new UsedRegardless());
        TrainingSettings settings =
                LearningRun.settings(2, 2, LearningRun.WEIGHTS).with(methods);
        LearningRun.learn(ROWS, ROWS.classes(), settings, folder);
        assertEquals(
                settled(methods),
                ModelDirectory.read(folder.resolve("model"))
                        .manifest()
                        .training()
                        .settings()
                        .orElseThrow()
                        .methods());
        SyntheticRows few = ROWS.map(row -> row.split() == Split.TEST ? row : null);
        Set<String> ids = few.rows().stream().map(SyntheticRows.Row::id).collect(Collectors.toSet());
        List<RowPrediction> all = LearningRun.score(ROWS, folder).rows().stream()
                .filter(row -> ids.contains(row.rowId()))
                .toList();
        Files.delete(folder.resolve("scored.arrow"));
        Predictions.assertSame(all, LearningRun.score(few, folder).rows(), PRECISION);
    }

    /** The methods with what they take from the rows. */
    private List<TrainingMethod> settled(List<TrainingMethod> methods) throws IOException {
        try (TensorTable table = TensorTable.open(folder.resolve("training.arrow"))) {
            TrainingRows rows = new TrainingRows(table, ROWS.classes());
            return methods.stream().map(method -> method.settledBy(rows)).toList();
        }
    }
}
