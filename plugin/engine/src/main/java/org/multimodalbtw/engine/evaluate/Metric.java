package org.multimodalbtw.engine.evaluate;

/** How good predictions are. */
public enum Metric {
    /** Share of rows whose most probable class is the true one; of labels, of rows that have just the labels with a probability above one half. */
    ACCURACY("accuracy", "accuracy", true),
    /** Share of the labels, over all rows, that are predicted and not there, or there and not predicted. */
    HAMMING_LOSS("hammingLoss", "Hamming loss", false),
    /** Mean of the harmonic mean of precision and recall over the classes or labels that are true or predicted in some row. */
    MACRO_F1("macroF1", "macro F1", true),
    /**
     * Area under the ROC curve; mean of one-versus-rest over the classes that occur when there are more than two.
     */
    AUROC("auroc", "AUROC", true),
    /**
     * Average precision, of two classes that of the event, or where no event is known of the rarer one (the second if they are equally
     * frequent); mean of one-versus-rest over the classes that occur when there are more than two.
     */
    AUPRC("auprc", "AUPRC", true),
    /** Mean negative logarithm of the true class's probability, in nats; of labels the mean over them too. */
    LOG_LOSS("logLoss", "log loss", false),
    /** Mean absolute error, in units of the target. */
    MAE("mae", "mean absolute error", false),
    /**
     * Share of the variance of the target that the prediction explains: 1 less the sum of squared errors over that of the deviations from the
     * mean of the same rows. 0 is as good as that mean, and less is worse.
     */
    R2("r2", "R²", true),
    /** Pearson's correlation of prediction and target. */
    PEARSON("pearson", "Pearson's correlation", true),
    /** Rows that a candidate has right, or predicts with a smaller error, where the reference has not. */
    CORRECTED("corrected", "rows corrected", true),
    /** Rows that a candidate has wrong, or predicts with a larger error, where the reference has not. */
    NEWLY_WRONG("newlyWrong", "rows newly wrong", false),
    /**
     * McNemar's two-sided mid-p value of these two counts; for numbers that is the sign test of the errors. Where rows are of groups, of
     * the groups that gain and lose.
     */
    MID_P("midP", "McNemar's mid-p", false);

    private final String key;
    private final String title;
    private final boolean higherIsBetter;

    Metric(String key, String title, boolean higherIsBetter) {
        this.key = key;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
    }

    /** @return the name in files and tables */
    public String key() {
        return key;
    }

    /** @return the name in a sentence */
    public String title() {
        return title;
    }

    /** @return whether it is a mean over rows, so that each row has its share in it */
    public boolean isMeanOverRows() {
        return this == ACCURACY || this == LOG_LOSS || this == MAE;
    }

    /** @return whether it is in units of the target */
    public boolean isInUnits() {
        return this == MAE;
    }

    /** @return whether a larger value is a better one */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
