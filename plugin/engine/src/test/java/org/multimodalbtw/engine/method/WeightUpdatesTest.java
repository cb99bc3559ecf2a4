package org.multimodalbtw.engine.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.weight.BtwWeights;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.InformationEstimate;
import org.multimodalbtw.engine.weight.InformationSettings;
import org.multimodalbtw.engine.weight.OwnPredictions;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.Smoothing;
import org.multimodalbtw.engine.weight.UpdateSchedule;
import org.multimodalbtw.engine.weight.WeightSchedule;
import org.multimodalbtw.engine.weight.WeightSettings;

class WeightUpdatesTest {

    @Test
    void asPublishedFollowsTheReleasedCodesMovingAverage() throws IOException {
        JsonNode golden;
        try (InputStream data = BtwWeights.class.getResourceAsStream("published.json")) {
            golden = new ObjectMapper().readTree(data).get("smoothing");
        }
        WeightUpdates updates = new WeightUpdates(WeightSettings.asPublished());
        double weight = 1;
        for (int epoch = 1; epoch <= golden.get("losses").size(); epoch++) {
            updates.noteScore(golden.get("losses").get(epoch - 1).asDouble());
            if (updates.isDue(epoch)) {
                updates.begin();
                weight = updates.enter(weight, golden.get("new").get(epoch - 1).asDouble());
            }
            assertEquals(golden.get("weights").get(epoch - 1).asDouble(), weight, 1e-12, "epoch " + epoch);
        }
    }

    @Test
    void newRowsAreBlendedWithOneAsTrainingRowsOfConstantWeightAre() {
        WeightUpdates updates = new WeightUpdates(settings(UpdateSchedule.EPOCHS, 1, Smoothing.MOVING_AVERAGE));
        double weight = 1;
        for (int epoch = 1; epoch <= 4; epoch++) {
            updates.noteScore(1);
            updates.begin();
            weight = updates.enter(weight, 1.8);
        }
        double share = updates.forNewRows().blend();
        assertEquals(1 - Math.pow(.75, 4), share, 1e-12);
        assertEquals(weight, 1 - share + share * 1.8, 1e-12);
    }

    @Test
    void withoutSmoothingOnlyTheNewWeightCounts() {
        WeightSettings settings = settings(UpdateSchedule.EPOCHS, 1, Smoothing.NONE);
        WeightUpdates updates = new WeightUpdates(settings);
        updates.begin();
        assertEquals(.75 + .25 * 1.8, updates.enter(7, 1.8), 1e-12);
        assertSame(settings, updates.forNewRows());
    }

    @Test
    void everyThirdEpochAfterTheWarmUp() {
        WeightUpdates updates = new WeightUpdates(settings(UpdateSchedule.EPOCHS, 3, Smoothing.NONE));
        for (int epoch = 1; epoch <= 9; epoch++) {
            updates.noteScore(epoch);
            assertEquals(epoch == 2 || epoch == 5 || epoch == 8, updates.isDue(epoch), "epoch " + epoch);
        }
    }

    @Test
    void onlyAfterANewBest() {
        WeightUpdates updates = new WeightUpdates(settings(UpdateSchedule.NEW_BEST, 1, Smoothing.NONE));
        updates.noteScore(3);
        assertFalse(updates.isDue(1), "warm-up");
        updates.noteScore(2);
        assertTrue(updates.isDue(2));
        updates.noteScore(2);
        assertFalse(updates.isDue(3));
        updates.noteScore(1.9);
        assertTrue(updates.isDue(4));
    }

    private static WeightSettings settings(UpdateSchedule schedule, int everyEpochs, Smoothing smoothing) {
        return new WeightSettings(
                Scheme.KL_MI,
                Direction.AGREEMENT,
                .25,
                new InformationSettings(.05, InformationEstimate.SMOOTH),
                20,
                new WeightSchedule(2, schedule, everyEpochs, smoothing),
                OwnPredictions.HELD_OUT,
                false);
    }
}
