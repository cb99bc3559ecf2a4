package org.multimodalbtw.engine.decide;

/** What is measured of predictions beside what follows from a threshold. */
public enum Measure {
    /** Share of pairs of a row with the event and one without in which the former has the higher score; ties count half. */
    AUROC("AUROC"),
    /** Area under the precision-recall curve, summed step by step. */
    AVERAGE_PRECISION("AUPRC"),
    /** Mean squared error of the probability. */
    BRIER("Brier score"),
    /** Mean of what happened less mean of what was predicted; 0 is right on the whole. */
    IN_THE_LARGE("Calibration in the large"),
    /** Intercept of the recalibration: of an event on the logit scale where the slope is 1, of a number where the slope is its own. */
    INTERCEPT("Calibration intercept"),
    /** Slope of the recalibration; 1 is right, less says that predictions are too extreme. */
    SLOPE("Calibration slope"),
    /** Mean absolute error. */
    MAE("Mean absolute error"),
    /** What happened in rows with similar predictions: share with the event, or mean. */
    OBSERVED("Observed");

    private final String title;

    Measure(String title) {
        this.title = title;
    }

    /** @return the name in tables */
    public String title() {
        return title;
    }
}
