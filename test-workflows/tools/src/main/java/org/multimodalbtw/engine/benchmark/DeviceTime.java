package org.multimodalbtw.engine.benchmark;

/**
 * A measurement on a device; milliseconds, the median of rounds.
 *
 * @param what step, scoring or epoch
 * @param batch rows of a step or of a scored batch
 * @param members networks side by side
 * @param width size of a token
 * @param hidden hidden size of an expert
 * @param ours the engine's
 * @param oursInHalfPrecision the engine's with half factors, {@code null} where that is not measured
 * @param eager PyTorch's as it is
 * @param compiled PyTorch's by {@code torch.compile}
 */
record DeviceTime(
        String what,
        int batch,
        int members,
        int width,
        int hidden,
        double ours,
        Double oursInHalfPrecision,
        PeerTime eager,
        PeerTime compiled) {

    /**
     * The peer's side.
     *
     * @param time {@code null} where there is none
     * @param ratio the median of the rounds' ratios, ours to the peer's; {@code null} where there is none
     * @param missing a word for why there is none, else {@code null}
     * @param experts how it ran the experts
     */
    record PeerTime(Double time, Double ratio, String missing, String experts) {

        static PeerTime missing(String word) {
            return new PeerTime(null, null, word, null);
        }

        /** For a table. */
        String cell(int decimals) {
            return time == null ? missing : Report.number(time, decimals);
        }

        /** For a table. */
        String ratioCell() {
            return ratio == null ? "-" : Report.number(ratio, 2);
        }
    }
}
