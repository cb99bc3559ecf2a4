package org.multimodalbtw.spark.patients;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.multimodalbtw.spark.door.FitPart;
import org.multimodalbtw.spark.door.FitRequest;
import org.multimodalbtw.spark.load.EngineSettings;

/** Counts a partition of the training rows in one reading, and merges what several gave. */
final class FitTask implements Function2<Integer, Iterator<Row>, Iterator<FitTask.Counted>> {

    private static final long serialVersionUID = 1L;

    private final Broadcast<FitRequest> request;
    private final Broadcast<byte[]> state;
    private final EngineSettings settings;

    /**
     * What a partition gave.
     *
     * @param partition which one
     * @param bytes what was counted
     */
    record Counted(int partition, byte[] bytes) implements Serializable {}

    /**
     * @param request which encoder is fitted
     * @param state what is known before the reading
     * @param settings of the engine
     */
    FitTask(Broadcast<FitRequest> request, Broadcast<byte[]> state, EngineSettings settings) {
        this.request = request;
        this.state = state;
        this.settings = settings;
    }

    @Override
    public Iterator<Counted> call(Integer partition, Iterator<Row> rows) throws IOException {
        FitPart part = settings.engine().fit(request.value()).part(state.value());
        PatientBatches batches = new PatientBatches(rows);
        while (batches.hasNext()) {
            part.add(batches.next());
        }
        return List.of(new Counted(partition, part.bytes())).iterator();
    }

    /** @return what was counted in several partitions, merged in their order */
    byte[] merge(Iterable<Counted> counts) throws IOException {
        List<Counted> all = new ArrayList<>();
        counts.forEach(all::add);
        all.sort(Comparator.comparing(Counted::partition));
        return settings.engine()
                .fit(request.value())
                .merge(all.stream().map(Counted::bytes).toList());
    }
}
