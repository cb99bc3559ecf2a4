package org.multimodalbtw.engine.attribution;

import ai.djl.Device;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.multimodalbtw.engine.encode.HiddenPart;
import org.multimodalbtw.engine.model.TrainedModel;
import org.multimodalbtw.engine.network.CallBudget;
import org.multimodalbtw.engine.network.EncodedRows;
import org.multimodalbtw.engine.network.Execution;
import org.multimodalbtw.engine.network.FusionNetwork;
import org.multimodalbtw.engine.network.Minibatch;
import org.multimodalbtw.engine.network.NetworkShape;
import org.multimodalbtw.engine.network.Slopes;
import org.multimodalbtw.engine.predict.ModelColumns;
import org.multimodalbtw.engine.predict.RowPrediction;
import org.multimodalbtw.engine.predict.RowScorer;
import org.multimodalbtw.engine.scoring.TwoPass;
import org.multimodalbtw.engine.tensor.TensorTable;

/**
 * Integrated gradients (Sundararajan, Taly and Yan 2017, "Axiomatic Attribution for Deep Networks") of the fused score of rows: the log
 * odds of a class or label by the fused head, calibrated and before it is pooled with the modalities' own predictions, or its number; the
 * mean over members. The path leads straight from the baseline, inputs of 0 or no terms at all, to the row. The row's weights, what is
 * present of each modality, and how much each expert counts for it are held as they are for the row itself. Pictures of pixels are not on
 * the path, which would have a kink at every pixel: they are blank until its end, and their regions are explained by what is lost where
 * they are hidden, as are {@link HiddenParts} of what was encoded to numbers without names. Not for use by several threads at once.
 */
final class IntegratedGradients implements AutoCloseable {

    /** Points of a path, of which a smooth function needs no more. */
    private static final int NODES = 32;

    /** Into how many parts a path is cut where the shares do not add up: kinks of largest values may lie on it. */
    private static final int[] PANELS = {1, 4};

    private static final int CAPACITY = 256;

    private final TrainedModel model;
    private final FusionNetwork network;
    private final CallBudget budget;
    private final Minibatch batch;

    /**
     * @param model the model
     * @param device where it runs
     */
    IntegratedGradients(TrainedModel model, Device device) {
        this.model = model;
        NetworkShape shape = model.shape();
        network = FusionNetwork.explaining(shape, Execution.on(device), model.parameters());
        budget = new CallBudget(network, 1, CAPACITY);
        batch = new Minibatch(shape, 1, budget.most());
    }

    /** @return how many rows are best explained together */
    int rowsAtOnce() {
        return Math.max(1, budget.most() / (NODES + 2));
    }

    /**
     * @param table the rows
     * @param columns where the model's modalities lie in it
     * @param rows which of them, at most {@link #rowsAtOnce}
     * @param parts of these rows that are hidden to see what they add
     * @param explained chooses the classes or labels by a row's prediction; not asked where there is no prediction
     * @return row by row the gradients of each class or label that is chosen; those without a prediction are left out
     */
    List<RowGradients> of(
            TensorTable table,
            ModelColumns columns,
            int[] rows,
            HiddenParts parts,
            Function<RowPrediction, int[]> explained) {
        List<PathSums> paths = paths(table, columns, rows, parts, explained);
        add(paths, PathSums::ends);
        List<PathSums> open = paths;
        for (int panels : PANELS) {
            open.forEach(PathSums::clear);
            GaussLegendre quadrature = GaussLegendre.of(NODES, panels);
            add(open, path -> path.nodes(quadrature));
            open = open.stream().filter(path -> !path.addsUp()).toList();
        }
        return paths.stream().map(path -> path.inUnitsOf(model.scale())).toList();
    }

    /** The rows as both passes leave them. */
    private List<PathSums> paths(
            TensorTable table,
            ModelColumns columns,
            int[] rows,
            HiddenParts parts,
            Function<RowPrediction, int[]> explained) {
        batch.rows(rows.length);
        columns.fill(batch, table, rows);
        float[] seen = read(batch.seen());
        List<TwoPass.Scored> scored = new TwoPass(network, batch, model.heads()).score(model.rule());
        float[] weights = read(batch.weights());
        float[] presence = read(batch.seen());
        float[] gates = gates(seen, presence);
        int modalities = network.shape().modalityCount();
        List<PathSums> paths = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            RowPrediction prediction = RowScorer.prediction(model, table.rowId(rows[i]), scored.get(i));
            if (prediction.isMissing()) {
                continue;
            }
            float[][] values = new float[modalities][];
            for (int m = 0; m < modalities; m++) {
                values[m] = seen[i * modalities + m] > 0 ? table.values(columns.column(m), rows[i]) : null;
            }
            PathSums.Held held = new PathSums.Held(
                    part(seen, i, rows.length),
                    part(weights, i, rows.length),
                    part(presence, i, rows.length),
                    ofRow(gates, i, rows.length));
            List<List<HiddenPart>> hidden = parts.of(prediction.rowId());
            for (int output : explained.apply(prediction)) {
                paths.add(new PathSums(network.shape(), prediction, output, values, held, hidden));
            }
        }
        return paths;
    }

    private float[] gates(float[] seen, float[] presence) {
        batch.seen().put(seen);
        try (EncodedRows encoded = network.encode(batch)) {
            batch.seen().put(presence);
            return encoded.gates();
        }
    }

    private void add(List<PathSums> paths, Function<PathSums, List<PathPoint>> chosen) {
        List<PathPoint> points =
                paths.stream().flatMap(path -> chosen.apply(path).stream()).toList();
        for (int start = 0, count; start < points.size(); start += count) {
            int first = start;
            count = budget.rows(
                    points.size() - start,
                    next -> points.get(first + next).path().raggedValues());
            add(points.subList(start, start + count));
        }
    }

    private void add(List<PathPoint> points) {
        batch.rows(points.size());
        FloatBuffer seen = batch.seen();
        points.forEach(point -> seen.put(point.path().held().seen()));
        for (int m = 0; m < network.shape().modalityCount(); m++) {
            fill(m, points);
        }
        Slopes slopes = network.slopes(batch, held(points));
        for (int i = 0; i < points.size(); i++) {
            points.get(i).score().accept(slopes.scores()[i]);
        }
        for (int m = 0; m < network.shape().modalityCount(); m++) {
            float[] gradient = slopes.gradients().get(m);
            int from = 0;
            for (PathPoint point : points) {
                from += point.add(m, gradient, from);
            }
        }
    }

    private void fill(int modality, List<PathPoint> points) {
        if (network.shape().modalities().get(modality).ragged()) {
            batch.fill(
                    modality,
                    points.stream().map(point -> point.values(modality)).toArray(float[][]::new));
            return;
        }
        FloatBuffer input = batch.input(modality);
        float[] none = new float[network.shape().inputSize(modality)];
        for (PathPoint point : points) {
            float[] values = point.values(modality);
            input.put(values == null ? none : values);
        }
    }

    private Slopes.Held held(List<PathPoint> points) {
        NetworkShape shape = network.shape();
        int count = points.size();
        int modalities = shape.modalityCount();
        int perMember = points.get(0).path().held().gates().length / shape.members();
        float[] gates = new float[shape.members() * count * perMember];
        float[] weights = new float[count * modalities];
        float[] presence = new float[weights.length];
        float[] along = new float[count];
        float[] chosen = new float[count * shape.outputs()];
        for (int i = 0; i < count; i++) {
            PathSums path = points.get(i).path();
            for (int member = 0; member < shape.members(); member++) {
                System.arraycopy(
                        path.held().gates(), member * perMember, gates, (member * count + i) * perMember, perMember);
            }
            System.arraycopy(path.held().weights(), 0, weights, i * modalities, modalities);
            System.arraycopy(path.held().presence(), 0, presence, i * modalities, modalities);
            along[i] = (float) points.get(i).along();
            chosen[i * shape.outputs() + path.explained()] = 1;
        }
        return new Slopes.Held(gates, weights, presence, along, chosen, temperature());
    }

    private float temperature() {
        double fused = model.rule().calibration().fused();
        return (float) (double) model.manifest().target().match(ofClass -> fused, ofLabels -> fused, ofNumber -> 1.0);
    }

    private static float[] read(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** A row's part of what all rows have. */
    private static float[] part(float[] all, int row, int rows) {
        int size = all.length / rows;
        float[] part = new float[size];
        System.arraycopy(all, row * size, part, 0, size);
        return part;
    }

    /** A row's part of what all members have of all rows: members, one behind the other. */
    private float[] ofRow(float[] all, int row, int rows) {
        int members = network.shape().members();
        int size = all.length / rows / members;
        float[] part = new float[members * size];
        for (int member = 0; member < members; member++) {
            System.arraycopy(all, (member * rows + row) * size, part, member * size, size);
        }
        return part;
    }

    @Override
    public void close() {
        network.close();
    }
}
