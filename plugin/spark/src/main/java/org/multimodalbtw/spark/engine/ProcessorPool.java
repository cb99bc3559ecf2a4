package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.spark.door.PatientProcessor;
import org.multimodalbtw.spark.door.ProcessedPatients;
import org.multimodalbtw.spark.door.ProcessingRequest;
import org.multimodalbtw.spark.door.RawRows;
import org.multimodalbtw.spark.door.WantedPredictions;

/**
 * Processors that wait for the next partition, since opening a model takes longer than scoring some patients. There are as many as tasks ran at
 * a time; those of an earlier request go when another one comes.
 */
final class ProcessorPool {

    private final Deque<PatientProcessor> idle = new ArrayDeque<>();
    private ProcessingRequest current;

    /**
     * @param request what is processed
     * @return a processor for one task; closed, it waits for the next one
     * @throws InputException if the model is damaged
     * @throws IOException if it cannot be read
     */
    PatientProcessor take(ProcessingRequest request) throws IOException {
        PatientProcessor waiting = waiting(request);
        return new Lent(request, waiting == null ? open(request) : waiting);
    }

    private static PatientProcessor open(ProcessingRequest request) throws IOException {
        return request.wanted() instanceof WantedPredictions predictions
                ? ModelScorer.open(request, predictions)
                : TensorReader.open(request);
    }

    private synchronized PatientProcessor waiting(ProcessingRequest request) {
        if (!request.equals(current)) {
            idle.forEach(PatientProcessor::close);
            idle.clear();
            current = request;
        }
        return idle.poll();
    }

    private synchronized void giveBack(ProcessingRequest request, PatientProcessor processor) {
        if (request.equals(current)) {
            idle.push(processor);
        } else {
            processor.close();
        }
    }

    /** A processor that a task has; one that failed is not used again. */
    private final class Lent implements PatientProcessor {

        private final ProcessingRequest request;
        private PatientProcessor processor;
        private boolean hasFailed;

        Lent(ProcessingRequest request, PatientProcessor processor) {
            this.request = request;
            this.processor = processor;
        }

        @Override
        public ProcessedPatients process(List<RawRows> rows) throws IOException {
            hasFailed = true;
            ProcessedPatients processed = processor.process(rows);
            hasFailed = false;
            return processed;
        }

        @Override
        public void close() {
            if (processor != null && hasFailed) {
                processor.close();
            } else if (processor != null) {
                giveBack(request, processor);
            }
            processor = null;
        }
    }
}
