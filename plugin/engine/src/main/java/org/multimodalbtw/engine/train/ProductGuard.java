package org.multimodalbtw.engine.train;

import java.util.List;
import org.multimodalbtw.engine.evaluate.Figures;
import org.multimodalbtw.engine.heads.HeadKind;

/**
 * Whether a product of heads takes the place of the pool: only where it lowers the log loss of held-out rows by more than two standard errors
 * of the paired differences, each row by exponents that were fitted without it.
 *
 * @param further the further heads that take part; of a product that is not taken, those of the one that came closest
 * @param gain decrease of the log loss by the product
 * @param rows how many rows it was compared on
 */
public record ProductGuard(List<HeadKind> further, MeanGain gain, int rows) {

    /** So many standard errors are asked for, since several products are tried. */
    static final double ERRORS = 2;

    /** @return whether the product is taken */
    public boolean lets() {
        return gain.isBeyond(ERRORS);
    }

    /** @return what was decided and why, for the analyst */
    public String sentence() {
        int decimals = Figures.decimals(gain.error());
        return "%s: on %d held-out rows that %s the log loss by %s, %s two standard errors of %s."
                .formatted(
                        decision(),
                        rows,
                        lets() ? "changes" : "would change",
                        Figures.signed(-gain.mean(), decimals),
                        lets() ? "more than" : "no gain beyond",
                        Figures.fixed(gain.error(), decimals));
    }

    private String decision() {
        if (further.isEmpty()) {
            return "What the network says of all modalities and of each is " + (lets() ? "" : "not ")
                    + "multiplied in place of averaged";
        }
        return lets()
                ? "Simple models take part beside the network, " + HeadKind.titles(further)
                : "Simple models, " + HeadKind.titles(further) + ", do not take part beside the network";
    }
}
