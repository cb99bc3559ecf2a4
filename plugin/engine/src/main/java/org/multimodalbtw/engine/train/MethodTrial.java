package org.multimodalbtw.engine.train;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.evaluate.Variant;
import org.multimodalbtw.engine.method.OfferedMethods;
import org.multimodalbtw.engine.method.PretrainedStart;
import org.multimodalbtw.engine.method.TrainingMethod;

/**
 * Whether a network that was trained with the chosen training methods is better than the same network without them, from the same folds and
 * seed, by the rule of the weights' {@link Guard}.
 *
 * @param methods that were chosen, at least one
 * @param guard what held-out rows say
 * @param regardless whether they are used whatever that is
 * @param usual the variant that the networks are compared as: the one that is trained first
 */
public record MethodTrial(List<TrainingMethod> methods, Guard guard, boolean regardless, Variant usual) {

    /** @return whether the model is trained with the methods */
    public boolean uses() {
        return regardless || guard.lets();
    }

    /** @return the network that the usual one is compared with: without the methods where they are in use, else with them */
    public Variant other() {
        return uses() ? Variant.WITHOUT_METHOD : Variant.WITH_METHOD;
    }

    /** @return what was decided and why, for the analyst */
    public String sentence() {
        String state = guard.lets() ? " in use: " : regardless ? " in use, as set: " : " left out of the model: ";
        return names()
                + state
                + (guard.changesNothing()
                        ? "on " + guard.rows() + " held-out rows nothing changes."
                        : guard.change(methods.size() == 1 ? "it changes" : "they change"));
    }

    private String names() {
        List<String> offered = methods.stream()
                .map(OfferedMethods::of)
                .flatMap(Optional::stream)
                .map(method -> "'" + method.name() + "'")
                .toList();
        String all = String.join(" and ", offered);
        String called =
                switch (offered.size()) {
                    case 0 -> "";
                    case 1 -> "The training method " + all;
                    default -> "The training methods " + all;
                };
        if (offered.size() < methods.size()) {
            called = called.isEmpty() ? "The " + PretrainedStart.NAME : called + " and the " + PretrainedStart.NAME;
        }
        return called + (methods.size() == 1 ? " is" : " are");
    }
}
