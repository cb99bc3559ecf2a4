package org.multimodalbtw.spark.patients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.multimodalbtw.spark.door.RawRow;
import org.multimodalbtw.spark.load.EngineSettings;
import org.multimodalbtw.spark.load.ModelArchive;
import scala.collection.immutable.ArraySeq;

/**
 * Makes a row of each patient of a partition, in which the rows of each patient stand together. Some patients at a time are held in memory, however many there are:
 * up to 1,024, or as many as have 16 MiB of cells.
 */
final class ProcessedPartition implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1L;

    private static final int MOST_PATIENTS = 1024;
    private static final long MOST_BYTES = 16L << 20;

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

        private final Iterator<Row> rows;
        private final PatientProcessor processor;
        private final Set<String> notes = new LinkedHashSet<>();
        private Iterator<Object[]> processed = List.<Object[]>of().iterator();
        private RawRow next;
        private long count;
        private long missing;

        Processed(Iterator<Row> rows, PatientProcessor processor) {
            this.rows = rows;
            this.processor = processor;
            next = KeyedRow.raw(rows.next());
        }

        @Override
        public boolean hasNext() {
            if (!processed.hasNext() && next != null) {
                process(patients());
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

        private List<RawRow> patients() {
            List<RawRow> batch = new ArrayList<>();
            long bytes = 0;
            int patients = 0;
            String last = null;
            while (next != null) {
                boolean isNew = !next.patient().equals(last);
                if (isNew && (patients == MOST_PATIENTS || bytes > MOST_BYTES)) {
                    break;
                }
                patients += isNew ? 1 : 0;
                last = next.patient();
                bytes += next.cells().length;
                batch.add(next);
                next = rows.hasNext() ? KeyedRow.raw(rows.next()) : null;
            }
            return batch;
        }

        private void process(List<RawRow> batch) {
            try {
                ProcessedPatients patients = processor.process(batch);
                count += patients.rows().size();
                missing += patients.missing();
                notes.addAll(patients.notes());
                processed = patients.rows().iterator();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            if (next == null) {
                reports.add(new PartitionReport(TaskContext.getPartitionId(), count, missing, List.copyOf(notes)));
            }
        }
    }
}
