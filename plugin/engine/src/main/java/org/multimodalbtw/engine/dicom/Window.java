package org.multimodalbtw.engine.dicom;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which values are shown between black and white (PS3.3, C.11.2.1.2 and C.11.2.1.3).
 *
 * @param center the value in the middle
 * @param width how many values there are, for the linear function at least 1, else above 0
 * @param function how the values between are shown
 */
record Window(double center, double width, Function function) {

    enum Function {
        LINEAR,
        LINEAR_EXACT,
        SIGMOID
    }

    /**
     * @param data holds center, width and function
     * @return the first of its windows; empty if it has none, or one without a width
     */
    static Optional<Window> of(DataSet data) {
        OptionalDouble center = data.decimal(Tags.CENTER);
        OptionalDouble width = data.decimal(Tags.WIDTH);
        if (center.isEmpty() || width.isEmpty()) {
            return Optional.empty();
        }
        Function function =
                switch (data.text(Tags.VOI_FUNCTION)) {
                    case "LINEAR_EXACT" -> Function.LINEAR_EXACT;
                    case "SIGMOID" -> Function.SIGMOID;
                    default -> Function.LINEAR;
                };
        boolean isWide = function == Function.LINEAR ? width.getAsDouble() >= 1 : width.getAsDouble() > 0;
        return isWide ? Optional.of(new Window(center.getAsDouble(), width.getAsDouble(), function)) : Optional.empty();
    }

    /** @return how bright a value is, 0 to 1 */
    double share(double value) {
        return switch (function) {
            case LINEAR ->
                width == 1 ? (value > center - .5 ? 1 : 0) : limited((value - (center - .5)) / (width - 1) + .5);
            case LINEAR_EXACT -> limited((value - center) / width + .5);
            case SIGMOID -> 1 / (1 + Math.exp(-4 * (value - center) / width));
        };
    }

    private static double limited(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
