package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.graph.Value;

/**
 * What keeps embeddings from being all the same (the terms of VICReg, Bardes et al. 2022, with UmURL's factors):
 * {@code 5 mean_k max(0, 1 - sqrt(var_k + 1e-4)) + (1 / D) sum_{k != l} cov_kl^2} over the rows that have a modality. Of a constant it is
 * 4.95, of independent numbers of variance 1 about 0.
 */
final class VarianceCovariance {

    private static final double VARIANCE = 5;
    private static final double LEAST = 1e-4;

    private VarianceCovariance() {}

    /**
     * @param values projections, [K, B, M, D]
     * @param there 1 where a row has a modality, else 0, [K, B, M]
     * @param size D
     * @return of each modality, [K, M]; 0 where fewer than two rows have it
     */
    static Value of(Value values, Value there, int size) {
        Value rows = there.permute(0, 2, 1).unsqueeze(-1);
        Value numbers = values.permute(0, 2, 1, 3);
        Value count = rows.sumKeeping(2);
        Value mean = numbers.mul(rows).sumKeeping(2).div(count.clampMin(1));
        Value centred = numbers.sub(mean).mul(rows);
        Value degrees = count.sub(1.0).clampMin(0);
        Value covariance = centred.transpose(2, 3).matmul(centred).div(degrees.clampMin(1));
        Value variance = centred.pow(2).sum(2).div(degrees.squeeze().clampMin(1));
        Value narrow =
                variance.add(LEAST).sqrt().subtractedFrom(1).clampMin(0).mean(2).mul(VARIANCE);
        Value apart = covariance.pow(2).sum(2, 3).sub(variance.pow(2).sum(2)).div((double) size);
        Value isThere = degrees.div(degrees.clampMin(1)).sum(2, 3);
        return narrow.add(apart).mul(isThere);
    }
}
