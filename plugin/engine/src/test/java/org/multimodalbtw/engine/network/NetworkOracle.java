package org.multimodalbtw.engine.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.outcome.Task;
import org.multimodalbtw.engine.runtime.EngineRuntime;

/**
 * The fusion network a second time, slowly and plainly: one member after the other, every expert on every token with a gate of 0 where
 * the router did not choose it, in double precision, with the gradient by DJL's own collector.
 */
final class NetworkOracle {

    private static final double NORM_EPSILON = 1e-5;
    private static final double IMPORTANCE_EPSILON = 1e-10;
    private static final double BETA = .3;

    private final NetworkShape shape;
    private final FusionSettings fusion;
    private final ParameterLayout layout;
    private final float[] parameters;

    /** What scoring gives, each as the network gives it: own K x B x M x C, fused K x B x C. */
    record Outputs(double[] own, double[] fused) {}

    /** What one step sees: each member's loss, and its gradient before any clipping, members x size. */
    record Descent(double[] losses, double[] gradient) {}

    /** Tensors of one member: tokens, own outputs, gates, and the fused output. */
    private record Pass(NDArray[] own, NDArray[] gates, NDArray fused) {}

    NetworkOracle(NetworkShape shape, float[] parameters) {
        this.shape = shape;
        this.parameters = parameters;
        fusion = shape.fusion();
        layout = new ParameterLayout(shape);
    }

    Outputs outputs(RandomRows rows) {
        int perMember = rows.count() * shape.outputs();
        double[] own = new double[shape.members() * perMember * shape.modalityCount()];
        double[] fused = new double[shape.members() * perMember];
        for (int member = 0; member < shape.members(); member++) {
            try (NDManager manager = EngineRuntime.get().newManager(Device.cpu())) {
                Pass pass = pass(member(manager, member), member, rows, null);
                double[] stacked = NDArrays.stack(new NDList(pass.own()), 1).toDoubleArray();
                System.arraycopy(stacked, 0, own, member * stacked.length, stacked.length);
                System.arraycopy(pass.fused().toDoubleArray(), 0, fused, member * perMember, perMember);
            }
        }
        return new Outputs(own, fused);
    }

    /** DJL has one collector a JVM. */
    Descent descent(RandomRows rows, StepNoise noise) {
        synchronized (NetworkOracle.class) {
            double[] losses = new double[shape.members()];
            double[] gradient = new double[parameters.length];
            for (int member = 0; member < shape.members(); member++) {
                try (NDManager manager = EngineRuntime.get().newManager(Device.cpu())) {
                    NDArray flat = member(manager, member);
                    flat.setRequiresGradient(true);
                    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                        NDArray loss = loss(pass(flat, member, rows, noise), member, rows);
                        losses[member] = loss.getDouble();
                        collector.backward(loss);
                    }
                    double[] own = flat.getGradient().toDoubleArray();
                    System.arraycopy(own, 0, gradient, member * own.length, own.length);
                }
            }
            return new Descent(losses, gradient);
        }
    }

    private NDArray member(NDManager manager, int member) {
        double[] values = new double[layout.size()];
        Arrays.setAll(values, i -> parameters[member * layout.size() + i]);
        return manager.create(values);
    }

    private Pass pass(NDArray flat, int member, RandomRows rows, StepNoise noise) {
        int modalities = shape.modalityCount();
        NDManager manager = flat.getManager();
        NDArray[] tokens = new NDArray[modalities];
        NDArray[] own = new NDArray[modalities];
        NDArray[] gates = new NDArray[modalities];
        for (int m = 0; m < modalities; m++) {
            String name = shape.modalities().get(m).name();
            NDArray input = manager.create(rows.input(member, m), new Shape(rows.count(), shape.inputSize(m)));
            BackboneOracle backbone =
                    new BackboneOracle(part -> part(flat, name + "/" + part), NetworkOracle::gelu, fusion.width());
            NDArray features = backbone.features(shape.modalities().get(m), input, rows.items(member, m));
            NDArray hidden = gelu(linear(flat, name + "/encoder.1", dropped(features, noise, 3 * m, member)));
            NDArray plain = linear(flat, name + "/encoder.2", dropped(hidden, noise, 3 * m + 1, member));
            NDArray token = normalised(plain)
                    .mul(part(flat, name + "/encoder.norm.gain"))
                    .add(part(flat, name + "/encoder.norm.bias"));
            own[m] = linear(flat, name + "/head", dropped(token, noise, 3 * m + 2, member));
            tokens[m] = token.mul(column(manager, shape.weighted() ? rows.weights(member, m) : rows.seen(member, m)));
            if (fusion.missing() == MissingToken.LEARNED) {
                double[] unseen = Arrays.stream(rows.seen(member, m))
                        .map(seen -> 1 - seen)
                        .toArray();
                tokens[m] = tokens[m].add(
                        column(manager, unseen).mul(part(flat, "missing").get(m)));
            }
        }
        if (fusion.attention()) {
            attend(flat, tokens, member, rows);
        }
        for (int m = 0; m < modalities; m++) {
            String name = shape.modalities().get(m).name();
            boolean isJoint = fusion.experts().routing() == Routing.JOINT;
            NDArray routed = !isJoint || modalities == 1 ? tokens[m] : NDArrays.concat(new NDList(tokens), 1);
            gates[m] = gate(flat, isJoint ? "router" : name + "/router", routed, member, m, rows, noise);
        }
        NDArray[] answered = answered(flat, tokens, gates, member, rows, noise);
        // DJL copies a single array here, and no gradient would pass
        NDArray joined = answered.length == 1 ? answered[0] : NDArrays.concat(new NDList(answered), 1);
        NDArray fused = linear(flat, "head", dropped(joined, noise, 3 * modalities + 1, member));
        return new Pass(own, gates, fused);
    }

    /** One head over the modalities of a row; an unseen one has no share. */
    private void attend(NDArray flat, NDArray[] tokens, int member, RandomRows rows) {
        NDManager manager = flat.getManager();
        NDArray[] attended = tokens.clone();
        for (int m = 0; m < tokens.length; m++) {
            NDArray query = linear(flat, "attention.query", tokens[m]);
            NDArray sum = null;
            NDArray total = null;
            for (int other = 0; other < tokens.length; other++) {
                NDArray key = linear(flat, "attention.key", tokens[other]);
                NDArray share = query.mul(key)
                        .sum(new int[] {1}, true)
                        .mul(constant(manager, 1 / Math.sqrt(fusion.width())))
                        .exp()
                        .mul(column(manager, rows.seen(member, other)));
                NDArray part = linear(flat, "attention.value", tokens[other]).mul(share);
                sum = sum == null ? part : sum.add(part);
                total = total == null ? share : total.add(share);
            }
            NDArray mean = sum.div(total.add(constant(manager, 1e-30)));
            attended[m] = tokens[m].add(mean.mul(column(manager, rows.seen(member, m))));
        }
        System.arraycopy(attended, 0, tokens, 0, tokens.length);
    }

    /** Rows x experts: the softmax over the chosen experts, 0 for the others and where the modality is not seen. */
    private NDArray gate(
            NDArray flat, String name, NDArray token, int member, int m, RandomRows rows, StepNoise noise) {
        NDManager manager = flat.getManager();
        int experts = fusion.experts().count();
        NDArray score;
        if (fusion.experts().gate() == Gate.SOFTMAX) {
            score = linear(flat, name, token);
        } else if (fusion.experts().gate() == Gate.LAYERED) {
            NDArray between = gelu(linear(flat, name + ".1", normalised(token)));
            score = linear(flat, name + ".2", normalised(between)).div(constant(manager, .1));
        } else {
            NDArray keys = part(flat, name + ".keys");
            NDArray[] distances = new NDArray[experts];
            for (int e = 0; e < experts; e++) {
                NDArray difference = token.sub(keys.get(e));
                NDArray square = difference.mul(difference).sum(new int[] {1});
                distances[e] = (fusion.experts().gate() == Gate.LAPLACE ? square.sqrt() : square).neg();
            }
            score = NDArrays.stack(new NDList(distances), 1);
        }
        if (noise != null && noise.jitter() != null) {
            double[] jitter = new double[rows.count() * experts];
            for (int i = 0; i < jitter.length; i++) {
                int row = member * rows.count() + i / experts;
                jitter[i] = noise.jitter()[(row * shape.modalityCount() + m) * experts + i % experts]
                        * fusion.experts().gateNoise()
                        / experts;
            }
            score = score.add(manager.create(jitter, new Shape(rows.count(), experts)));
        }
        double[] values = score.toDoubleArray();
        double[] chosen = new double[values.length];
        double[] largest = new double[rows.count()];
        for (int row = 0; row < rows.count(); row++) {
            int start = row * experts;
            int[] order = IntStream.range(0, experts)
                    .boxed()
                    .sorted(Comparator.comparing((Integer e) -> -values[start + e]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            largest[row] = values[start + order[0]];
            for (int i = 0; i < fusion.experts().topK(); i++) {
                chosen[start + order[i]] = 1;
            }
        }
        NDArray power =
                score.sub(column(manager, largest)).exp().mul(manager.create(chosen, new Shape(rows.count(), experts)));
        return power.div(power.sum(new int[] {1}, true)).mul(column(manager, rows.seen(member, m)));
    }

    /** Each token with the gated answers of the experts added. */
    private NDArray[] answered(
            NDArray flat, NDArray[] tokens, NDArray[] gates, int member, RandomRows rows, StepNoise noise) {
        int experts = fusion.experts().count();
        double[][][] masks = noise == null ? null : expertMasks(gates, rows, noise);
        NDArray first = part(flat, "experts.1.weight");
        NDArray firstBias = part(flat, "experts.1.bias");
        NDArray second = part(flat, "experts.2.weight");
        NDArray secondBias = part(flat, "experts.2.bias");
        NDArray[] answered = tokens.clone();
        for (int m = 0; m < tokens.length; m++) {
            for (int e = 0; e < experts; e++) {
                int own = fusion.experts().routing() == Routing.DISJOINT ? m * experts + e : e;
                NDArray hidden = gelu(tokens[m].matMul(first.get(own)).add(firstBias.get(own)));
                if (masks != null) {
                    hidden = hidden.mul(flat.getManager()
                            .create(
                                    masks[m][e],
                                    new Shape(rows.count(), fusion.experts().width())));
                }
                NDArray answer = hidden.matMul(second.get(own)).add(secondBias.get(own));
                if (fusion.experts().gate() == Gate.LAYERED) {
                    answer = answer.div(
                            answer.mul(answer).sum(new int[] {1}, true).sqrt());
                }
                answered[m] = answered[m].add(answer.mul(gates[m].get(new NDIndex(":, " + e + ":" + (e + 1)))));
            }
        }
        return answered;
    }

    /**
     * What each expert keeps of its hidden values: the site's bytes go to the chosen pairs of token and expert, sorted by member, expert,
     * row and modality.
     */
    private double[][][] expertMasks(NDArray[] gates, RandomRows rows, StepNoise noise) {
        int width = fusion.experts().width();
        double[][][] masks = new double[gates.length][fusion.experts().count()][rows.count() * width];
        double[] kept = noise.kept(3 * gates.length);
        boolean isDisjoint = fusion.experts().routing() == Routing.DISJOINT;
        for (int own = 0; own < fusion.experts().all(gates.length); own++) {
            int e = own % fusion.experts().count();
            for (int row = 0; row < rows.count(); row++) {
                for (int m = 0; m < gates.length; m++) {
                    if ((!isDisjoint || own / fusion.experts().count() == m) && gates[m].getDouble(row, e) > 0) {
                        int at = noise.nextPair();
                        for (int i = 0; i < width; i++) {
                            masks[m][e][row * width + i] = kept == null ? 1 : kept[at * width + i];
                        }
                    }
                }
            }
        }
        return masks;
    }

    private NDArray loss(Pass pass, int member, RandomRows rows) {
        NDManager manager = pass.fused().getManager();
        double[] factors = new double[rows.count()];
        for (int m = 0; m < pass.own().length; m++) {
            double[] known = rows.known(member, m);
            Arrays.setAll(factors, row -> Math.max(factors[row], known[row]));
        }
        NDArray each = rowLoss(pass.fused(), member, rows).mul(manager.create(factors));
        for (int m = 0; m < pass.own().length; m++) {
            NDArray known = manager.create(rows.known(member, m));
            each = each.add(
                    rowLoss(pass.own()[m], member, rows).mul(known).mul(constant(manager, NetworkGraph.OWN_LOSS)));
        }
        NDArray use = pass.gates()[0].sum(new int[] {0});
        for (int m = 1; m < pass.gates().length; m++) {
            NDArray more = pass.gates()[m].sum(new int[] {0});
            use = fusion.experts().routing() == Routing.DISJOINT ? use.concat(more) : use.add(more);
        }
        NDArray mean = use.mean();
        NDArray variance = use.sub(mean).square().mean();
        NDArray imbalance = variance.div(mean.square().add(IMPORTANCE_EPSILON));
        return each.mean().add(imbalance.mul(constant(manager, fusion.experts().balance())));
    }

    private NDArray rowLoss(NDArray output, int member, RandomRows rows) {
        NDManager manager = output.getManager();
        if (shape.target().task() == Task.CLASSIFICATION) {
            double[] truth = new double[rows.count() * shape.outputs()];
            for (int row = 0; row < rows.count(); row++) {
                truth[row * shape.outputs() + (int) rows.target(member, row)[0]] = 1;
            }
            NDArray centred = output.sub(output.max(new int[] {1}, true));
            NDArray logProbabilities =
                    centred.sub(centred.exp().sum(new int[] {1}, true).log());
            return logProbabilities
                    .mul(manager.create(truth, new Shape(rows.count(), shape.outputs())))
                    .sum(new int[] {1})
                    .neg();
        }
        if (shape.target().task() == Task.MULTILABEL) {
            double[] has = IntStream.range(0, rows.count())
                    .boxed()
                    .flatMapToDouble(row -> Arrays.stream(rows.target(member, row)))
                    .toArray();
            NDArray labels = manager.create(has, new Shape(rows.count(), shape.outputs()));
            return output.exp().add(1).log().sub(output.mul(labels)).mean(new int[] {1});
        }
        double[] targets = IntStream.range(0, rows.count())
                .mapToDouble(row -> rows.target(member, row)[0])
                .toArray();
        NDArray error =
                output.reshape(rows.count()).sub(manager.create(targets)).abs();
        NDArray square = error.square().mul(constant(manager, 1 / (2 * BETA)));
        return NDArrays.where(error.lt(BETA), square, error.sub(BETA / 2));
    }

    private NDArray linear(NDArray flat, String layer, NDArray input) {
        return input.matMul(part(flat, layer + ".weight")).add(part(flat, layer + ".bias"));
    }

    private NDArray part(NDArray flat, String name) {
        Slice slice = layout.byName().get(name);
        List<Integer> sizes = slice.shape();
        return flat.get(new NDIndex(slice.offset() + ":" + (slice.offset() + slice.size())))
                .reshape(sizes.stream().mapToLong(Integer::longValue).toArray());
    }

    private static NDArray normalised(NDArray values) {
        NDArray centred = values.sub(values.mean(new int[] {1}, true));
        NDArray variance = centred.square().mean(new int[] {1}, true);
        return centred.div(variance.add(NORM_EPSILON).sqrt());
    }

    private static NDArray gelu(NDArray values) {
        NDManager manager = values.getManager();
        NDArray error = values.mul(constant(manager, Math.sqrt(.5))).erf().add(1);
        return values.mul(constant(manager, .5)).mul(error);
    }

    /** A factor that lives as long as the manager: one given as a plain number is freed before the gradient is taken. */
    private static NDArray constant(NDManager manager, double value) {
        return manager.create(value);
    }

    private static NDArray column(NDManager manager, double[] values) {
        return manager.create(values, new Shape(values.length, 1));
    }

    private NDArray dropped(NDArray values, StepNoise noise, int site, int member) {
        double[] kept = noise == null ? null : noise.kept(site);
        if (kept == null) {
            return values;
        }
        int size = Math.toIntExact(values.size());
        double[] own = Arrays.copyOfRange(kept, member * size, (member + 1) * size);
        return values.mul(values.getManager().create(own, values.getShape()));
    }
}
