package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.multimodalbtw.engine.network.FusionSettings;
import org.multimodalbtw.engine.network.NetworkPart;

/** All training methods, and those that a training uses. */
public final class TrainingMethods {

    /** The settings' classes by the name that a model's manifest calls them. */
    public static final Map<String, Class<? extends TrainingMethod>> NAMES = Map.ofEntries(
            Map.entry("modalityDropout", ModalityDropout.class),
            Map.entry("balancedClasses", BalancedClasses.class),
            Map.entry("variedPictures", VariedPictures.class),
            Map.entry("usedRegardless", UsedRegardless.class),
            Map.entry("gradientModulation", GradientModulation.class),
            Map.entry("predictionModulation", PredictionModulation.class),
            Map.entry("alternatingTraining", AlternatingTraining.class),
            Map.entry("multimodalMixup", MultimodalMixup.class),
            Map.entry("balancedMixup", BalancedMixup.class),
            Map.entry("curriculum", Curriculum.class),
            Map.entry("coralAlignment", CoralAlignment.class),
            Map.entry("steinAlignment", SteinAlignment.class),
            Map.entry("pretrainedStart", PretrainedStart.class),
            Map.entry("unimodalFirst", UnimodalFirst.class),
            Map.entry("pairedModalities", PairedModalities.class),
            Map.entry("presenceAdapters", PresenceAdapters.class));

    private TrainingMethods() {}

    /**
     * The methods of a training in the order in which they act, but for the weights of its rows ({@link BtwWeighting}), which differ from
     * variant to variant and come before them.
     *
     * @param settings of the training
     * @param fusion of the network
     * @return the methods
     */
    public static List<TrainingMethod> of(TrainingSettings settings, FusionSettings fusion) {
        List<TrainingMethod> methods = new ArrayList<>(settings.methods());
        methods.add(LoadBalance.of(fusion));
        return methods;
    }

    /**
     * @param method one of {@link #NAMES}
     * @return its name
     */
    public static String name(TrainingMethod method) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().isInstance(method))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param methods some methods
     * @return their stages before the main one, in order
     */
    public static List<TrainingStage> stages(List<TrainingMethod> methods) {
        return methods.stream().flatMap(method -> method.before().stream()).toList();
    }

    /**
     * @param methods some methods
     * @return what they add to a network for good, in order
     */
    public static List<NetworkPart> parts(List<TrainingMethod> methods) {
        return methods.stream().flatMap(method -> method.part().stream()).toList();
    }
}
