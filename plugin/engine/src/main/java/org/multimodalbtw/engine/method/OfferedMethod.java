package org.multimodalbtw.engine.method;

import java.util.function.Predicate;

/**
 * A training method that people choose by its name.
 *
 * @param name in settings and on the command line, for example {@code ogm-ge}
 * @param label in a dialog
 * @param does what it does, in one line
 * @param purpose what it is for
 * @param standard the method with the settings to start from
 * @param covers tells the method, with any settings, from others
 */
public record OfferedMethod(
        String name,
        String label,
        String does,
        MethodPurpose purpose,
        TrainingMethod standard,
        Predicate<TrainingMethod> covers) {

    /**
     * @param name in settings and on the command line
     * @param label in a dialog
     * @param does what it does, in one line
     * @param purpose what it is for
     * @param standard the method with the settings to start from, which is alone of its class
     */
    public OfferedMethod(String name, String label, String does, MethodPurpose purpose, TrainingMethod standard) {
        this(name, label, does, purpose, standard, standard.getClass()::isInstance);
    }
}
