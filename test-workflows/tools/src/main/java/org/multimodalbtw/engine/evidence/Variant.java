package org.multimodalbtw.engine.evidence;

import java.util.List;
import org.multimodalbtw.engine.method.TrainingSettings;
import org.multimodalbtw.engine.model.ModelManifest;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.weight.Direction;
import org.multimodalbtw.engine.weight.Scheme;
import org.multimodalbtw.engine.weight.Typicality;
import org.multimodalbtw.engine.weight.WeightSettings;

/** What is compared: how a network is trained, and how its rows are then scored. Variants that differ in scoring alone share a training. */
record Variant(String name, Training training, boolean typicality) {

    /** The unweighted network. */
    static final String UNWEIGHTED = "unweighted";

    /** What the BTW Learner does unless it is told otherwise: guarded KL x MI, and unusual data count less. */
    static final String DEFAULT = "default";

    /** The unweighted network that is told which modality is corrupted and takes it for missing: what turning it down can gain. */
    static final String ORACLE = "corrupted modality left out";

    /** How a network is trained. */
    record Training(Scheme scheme, Direction direction, double blend, boolean guarded) {

        TrainingSettings settings(long seed) {
            TrainingSettings standard = TrainingSettings.defaults(seed);
            WeightSettings weights = new WeightSettings(
                            scheme,
                            direction,
                            blend,
                            standard.weights().updates().warmUpEpochs(),
                            standard.weights().information().floor())
                    .withGuard(guarded);
            return standard.variant(seed, weights, true);
        }
    }

    private static final Training PLAIN = new Training(Scheme.NONE, Direction.AGREEMENT, .5, false);
    private static final Training BTW = new Training(Scheme.KL_MI, Direction.AGREEMENT, .5, false);

    /** All that is compared; the first is the reference. */
    static final List<Variant> ALL = List.of(
            new Variant(UNWEIGHTED, PLAIN, false),
            new Variant(ORACLE, PLAIN, false),
            new Variant(DEFAULT, new Training(Scheme.KL_MI, Direction.AGREEMENT, .5, true), true),
            new Variant("typicality alone", PLAIN, true),
            new Variant("KL x MI", BTW, false),
            new Variant("KL", new Training(Scheme.KL, Direction.AGREEMENT, .5, false), false),
            new Variant("MI", new Training(Scheme.MI, Direction.AGREEMENT, .5, false), false),
            new Variant("KL x MI, divergence", new Training(Scheme.KL_MI, Direction.DIVERGENCE, .5, false), false),
            new Variant(
                    "inverse variance", new Training(Scheme.INVERSE_VARIANCE, Direction.AGREEMENT, .5, false), false),
            new Variant("label MI", new Training(Scheme.LABEL_MI, Direction.AGREEMENT, .5, false), false));

    /** What is compared where views of noise are added. */
    static final List<String> WITH_VIEWS = List.of(UNWEIGHTED, DEFAULT, "KL x MI", "MI", "label MI");

    /** What a modality's own prediction is called. */
    static String only(String modality) {
        return "only " + modality;
    }

    /** The model as this variant scores with it. */
    TrainedModel scored(TrainedModel model) {
        Typicality used = typicality ? model.rule().typicality() : Typicality.none();
        ModelManifest manifest = model.manifest();
        return new TrainedModel(manifest, model.rule().with(used), model.scale(), model.parameters());
    }

    String note(TrainedModel model) {
        return "alpha " + model.rule().pool().alpha() + ", pool share "
                + model.rule().pool().weightShare() + (model.rule().weightsTokens() ? ", tokens" : "");
    }
}
