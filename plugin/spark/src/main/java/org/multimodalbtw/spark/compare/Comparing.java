package org.multimodalbtw.spark.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.multimodalbtw.spark.door.ComparedTrainings;
import org.multimodalbtw.spark.door.ComparisonRequest;
import org.multimodalbtw.spark.door.ComparisonResult;
import org.multimodalbtw.spark.door.EngineDoor;
import org.multimodalbtw.spark.door.EngineFailure;
import org.multimodalbtw.spark.load.CohortArchive;
import org.multimodalbtw.spark.load.EngineSettings;
import org.multimodalbtw.spark.load.ResultColumns;
import org.multimodalbtw.spark.load.ResultFolder;

/**
 * The thorough comparison of a model's variants: each training is a task, and none depends on another. The figures are computed from all of
 * them by the driver, as where they are trained one after the other.
 */
public final class Comparing {

    private static final String SCORES = "scores";

    private final SparkSession spark;

    /** @param spark the session */
    public Comparing(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * @param input what is compared
     * @param out a folder that does not exist yet; there afterwards with all that belongs to it, or not at all
     * @return what was found
     * @throws EngineFailure if tensors, labels or settings cannot be used; it says where and what to do
     * @throws IOException if a file cannot be read or written
     */
    public ComparisonSummary compare(ComparisonInput input, String out) throws IOException {
        EngineSettings settings = EngineSettings.of(spark.sparkContext().getConf());
        EngineDoor engine = settings.engine();
        try (ResultFolder folder = ResultFolder.of(out, spark.sparkContext().hadoopConfiguration())) {
            Path cohort = Path.of(engine.scratch());
            ComparisonRequest request = new CohortFolder(spark, engine, cohort).fill(input);
            try (ComparedTrainings trainings = engine.comparison(request)) {
                ComparisonResult result = trainings.result(train(request, cohort, trainings.count(), settings));
                write(result.scores(), folder.part(SCORES));
                ComparisonSummary summary = new ComparisonSummary(
                        trainings.count(), result.conclusion().strip(), result.notes());
                folder.commit(summary);
                return summary;
            }
        } catch (Exception failure) {
            throw ResultFolder.failure(failure);
        }
    }

    /** What each training gave, in order. */
    private List<byte[]> train(ComparisonRequest request, Path cohort, int count, EngineSettings settings)
            throws IOException {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        return context.parallelize(IntStream.range(0, count).boxed().toList(), count)
                .map(new TrainingTask(request, context.broadcast(CohortArchive.of(cohort)), settings))
                .collect();
    }

    private void write(List<Object[]> scores, String place) {
        List<Row> rows = scores.stream().map(RowFactory::create).toList();
        spark.createDataFrame(rows, ResultColumns.schema(ComparisonResult.COLUMNS))
                .coalesce(1)
                .write()
                .parquet(place);
    }
}
