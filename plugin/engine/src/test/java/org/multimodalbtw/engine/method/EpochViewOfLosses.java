package org.multimodalbtw.engine.method;

import java.util.List;
import org.multimodalbtw.engine.scoring.RowOutputs;
import org.multimodalbtw.engine.scoring.ScoringRule;
import org.multimodalbtw.engine.weight.WeightSettings;

/** An epoch of which only the losses of its rows are asked for. */
interface EpochViewOfLosses extends EpochView {

    @Override
    default int number() {
        throw new UnsupportedOperationException();
    }

    @Override
    default double score() {
        throw new UnsupportedOperationException();
    }

    @Override
    default RowOutputs firstPass(int row) {
        throw new UnsupportedOperationException();
    }

    @Override
    default ScoringRule rule(WeightSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    default void showing(List<boolean[]> parts, PartSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    default void learning(Sink sink) {
        throw new UnsupportedOperationException();
    }
}
