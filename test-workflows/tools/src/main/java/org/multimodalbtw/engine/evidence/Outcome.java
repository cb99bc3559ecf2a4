package org.multimodalbtw.engine.evidence;

/**
 * How one model did on the test rows of one unit.
 *
 * @param unit the unit's key
 * @param set the data set
 * @param split {@code fixed}, or {@code cv <repeat> <fold>}
 * @param views how many views of pure noise were added to training and test
 * @param seed the seed
 * @param variant which model
 * @param condition {@code clean}, or which corruption
 * @param modality the corrupted modality, {@code ""} in clean rows
 * @param classes how many classes, 1 for a regression
 * @param loss each row's log loss, or absolute error, in the order of the ids
 * @param hit each row's 1 if its most probable class is right, else 0; the prediction itself in a regression
 * @param auroc area under the ROC curve, or Pearson's correlation
 * @param weights rows x modalities; 0 where missing; {@code null} for a modality alone
 * @param note what the model says of itself
 */
record Outcome(
        String unit,
        String set,
        String split,
        int views,
        long seed,
        String variant,
        String condition,
        String modality,
        int classes,
        float[] loss,
        float[] hit,
        double auroc,
        float[][] weights,
        String note) {

    boolean isClean() {
        return condition.equals("clean");
    }

    double accuracy() {
        double sum = 0;
        for (float one : hit) {
            sum += one;
        }
        return sum / hit.length;
    }

    double meanLoss() {
        double sum = 0;
        for (float one : loss) {
            sum += one;
        }
        return sum / loss.length;
    }
}
