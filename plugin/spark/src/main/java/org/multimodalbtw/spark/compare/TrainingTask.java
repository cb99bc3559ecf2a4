package org.multimodalbtw.spark.compare;

import java.io.IOException;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.multimodalbtw.spark.door.ComparedTrainings;
import org.multimodalbtw.spark.door.ComparisonRequest;
import org.multimodalbtw.spark.door.EngineDoor;
import org.multimodalbtw.spark.load.CohortArchive;
import org.multimodalbtw.spark.load.EngineSettings;

/** One training of a comparison, with all its members. */
final class TrainingTask implements Function<Integer, byte[]> {

    private static final long serialVersionUID = 1L;

    private final ComparisonRequest request;
    private final Broadcast<CohortArchive> cohort;
    private final EngineSettings settings;

    /**
     * @param request what is compared; its folder is that of the machine, where the cohort is unpacked
     * @param cohort the cohort
     * @param settings of the engine
     */
    TrainingTask(ComparisonRequest request, Broadcast<CohortArchive> cohort, EngineSettings settings) {
        this.request = request;
        this.cohort = cohort;
        this.settings = settings;
    }

    @Override
    public byte[] call(Integer training) throws IOException {
        EngineDoor engine = settings.engine();
        try (ComparedTrainings trainings =
                engine.comparison(request.in(cohort.value().unpack(engine)))) {
            return trainings.train(training);
        }
    }
}
