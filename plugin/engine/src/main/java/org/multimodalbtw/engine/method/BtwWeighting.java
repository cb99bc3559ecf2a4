package org.multimodalbtw.engine.method;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.scoring.RowWeights;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.OwnPredictions;
import org.multimodalbtw.engine.weight.WeightSettings;

/**
 * BTW: each training row's modalities count by weights that the epochs' outputs give, by the rule that new rows are weighed with
 * (arXiv 2508.18551; docs/METHOD.md).
 *
 * @param settings how weights are computed
 */
public record BtwWeighting(WeightSettings settings) implements TrainingMethod {

    /** In an unweighted network all that is present counts 1 throughout. */
    @Override
    public Run begin(LearningRows rows, NetworkShape shape) {
        return new Run(settings, rows, shape);
    }

    /** The weights of one training's rows, which change from epoch to epoch. */
    public static final class Run implements MethodRun {

        private final WeightSettings settings;
        private final LearningRows rows;
        private final NetworkShape shape;
        private final WeightUpdates updates;

        /** Each member's weights of the rows that it learns from; one table serves all where none has its own. */
        private final WeightTable[] tables;

        private ScoringRule rule;

        private Run(WeightSettings settings, LearningRows rows, NetworkShape shape) {
            this.settings = settings;
            this.rows = rows;
            this.shape = shape;
            updates = new WeightUpdates(settings);
            boolean isShared = settings.ownPredictions() == OwnPredictions.HELD_OUT;
            tables = new WeightTable[isShared ? 1 : shape.members()];
            Arrays.setAll(tables, member -> WeightTable.ofPresent(rows, shape.modalityCount()));
        }

        @Override
        public void beforeStep(StepBatch batch, RandomGenerator random) {
            if (!shape.weighted()) {
                return;
            }
            FloatBuffer weights = batch.minibatch().weights();
            int rowsOfTable = batch.chosen().length / tables.length;
            for (int i = 0; i < batch.chosen().length; i++) {
                tables[i / rowsOfTable].put(batch.chosen()[i], weights);
            }
        }

        @Override
        public void afterEpoch(EpochView epoch) {
            updates.noteScore(epoch.score());
            if (!shape.weighted() || !updates.isDue(epoch.number())) {
                return;
            }
            updates.begin();
            ScoringRule now = epoch.rule(updates.forNewRows());
            if (settings.ownPredictions() == OwnPredictions.HELD_OUT) {
                rows.learnt().forEach(row -> enter(tables[0], row, now.weigh(epoch.firstPass(row))));
            } else {
                epoch.learning((member, row, first) -> enter(tables[member], row, now.weigh(first)));
            }
            rule = now;
        }

        private void enter(WeightTable weights, int row, RowWeights found) {
            for (int m = 0; m < shape.modalityCount(); m++) {
                boolean isMissing = Double.isNaN(found.divergences()[m]);
                double entered = isMissing ? 0 : updates.enter(weights.get(row, m), found.unblended()[m]);
                weights.set(row, m, (float) entered);
            }
        }

        /** @return the rule that the weights were last updated by; empty before the first update */
        public Optional<ScoringRule> rule() {
            return Optional.ofNullable(rule);
        }

        /** @return the settings that weigh a row without a past as the training rows are weighed on average */
        public WeightSettings forNewRows() {
            return updates.forNewRows();
        }

        /**
         * @param row a row's position
         * @param modality a modality's position
         * @return its weight for the first member
         */
        public double weight(int row, int modality) {
            return tables[0].get(row, modality);
        }
    }
}
