package org.multimodalbtw.engine.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.outcome.TargetScale;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.tensor.TensorColumn;

/**
 * The path of one row from the baseline to what it has, and what has been added up along it. Pictures of pixels are blank on the path; at
 * its end they come in one after the other, once in their order and once in the reverse one, and each gets the mean of what both change.
 */
final class PathSums {

    private final NetworkShape shape;
    private final RowPrediction prediction;
    private final int explained;
    private final float[][] values;
    private final Held held;
    private final double[][] shares;
    private final List<List<HiddenPart>> parts;
    private final double[][] lost;
    private final List<Integer> pictures = new ArrayList<>();
    private double start;
    private double end;

    /**
     * What is held along the path. M modalities, E experts that a token may choose from.
     *
     * @param seen 1 where there is a modality, else 0, M
     * @param weights what multiplies the tokens, M
     * @param presence how far each modality takes part, M
     * @param gates how much each expert counts, members x M x E
     */
    record Held(float[] seen, float[] weights, float[] presence, float[] gates) {}

    /** @param parts of each modality, encoded again without one of them each; empty where there are none */
    PathSums(
            NetworkShape shape,
            RowPrediction prediction,
            int explained,
            float[][] values,
            Held held,
            List<List<HiddenPart>> parts) {
        this.shape = shape;
        this.prediction = prediction;
        this.explained = explained;
        this.values = values;
        this.held = held;
        this.parts = parts;
        lost = parts.stream()
                .map(ofOne -> ofOne.isEmpty() ? null : new double[ofOne.size()])
                .toArray(double[][]::new);
        shares = new double[values.length][];
        for (int m = 0; m < values.length; m++) {
            if (values[m] != null) {
                shares[m] = new double[parts(m).count(column(m), values[m])];
                if (parts(m) == Parts.REGIONS) {
                    pictures.add(m);
                }
            }
        }
    }

    Parts parts(int modality) {
        return Parts.of(column(modality));
    }

    TensorColumn column(int modality) {
        return shape.modalities().get(modality);
    }

    int explained() {
        return explained;
    }

    Held held() {
        return held;
    }

    /** The row's values of a modality, {@code null} where it is missing. */
    float[] values(int modality) {
        return values[modality];
    }

    double[] shares(int modality) {
        return shares[modality];
    }

    /** How many values the row has in ragged modalities. */
    long raggedValues() {
        long sum = 0;
        for (int m = 0; m < values.length; m++) {
            sum += values[m] == null || !column(m).ragged() ? 0 : values[m].length;
        }
        return sum;
    }

    /** Both ends of the path, and what is scored beyond it: pictures that come in, and their regions. */
    List<PathPoint> ends() {
        List<PathPoint> points = new ArrayList<>();
        points.add(new PathPoint(this, 0, 0, Set.of(), null, score -> start = score));
        points.add(new PathPoint(this, 1, 0, Set.copyOf(pictures), null, score -> end = score));
        addEntries(pictures, points);
        List<Integer> reverse = new ArrayList<>(pictures);
        Collections.reverse(reverse);
        addEntries(reverse, points);
        for (int picture : pictures) {
            for (int region = 0; region < shares[picture].length - 1; region++) {
                addRegion(picture, region, points);
            }
        }
        for (int m = 0; m < values.length; m++) {
            for (int part = 0; values[m] != null && part < parts.get(m).size(); part++) {
                addPart(m, part, points);
            }
        }
        return points;
    }

    /** Half of what each picture changes goes to its last share. */
    private void addEntries(List<Integer> order, List<PathPoint> points) {
        Set<Integer> before = new TreeSet<>();
        for (int picture : order) {
            double[] own = shares[picture];
            int rest = own.length - 1;
            points.add(new PathPoint(this, 1, 0, Set.copyOf(before), null, score -> own[rest] -= score / 2));
            before.add(picture);
            points.add(new PathPoint(this, 1, 0, Set.copyOf(before), null, score -> own[rest] += score / 2));
        }
    }

    /** What is lost where a region is hidden is its share, and taken from the last one. */
    private void addRegion(int picture, int region, List<PathPoint> points) {
        double[] own = shares[picture];
        PictureRegions regions = PictureRegions.of(column(picture));
        PathPoint.Hidden hidden = new PathPoint.Hidden(picture, values -> {
            regions.blank(values, region);
            return values;
        });
        points.add(new PathPoint(this, 1, 0, Set.copyOf(pictures), hidden, score -> {
            own[region] = end - score;
            own[own.length - 1] -= own[region];
        }));
    }

    private void addPart(int modality, int part, List<PathPoint> points) {
        float[] without = parts.get(modality).get(part).values();
        PathPoint.Hidden hidden = new PathPoint.Hidden(modality, values -> without.clone());
        points.add(
                new PathPoint(this, 1, 0, Set.copyOf(pictures), hidden, score -> lost[modality][part] = end - score));
    }

    List<PathPoint> nodes(GaussLegendre quadrature) {
        List<PathPoint> points = new ArrayList<>();
        for (int i = 0; i < quadrature.nodes().length; i++) {
            points.add(
                    new PathPoint(this, quadrature.nodes()[i], quadrature.weights()[i], Set.of(), null, score -> {}));
        }
        return points;
    }

    /** Forgets what was added along the path, and keeps what pictures change beyond it. */
    void clear() {
        for (int m = 0; m < shares.length; m++) {
            if (shares[m] != null && parts(m) != Parts.REGIONS) {
                Arrays.fill(shares[m], 0);
            }
        }
    }

    boolean addsUp() {
        return result(1, 0).addsUp();
    }

    RowGradients inUnitsOf(TargetScale scale) {
        return result(scale.deviation(), scale.mean());
    }

    private RowGradients result(double factor, double summand) {
        return new RowGradients(
                prediction,
                explained,
                summand + factor * start,
                summand + factor * end,
                values,
                times(factor, shares),
                times(factor, lost));
    }

    private static double[][] times(double factor, double[][] shares) {
        return Arrays.stream(shares)
                .map(own -> own == null
                        ? null
                        : Arrays.stream(own).map(share -> factor * share).toArray())
                .toArray(double[][]::new);
    }
}
