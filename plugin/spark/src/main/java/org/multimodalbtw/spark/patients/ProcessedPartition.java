package org.multimodalbtw.spark.patients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;
import org.multimodalbtw.spark.door.PatientProcessor;
import org.multimodalbtw.spark.door.ProcessedPatients;
import org.multimodalbtw.spark.door.ProcessingRequest;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.load.EngineSettings;
import org.multimodalbtw.spark.load.ModelArchive;
import scala.collection.immutable.ArraySeq;

/** Makes a row of each patient of a partition, with some patients in memory at a time. */
final class ProcessedPartition implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1L;

    private final ProcessingRequest request;
    private final Broadcast<byte[]> model;
    private final EngineSettings settings;
    private final PartitionReports reports;

    /**
     * @param request what is made; its folder is that of the machine, where it is unpacked
     * @param model the model, or the encoders
     * @param settings of the engine
     * @param reports gets what happened
     */
    ProcessedPartition(
            ProcessingRequest request, Broadcast<byte[]> model, EngineSettings settings, PartitionReports reports) {
        this.request = request;
        this.model = model;
        this.settings = settings;
        this.reports = reports;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) throws IOException {
        if (!rows.hasNext()) {
            return rows;
        }
        Path folder = ModelArchive.unpack(model.value(), settings.cache());
        PatientProcessor processor = settings.engine().processor(request.in(folder.toString()));
        TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> processor.close());
        return new Processed(rows, processor);
    }

    private final class Processed implements Iterator<Row> {

        private final PatientBatches batches;
        private final PatientProcessor processor;
        private final Set<String> notes = new LinkedHashSet<>();
        private Iterator<Object[]> processed = List.<Object[]>of().iterator();
        private long count;
        private long missing;

        Processed(Iterator<Row> rows, PatientProcessor processor) {
            batches = new PatientBatches(rows);
            this.processor = processor;
        }

        @Override
        public boolean hasNext() {
            if (!processed.hasNext() && batches.hasNext()) {
                process(batches.next());
            }
            return processed.hasNext();
        }

        @Override
        public Row next() {
            return RowFactory.create(forSpark(processed.next()));
        }

        private static Object[] forSpark(Object[] cells) {
            for (int cell = 0; cell < cells.length; cell++) {
                if (cells[cell] instanceof float[] tensor) {
                    cells[cell] = new ArraySeq.ofFloat(tensor);
                }
            }
            return cells;
        }

        private void process(List<RawRows> batch) {
            try {
                ProcessedPatients patients = processor.process(batch);
                count += patients.rows().size();
                missing += patients.missing();
                notes.addAll(patients.notes());
                processed = patients.rows().iterator();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            if (!batches.hasNext()) {
                reports.add(new PartitionReport(TaskContext.getPartitionId(), count, missing, List.copyOf(notes)));
            }
        }
    }
}
