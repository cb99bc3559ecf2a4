package org.multimodalbtw.engine.encode.series;

/**
 * When training measurements were made, in the unit of the times.
 *
 * @param earliest the first time
 * @param lower one that {@link #OUTSIDE} of them are not above
 * @param upper one that all but as many are not above
 * @param latest the last time
 */
record TimeExtent(double earliest, double lower, double upper, double latest) {

    /** So many of the training measurements may lie before an automatic window, and as many after it, if they stretch it. */
    static final double OUTSIDE = .01;

    /** What makes an automatic window longer at one end by more than this share stretches it; our own choice. */
    private static final double STRETCH = .1;

    /** @return the window where the settings ask for none */
    SeriesWindow window(SeriesEncoderSettings settings) {
        double most = settings.surveyed() ? STRETCH * (upper - lower) : Double.POSITIVE_INFINITY;
        double first = lower - earliest > most ? lower : earliest;
        double last = latest - upper > most ? upper : latest;
        double from = settings.span().first().orElse(Math.min(0, first));
        double to = settings.span().last().orElse(last);
        if (settings.span().known().isPresent() && to <= from) {
            return new SeriesWindow(to - 1, to);
        }
        return new SeriesWindow(from, to > from ? to : from + 1);
    }
}
