package org.multimodalbtw.engine.adapt;

import java.util.Optional;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.evaluate.Metric;
import org.multimodalbtw.engine.train.MeanGain;

/**
 * Which of the tried ways is used: one whose gain on held-out rows is beyond two standard errors, of two such the one that gains more (our
 * own rule).
 *
 * @param wanted the way that was asked for
 * @param byWanted what it gains on held-out rows
 * @param byRecalibration what recalibration gains; the same where that was asked for
 * @param guarded whether the model stays as it was unless something gains
 * @param loss what is compared
 * @param unit of the loss in a sentence: of a number the target's standard deviation, else 1
 */
record Decision(Way wanted, Tried byWanted, Tried byRecalibration, boolean guarded, Metric loss, double unit) {

    /** How many standard errors a gain has to be beyond. */
    static final double ERRORS = 2;

    /**
     * A way that was tried.
     *
     * @param gain on held-out rows
     * @param rows how many
     */
    record Tried(MeanGain gain, int rows) {

        boolean lets() {
            return gain.isBeyond(ERRORS);
        }
    }

    /** The way that is used; empty where the model stays as it was. */
    Optional<Way> used() {
        if (!guarded) {
            return Optional.of(wanted);
        }
        boolean isBetter = byWanted.gain().mean() >= byRecalibration.gain().mean();
        if (byWanted.lets() && (isBetter || !byRecalibration.lets())) {
            return Optional.of(wanted);
        }
        return byRecalibration.lets() ? Optional.of(Way.RECALIBRATE) : Optional.empty();
    }

    /** What was decided and why, for the analyst. */
    String sentence() {
        String state = used().map(way -> way == Way.RECALIBRATE
                        ? "The model is recalibrated" + (wanted.trains() ? ", and its networks stay as they were" : "")
                        : "The model is adapted (" + way.title() + ")")
                .orElse("The model stays as it was");
        String tried = wanted.trains()
                ? change("'" + wanted.title() + "'", byWanted) + "; " + change("recalibration alone", byRecalibration)
                : change("recalibration", byRecalibration);
        return state + (guarded ? ": " : ", as set: ") + "on " + byWanted.rows() + " held-out rows of the new cohort "
                + tried + ".";
    }

    private String change(String what, Tried tried) {
        double error = tried.gain().error() * unit;
        int decimals = Figures.decimals(error);
        return "%s changes the %s by %s, %s two standard errors (%s)"
                .formatted(
                        what,
                        loss.title(),
                        Figures.signed(-tried.gain().mean() * unit, decimals),
                        tried.lets() ? "a gain beyond" : "no gain beyond",
                        Figures.fixed(ERRORS * error, decimals));
    }
}
