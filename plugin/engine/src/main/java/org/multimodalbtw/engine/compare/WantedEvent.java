package org.multimodalbtw.engine.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.multimodalbtw.engine.InputException;
import org.multimodalbtw.engine.evaluate.EventClass;
import org.multimodalbtw.engine.outcome.OfClass;
import org.multimodalbtw.engine.outcome.Target;
import org.multimodalbtw.engine.survey.DoubtfulClasses;
import org.multimodalbtw.engine.survey.UnknownClasses;

/**
 * Which class decisions are about: alarms, what they find and cost, calibration, and for whom a model is worse.
 *
 * @param name of the class; empty for the rarest of the learnt rows whose name does not say that nothing is known
 * @param isNeverDoubtful whether the rarest class is none, too, that may say so, as {@code n.a.} or 9 beside words
 */
public record WantedEvent(String name, boolean isNeverDoubtful) {

    /** The rarest class, which may be a doubtful one. */
    public static final WantedEvent RAREST = new WantedEvent("");

    /** @param name of the class; empty for the rarest one, which may be a doubtful one */
    public WantedEvent(String name) {
        this(name, false);
    }

    /** @return whether a class is named */
    public boolean isNamed() {
        return !name.isBlank();
    }

    /**
     * @param target what is predicted, with its classes as far as they are known
     * @throws InputException if a class is named and the target is not of classes, or has no such class
     */
    public void requireOf(Target target) {
        if (!isNamed()) {
            return;
        }
        target.match(
                ofClass -> {
                    requireClass(ofClass);
                    return this;
                },
                ofLabels -> {
                    throw new InputException(
                            "The event is to be '" + name
                                    + "', but several labels are predicted, and each of them is an event of its own.",
                            "Leave 'Event' (--event) empty. 'Event of the alarm' names the label that an alarm is about.");
                },
                ofNumber -> {
                    throw new InputException(
                            "The event is to be '" + name + "', but '" + ofNumber.name()
                                    + "' is predicted as a number, which has none.",
                            "Leave 'Event' (--event) empty, or choose a target of classes.");
                });
    }

    private void requireClass(OfClass target) {
        if (!target.classes().isEmpty() && !target.classes().contains(name)) {
            throw new InputException(
                    "The event '" + name + "' is none of the values of '" + target.name() + "': "
                            + String.join(", ", target.classes()) + ".",
                    "Write one of them as 'Event' (--event), or leave it empty for the rarest one.");
        }
    }

    /**
     * @param target what a model predicts
     * @param counts how often each of its classes was learnt from
     * @param warnings takes why the class that is named is not the event
     * @return the class, from 0; empty where the target is not of classes
     */
    OptionalInt of(Target target, double[] counts, List<String> warnings) {
        return target.match(
                ofClass -> OptionalInt.of(ofClass(ofClass, counts, warnings)),
                ofLabels -> OptionalInt.empty(),
                ofNumber -> OptionalInt.empty());
    }

    /**
     * @param target what a model predicts
     * @param event the class that decisions are about, from 0; empty where the target is not of classes
     * @return the same with its name
     */
    static Optional<EventClass> named(Target target, OptionalInt event) {
        return event.isEmpty()
                ? Optional.empty()
                : Optional.of(new EventClass(event.getAsInt(), target.classes().get(event.getAsInt())));
    }

    private int ofClass(OfClass target, double[] counts, List<String> warnings) {
        int rarest = OfClass.rarest(
                isNeverDoubtful
                        ? DoubtfulClasses.asFrequent(target.classes(), counts)
                        : UnknownClasses.asFrequent(target.classes(), counts));
        if (!isNamed()) {
            int first = OfClass.rarest(counts);
            if (first != rarest) {
                warnings.add(passedOver(target.classes(), first, rarest));
            }
            return rarest;
        }
        int named = target.classes().indexOf(name);
        if (named < 0) {
            warnings.add("No row that the model learnt from is '" + name + "', so that the event is '"
                    + target.classes().get(rarest) + "', the rarest class.");
        }
        return named < 0 ? rarest : named;
    }

    private static String passedOver(List<String> classes, int first, int event) {
        String name = "'" + classes.get(first) + "'";
        boolean isUnknown = UnknownClasses.of(classes).names().contains(classes.get(first));
        return (isUnknown
                        ? "By its name, nothing is known of the rarest class, " + name
                        : "The rarest class, " + name + ", may mean that nothing is known")
                + ", so that the event is '" + classes.get(event)
                + "', the next one: 'Event' (--event) names another.";
    }
}
