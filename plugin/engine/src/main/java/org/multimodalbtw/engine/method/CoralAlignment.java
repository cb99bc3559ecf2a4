package org.multimodalbtw.engine.method;

import java.util.Optional;
import org.multimodalbtw.engine.Limits;
import org.multimodalbtw.engine.graph.Value;
import org.multimodalbtw.engine.network.Pass;

/**
 * The modalities' tokens should vary alike: deep CORAL (Sun and Saenko 2016; docs/METHODS.md). For two modalities the squared Frobenius
 * distance of the covariances of their tokens over the rows of a batch that have them, divided by 4 d^2, where d is the width of a token;
 * added to the loss is the mean of that over all pairs of modalities that two or more rows have.
 *
 * @param factor of that loss, 0 to 10
 */
public record CoralAlignment(double factor) implements TrainingMethod {

    /** The settings to start from. */
    public static final CoralAlignment STANDARD = new CoralAlignment(1);

    private static final double MOST = 10;

    /** @throws org.multimodalbtw.engine.InputException if the factor is out of its range */
    public CoralAlignment {
        Limits.between("Strength of alignment", factor, 0, MOST);
    }

    @Override
    public Optional<String> indivisible() {
        return Optional.of("it compares how tokens vary over all rows of a batch");
    }

    @Override
    public String summary() {
        return "factor " + factor;
    }

    /** The sum over pairs of squared distances is the number of modalities times that of squared distances from their mean. */
    @Override
    public Optional<Value> loss(Pass pass) {
        Value tokens = pass.lesson().tokens().values().permute(0, 2, 1, 3);
        Value known = pass.lesson().known().permute(0, 2, 1).unsqueeze(-1);
        Value count = known.sumKeeping(2);
        Value mean = tokens.mul(known).sumKeeping(2).div(count.clampMin(1));
        Value centred = tokens.sub(mean).mul(known);
        Value degrees = count.sub(1.0).clampMin(0);
        Value covariances = centred.transpose(2, 3).matmul(centred).div(degrees.clampMin(1));
        Value there = degrees.div(degrees.clampMin(1));
        Value number = there.sumKeeping(1);
        Value middle = covariances.mul(there).sumKeeping(1).div(number.clampMin(1));
        Value distances = covariances.sub(middle).pow(2).mean(3).mean(2);
        Value sum = distances.mul(there.squeeze().squeeze()).sum(1);
        Value others = number.sub(1.0).clampMin(1).sum(1, 2, 3);
        return Optional.of(sum.div(others).mul(factor / 2));
    }
}
