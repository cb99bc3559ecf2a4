package org.multimodalbtw.engine.network;

import ai.djl.Device;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.method.PairedModalities;
import org.multimodalbtw.engine.method.PresenceAdapters;
import org.multimodalbtw.engine.method.TrainingMethod;
import org.multimodalbtw.engine.method.UnimodalFirst;
import org.multimodalbtw.engine.tensor.Items;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** As {@link EagerNetworkTest}, of training methods that fuse in a way of their own or change tokens by what a row has. */
class EagerFusionsTest {

    /** Single modalities first: the stage of these, and the one of all, after the factors and the head have left zero. */
    @RepeatedTest(6)
    void theScriptDoesWhatTheGraphSaysOfSingleModalitiesFirstToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(5950 + repetition.getCurrentRepetition());
        UnimodalFirst method = UnimodalFirst.STANDARD;
        NetworkShape shape =
                RandomShapes.of(repetition.getCurrentRepetition(), random).with(List.of(method));
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        List<TrainingMethod> alone = method.before().get(0).methods();
        EagerNetworkTest.assertDescends(
                repetition, shape, rows, alone, new ParameterLayout(shape).start(shape.members(), 7));
        List<TrainingMethod> methods = List.of(method);
        ParameterLayout layout = ParameterLayout.of(shape, methods);
        float[] parameters = layout.start(shape.members(), 7);
        EagerNetworkTest.jolt(layout, shape.members(), slice -> slice.start() == Slice.Start.ZERO, parameters, random);
        EagerNetworkTest.assertDescends(repetition, shape, rows, methods, parameters);
        Execution execution = new Execution(Device.cpu(), Dispatch.SORTED, Dispatch.SORTED, false, Precision.FLOAT32);
        try (FusionNetwork network = new FusionNetwork(shape, execution, methods, parameters)) {
            EagerNetworkTest.assertScores(network, rows, parameters, shape.toString());
        }
    }

    /** Adapters of what a row has, in scoring too. */
    @RepeatedTest(6)
    void theScriptDoesWhatTheGraphSaysOfAdaptersOfWhatARowHasToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(5970 + repetition.getCurrentRepetition());
        NetworkShape bare = RandomShapes.of(repetition.getCurrentRepetition(), random);
        List<String> names = bare.modalities().stream().map(TensorColumn::name).toList();
        PresenceAdapters method = new PresenceAdapters(2, .5, 0, true, List.of(names, names.subList(0, 1)));
        NetworkShape shape = bare.with(List.of(method));
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(shape.members(), 7);
        EagerNetworkTest.jolt(layout, shape.members(), PresenceAdapters::isAdapter, parameters, random);
        EagerNetworkTest.assertDescends(repetition, shape, rows, List.of(method), parameters);
        Execution execution = new Execution(Device.cpu(), Dispatch.SORTED, Dispatch.SORTED, false, Precision.FLOAT32);
        try (FusionNetwork network = new FusionNetwork(shape, execution, List.of(method), parameters)) {
            EagerNetworkTest.assertScores(network, rows, parameters, shape.toString());
        }
    }

    /** Pairs with a main modality, of each kind of items by turns. */
    @RepeatedTest(12)
    void theScriptDoesWhatTheGraphSaysOfPairsToo(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(5990 + repetition.getCurrentRepetition());
        NetworkShape bare;
        do {
            bare = RandomShapes.of(repetition.getCurrentRepetition(), random);
        } while (EagerNetworkTest.modalityWithItems(bare, Items.Kind.values()[repetition.getCurrentRepetition() % 4])
                < 0);
        String main = bare.modalities().get(bare.modalityCount() / 2).name();
        PairedModalities method = new PairedModalities(main, random.nextInt(1, 4), random.nextInt(2));
        NetworkShape shape = bare.with(List.of(method));
        RandomRows rows = new RandomRows(shape, random.nextInt(2, 20), random);
        ParameterLayout layout = new ParameterLayout(shape);
        float[] parameters = layout.start(shape.members(), 7);
        EagerNetworkTest.jolt(layout, shape.members(), slice -> slice.name().endsWith("places"), parameters, random);
        EagerNetworkTest.assertDescends(repetition, shape, rows, List.of(method), parameters);
        Execution execution = new Execution(Device.cpu(), Dispatch.SORTED, Dispatch.SORTED, false, Precision.FLOAT32);
        try (FusionNetwork network = new FusionNetwork(shape, execution, List.of(method), parameters)) {
            EagerNetworkTest.assertScores(network, rows, parameters, shape.toString());
        }
    }
}
