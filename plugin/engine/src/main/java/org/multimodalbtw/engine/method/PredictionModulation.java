package org.multimodalbtw.engine.method;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;

/**
 * Modalities whose own predictions are ahead of the others' are hidden from the fusion in some rows, so that it learns from the others:
 * on-the-fly prediction modulation, OPM (Wei et al. 2024, arXiv 2410.11582). A modality with a {@link ModalityLead lead} rho above 1 is
 * hidden with the probability {@code q (1 + tanh(rho - 1) / 2)}, others never, in {@value #SHARE_OF_STEPS} of the steps.
 *
 * <p>The fusion takes means over what it sees, so that what is left keeps mean weight 1 in each row, where the authors divide all features
 * by what is left on average. A row of which nothing is left does not count in the step. Leads are of the epoch before, so that the first
 * epoch learns as usual. Nothing is hidden in scoring.
 *
 * @param share q, 0 to .9
 * @param epochs in which it acts
 */
public record PredictionModulation(double share, EpochRange epochs) implements TrainingMethod {

    /** What a training starts from: as published. */
    public static final PredictionModulation STANDARD = new PredictionModulation(.5, EpochRange.ALL);

    /** As published. */
    private static final double SHARE_OF_STEPS = .7;

    /** By how much the share grows with the lead, at most (lambda, as published). */
    private static final double GROWTH = .5;

    /** @throws org.multimodalbtw.engine.InputException if the share is out of its range */
    public PredictionModulation {
        Limits.between("Share of prediction modulation", share, 0, .9);
    }

    /**
     * @param lead rho of a modality
     * @return with which probability it is hidden
     */
    public double hidden(double lead) {
        return lead > 1 ? Math.min(1, share * (1 + GROWTH * Math.tanh(lead - 1))) : 0;
    }

    @Override
    public String summary() {
        return "share " + Limits.number(share) + ", " + epochs.summary();
    }

    @Override
    public boolean readsRowLosses() {
        return true;
    }

    @Override
    public MethodRun begin(LearningRows rows, NetworkShape shape) {
        ModalityRecord notes = new ModalityRecord("Prediction modulation", shape, "score", "lead", "hidden");
        return new MethodRun() {

            private double[][] hidden = new double[shape.members()][shape.modalityCount()];

            @Override
            public void beforeStep(StepBatch batch, RandomGenerator random) {
                if (random.nextDouble() < SHARE_OF_STEPS) {
                    hide(batch.minibatch(), hidden, random);
                }
            }

            @Override
            public void afterEpoch(EpochView epoch) {
                ModalityLead lead = ModalityLead.of(epoch, rows.target(), shape.members(), shape.modalityCount());
                notes.add(epoch.number(), lead.scores(), lead.leads(), hidden);
                boolean acts = epochs.contains(epoch.number() + 1);
                hidden = Arrays.stream(lead.leads())
                        .map(member -> Arrays.stream(member)
                                .map(one -> acts ? hidden(one) : 0)
                                .toArray())
                        .toArray(double[][]::new);
            }

            @Override
            public Optional<MethodTable> table() {
                return notes.table();
            }
        };
    }

    /** Hides modalities from the fusion, and lets rows of which nothing is left count 0. @param shares members x modalities */
    static void hide(Minibatch batch, double[][] shares, RandomGenerator random) {
        FusionHiding hiding = new FusionHiding(batch);
        boolean[] hides = new boolean[shares[0].length];
        for (int i = 0; i < batch.members() * batch.rows(); i++) {
            for (int m = 0; m < hides.length; m++) {
                hides[m] = random.nextDouble() < shares[i / batch.rows()][m] && hiding.sees(i * hides.length + m);
            }
            if (!hiding.hide(i, hides)) {
                batch.rowWeights().put(i, 0);
            }
        }
    }
}
