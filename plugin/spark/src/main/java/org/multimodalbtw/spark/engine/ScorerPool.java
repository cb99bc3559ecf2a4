package org.multimodalbtw.spark.engine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.spark.door.RawRow;
import org.multimodalbtw.spark.door.ScoredPatients;
import org.multimodalbtw.spark.door.Scorer;
import org.multimodalbtw.spark.door.ScoringRequest;

/**
 * Scorers that wait for the next partition, since opening a model takes longer than scoring some patients. There are as many as tasks ran at
 * a time; those of an earlier request go when another one comes.
 */
final class ScorerPool {

    private final Deque<ModelScorer> idle = new ArrayDeque<>();
    private ScoringRequest current;

    /**
     * @param request what is scored
     * @return a scorer for one task; closed, it waits for the next one
     * @throws InputException if the model is damaged
     * @throws IOException if it cannot be read
     */
    Scorer take(ScoringRequest request) throws IOException {
        ModelScorer waiting = waiting(request);
        return new Lent(request, waiting == null ? ModelScorer.open(request) : waiting);
    }

    private synchronized ModelScorer waiting(ScoringRequest request) {
        if (!request.equals(current)) {
            idle.forEach(ModelScorer::close);
            idle.clear();
            current = request;
        }
        return idle.poll();
    }

    private synchronized void giveBack(ScoringRequest request, ModelScorer scorer) {
        if (request.equals(current)) {
            idle.push(scorer);
        } else {
            scorer.close();
        }
    }

    /** A scorer that a task has; one that failed is not used again. */
    private final class Lent implements Scorer {

        private final ScoringRequest request;
        private ModelScorer scorer;
        private boolean hasFailed;

        Lent(ScoringRequest request, ModelScorer scorer) {
            this.request = request;
            this.scorer = scorer;
        }

        @Override
        public ScoredPatients score(List<RawRow> rows) throws IOException {
            hasFailed = true;
            ScoredPatients scored = scorer.score(rows);
            hasFailed = false;
            return scored;
        }

        @Override
        public void close() {
            if (scorer != null && hasFailed) {
                scorer.close();
            } else if (scorer != null) {
                giveBack(request, scorer);
            }
            scorer = null;
        }
    }
}
