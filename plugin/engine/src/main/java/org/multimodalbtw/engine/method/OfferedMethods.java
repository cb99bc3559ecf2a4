package org.multimodalbtw.engine.method;

import java.util.List;
import java.util.Optional;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.outcome.Target;

/** The training methods that people choose from, and which of them go together (docs/METHODS.md). None is on unless it is chosen. */
public final class OfferedMethods {

    /** In the order in which lists show them and a training applies them. */
    public static final List<OfferedMethod> ALL = List.of(
            new OfferedMethod(
                    "ogm",
                    "Gradient modulation (OGM)",
                    "modalities that lead make smaller steps of learning, so that the others catch up",
                    MethodPurpose.BALANCE,
                    GradientModulation.STANDARD,
                    method -> method instanceof GradientModulation one && !one.noise()),
            new OfferedMethod(
                    "ogm-ge",
                    "Gradient modulation with noise (OGM-GE)",
                    "as ogm, with noise on the gradient, which is meant to make up for smaller steps",
                    MethodPurpose.BALANCE,
                    GradientModulation.STANDARD.withNoise(),
                    method -> method instanceof GradientModulation one && one.noise()),
            new OfferedMethod(
                    "opm",
                    "Prediction modulation (OPM)",
                    "modalities that lead are hidden from the fusion in some rows, so that it learns from the others",
                    MethodPurpose.BALANCE,
                    PredictionModulation.STANDARD),
            new OfferedMethod(
                    "alternating",
                    "Alternating, weakest first (-style)",
                    "modalities are trained in turns, the weakest first, with a head that they share",
                    MethodPurpose.BALANCE,
                    AlternatingTraining.STANDARD),
            new OfferedMethod(
                    "mixup",
                    "Multimodal mixup",
                    "learns from mixtures of two rows, all modalities and the target by one share",
                    MethodPurpose.MIX,
                    MultimodalMixup.STANDARD),
            new OfferedMethod(
                    "balanced-mixup",
                    "Balanced mixup (B-MM-style)",
                    "as mixup, where modalities that lead are mixed harder",
                    MethodPurpose.MIX,
                    BalancedMixup.STANDARD),
            new OfferedMethod(
                    "curriculum",
                    "Curriculum (DynCIM-style)",
                    "rows that are easy count more at first, and modalities that add little are hidden at first",
                    MethodPurpose.ORDER,
                    Curriculum.STANDARD),
            new OfferedMethod(
                    "coral",
                    "CORAL",
                    "the modalities' tokens should vary alike",
                    MethodPurpose.ALIGN,
                    CoralAlignment.STANDARD),
            new OfferedMethod(
                    "stein",
                    "Stein discrepancy (FindRec-style)",
                    "the modalities' tokens should be spread as those of the best modality",
                    MethodPurpose.ALIGN,
                    SteinAlignment.STANDARD),
            new OfferedMethod(
                    "mmlora",
                    "Single modalities first (MMLoRA)",
                    "each modality is trained alone first, and then all together with few parameters",
                    MethodPurpose.FUSE,
                    UnimodalFirst.STANDARD),
            new OfferedMethod(
                    "bbfn",
                    "Pairs with a main modality (BBFN)",
                    "each modality is fused with a main one, and their items attend to each other",
                    MethodPurpose.FUSE,
                    PairedModalities.STANDARD),
            new OfferedMethod(
                    "mculora",
                    "Adapters for what a row has (MCULoRA)",
                    "rows that have the same modalities share small adapters, and some rows are shown with fewer modalities",
                    MethodPurpose.LACK,
                    PresenceAdapters.STANDARD));

    private OfferedMethods() {}

    /**
     * @param purpose what methods are for
     * @return those of it, in order
     */
    public static List<OfferedMethod> of(MethodPurpose purpose) {
        return ALL.stream().filter(method -> method.purpose() == purpose).toList();
    }

    /**
     * @param name a method's name
     * @return the method
     * @throws InputException if there is none of this name, with those that there are
     */
    public static OfferedMethod named(String name) {
        return ALL.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        "There is no training method '" + name + "'.",
                        "Choose one of "
                                + String.join(
                                        ", ",
                                        ALL.stream().map(OfferedMethod::name).toList())
                                + "."));
    }

    /**
     * @param method any training method
     * @return what people choose it as; empty where it is none of those
     */
    public static Optional<OfferedMethod> of(TrainingMethod method) {
        return ALL.stream().filter(one -> one.covers().test(method)).findFirst();
    }

    /**
     * @param methods some methods
     * @return those of them that people chose: training methods, and a pre-trained start
     */
    public static List<TrainingMethod> chosen(List<TrainingMethod> methods) {
        return methods.stream().filter(OfferedMethods::isChosen).toList();
    }

    private static boolean isChosen(TrainingMethod method) {
        return of(method).isPresent() || method instanceof PretrainedStart;
    }

    /**
     * @param methods some methods
     * @return the others, as a training has them where no training method was chosen
     */
    public static List<TrainingMethod> usual(List<TrainingMethod> methods) {
        return methods.stream()
                .filter(method -> !isChosen(method) && !(method instanceof UsedRegardless))
                .toList();
    }

    /**
     * @param methods some methods
     * @throws InputException if two of them do not go together, with their names and the reason
     */
    public static void requireTogether(List<TrainingMethod> methods) {
        List<TrainingMethod> chosen = chosen(methods);
        for (int i = 0; i < chosen.size(); i++) {
            for (int j = i + 1; j < chosen.size(); j++) {
                Optional<String> reason = conflict(chosen.get(i), chosen.get(j));
                if (reason.isPresent()) {
                    throw new InputException(
                            "The training methods '" + name(chosen.get(i)) + "' and '" + name(chosen.get(j))
                                    + "' do not go together: " + reason.get() + ".",
                            "Choose one of them.");
                }
            }
        }
    }

    private static Optional<String> conflict(TrainingMethod first, TrainingMethod second) {
        Optional<MethodPurpose> purpose = of(first).map(OfferedMethod::purpose);
        return purpose.isPresent() && purpose.equals(of(second).map(OfferedMethod::purpose))
                ? Optional.of("both are for one purpose, '" + purpose.get().title() + "'")
                : first.conflict(second).or(() -> second.conflict(first));
    }

    /**
     * @param methods some methods
     * @param target what is predicted
     * @throws InputException if one of them cannot learn that, with its name and the reason
     */
    public static void requireFor(List<TrainingMethod> methods, Target target) {
        for (TrainingMethod method : chosen(methods)) {
            method.unfit(target).ifPresent(reason -> {
                throw new InputException(
                        "The training method '" + name(method) + "' cannot be used for '" + target.name() + "': "
                                + reason + ".",
                        "Train without it, or choose another one.");
            });
        }
    }

    /**
     * @param method one that people chose
     * @return what they know it by
     */
    public static String name(TrainingMethod method) {
        return of(method).map(OfferedMethod::name).orElse(PretrainedStart.NAME);
    }
}
