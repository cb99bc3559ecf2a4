package org.multimodalbtw.engine.evaluate;

/** How good predictions are. */
public enum Metric {
    /** Share of rows whose most probable class is the true one; of labels, of rows that have just the labels with a probability above one half. */
    ACCURACY("accuracy", true),
    /** Share of the labels, over all rows, that are predicted and not there, or there and not predicted. */
    HAMMING_LOSS("hammingLoss", false),
    /** Mean of the harmonic mean of precision and recall over the classes or labels that are true or predicted in some row. */
    MACRO_F1("macroF1", true),
    /**
     * Area under the ROC curve; mean of one-versus-rest over the classes that occur when there are more than two.
     */
    AUROC("auroc", true),
    /**
     * Average precision, of the rarer of two classes (the second if they are equally frequent), which is the one that is
     * looked for; mean of one-versus-rest over the classes that occur when there are more than two.
     */
    AUPRC("auprc", true),
    /** Mean negative logarithm of the true class's probability, in nats; of labels the mean over them too. */
    LOG_LOSS("logLoss", false),
    /** Mean absolute error, in units of the target. */
    MAE("mae", false),
    /** Pearson's correlation of prediction and target. */
    PEARSON("pearson", true),
    /** Rows that a candidate has right, or predicts with a smaller error, where the reference has not. */
    CORRECTED("corrected", true),
    /** Rows that a candidate has wrong, or predicts with a larger error, where the reference has not. */
    NEWLY_WRONG("newlyWrong", false),
    /** McNemar's two-sided mid-p value of these two counts; for numbers that is the sign test of the errors. */
    MID_P("midP", false);

    private final String key;
    private final boolean higherIsBetter;

    Metric(String key, boolean higherIsBetter) {
        this.key = key;
        this.higherIsBetter = higherIsBetter;
    }

    /** @return the name in files and tables */
    public String key() {
        return key;
    }

    /** @return whether a larger value is a better one */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
