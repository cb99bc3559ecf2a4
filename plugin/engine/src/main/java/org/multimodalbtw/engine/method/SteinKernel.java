package org.multimodalbtw.engine.method;

import org.multimodalbtw.engine.graph.Value;

/**
 * The kernel of the kernelised Stein discrepancy of samples to a normal distribution (Liu, Lee and Jordan 2016), with the squared exponential
 * kernel k(x, y) = exp(-|x - y|^2 / 2h^2) and the score s(x) = -P (x - mean) of the distribution, where P is the inverse covariance:
 *
 * <pre>u(x, y) = (s(x) s(y) + (s(x) - s(y)) (x - y) / h^2 + d / h^2 - |x - y|^2 / h^4) k(x, y)</pre>
 *
 * Its mean over pairs of different samples is about 0 where they come from the distribution, and above 0 where they do not.
 *
 * @param values u of each pair, [K, M, B, B]
 * @param diagonal u of each sample with itself, [K, M, B]
 */
record SteinKernel(Value values, Value diagonal) {

    /**
     * @param centred samples less the distribution's mean, [K, M, B, d]
     * @param precision the distribution's inverse covariance, [K, 1, d, d]
     * @param squaredWidth h^2, [K, 1, 1, 1]
     */
    static SteinKernel of(Value centred, Value precision, Value squaredWidth) {
        Value scores = centred.matmul(precision).neg();
        Value size = squaredWidth.onesLike().mul(centred.size(3)).div(squaredWidth);
        Value lengths = centred.pow(2).sumKeeping(3);
        Value distances = lengths.add(lengths.transpose(2, 3))
                .sub(centred.matmul(centred.transpose(2, 3)).mul(2.0));
        Value crossed = scores.matmul(centred.transpose(2, 3));
        Value own = scores.mul(centred).sumKeeping(3);
        Value towards = own.add(own.transpose(2, 3)).sub(crossed).sub(crossed.transpose(2, 3));
        Value near = distances.div(squaredWidth).mul(-.5).exp();
        Value agreement = scores.matmul(scores.transpose(2, 3));
        Value slope = towards.sub(distances.div(squaredWidth)).div(squaredWidth).add(size);
        return new SteinKernel(
                agreement.add(slope).mul(near),
                scores.pow(2).sumKeeping(3).add(size).squeeze());
    }

    /**
     * The mean over pairs of different samples, without bias.
     *
     * @param counts 1 where a sample counts, else 0, [K, M, B]
     * @return [K, M]; 0 where fewer than two count
     */
    Value mean(Value counts) {
        Value pairs = counts.unsqueeze(-1).mul(counts.unsqueeze(2));
        Value sum = values.mul(pairs).sum(2, 3).sub(diagonal.mul(counts).sum(2));
        Value number = counts.sum(2);
        return sum.div(number.mul(number.sub(1.0)).clampMin(1));
    }
}
