package org.multimodalbtw.engine.method;

import java.util.ArrayList;
import java.util.List;
import org.multimodalbtw.engine.network.FusionSettings;

/** All training methods, and those that a training uses. */
public final class TrainingMethods {

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
        List<TrainingMethod> methods = new ArrayList<>();
        if (settings.varied()) {
            methods.add(new VariedPictures());
        }
        if (settings.balanced()) {
            methods.add(new BalancedClasses());
        }
        methods.add(new ModalityDropout(settings.modalityDropout()));
        methods.add(LoadBalance.of(fusion));
        return methods;
    }

    /**
     * @param methods some methods
     * @return their stages before the main one, in order
     */
    public static List<TrainingStage> stages(List<TrainingMethod> methods) {
        return methods.stream().flatMap(method -> method.before().stream()).toList();
    }
}
