package org.multimodalbtw.engine.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import org.multimodalbtw.engine.tensor.TensorColumn;

/** The first part of an encoder a second time: one member, one step and one field at a time, in plain array operations. */
final class BackboneOracle {

    /** Gives a parameter of one member by its name. */
    interface Parameters {
        NDArray get(String name);
    }

    private final Parameters parameters;
    private final UnaryOperator<NDArray> gelu;
    private final int width;

    BackboneOracle(Parameters parameters, UnaryOperator<NDArray> gelu, int width) {
        this.parameters = parameters;
        this.gelu = gelu;
        this.width = width;
    }

    /**
     * Rows x features from rows x values.
     *
     * @param items how many items each row has, where the modality is ragged
     */
    NDArray features(TensorColumn modality, NDArray input, int[] items) {
        return modality.ragged() ? ragged(modality, input, items) : ofShape(modality.shape(), input);
    }

    private NDArray ofShape(List<Integer> shape, NDArray input) {
        return switch (shape.size()) {
            case 2 -> recurrent(input, shape.get(0), shape.get(1));
            case 3 -> convolutional(input.reshape(-1, shape.get(0), shape.get(1), shape.get(2)));
            default -> input;
        };
    }

    /** Row after row, each with its own items and nothing behind them. */
    private NDArray ragged(TensorColumn modality, NDArray input, int[] items) {
        NDList rows = new NDList();
        for (int row = 0; row < items.length; row++) {
            int values = items[row] * modality.itemSize();
            NDArray own = values == 0
                    ? null
                    : input.get(new NDIndex(row + ", :" + values)).reshape(items[row], modality.itemSize());
            rows.add(
                    switch (modality.items().kind()) {
                        case TOKENS -> terms(modality, own, input.getManager());
                        case EVENTS -> events(modality, own, input.getManager());
                        default -> vectors(modality, own, input.getManager());
                    });
        }
        // DJL copies a single array here, and no gradient would pass
        return rows.size() == 1 ? rows.get(0).expandDims(0) : NDArrays.stack(rows, 0);
    }

    private NDArray terms(TensorColumn modality, NDArray items, NDManager manager) {
        NDArray vectors = parameters.get("encoder.terms");
        NDArray scores = parameters.get("encoder.scores");
        if (items == null) {
            return manager.zeros(new Shape((TermPooling.HEADS + 1) * TermPooling.WIDTH), DataType.FLOAT64);
        }
        NDArray own = oneHot(items.reshape(-1), modality.items().categories(), manager)
                .matMul(vectors);
        NDArray power = bounded(own.matMul(scores)).exp();
        NDArray pooled = power.div(power.sum(new int[] {0}, true)).transpose().matMul(own);
        return NDArrays.concat(new NDList(own.mean(new int[] {0}), pooled.reshape(-1)), 0);
    }

    private NDArray oneHot(NDArray indices, int categories, NDManager manager) {
        double[] chosen = indices.toDoubleArray();
        double[] marks = new double[chosen.length * categories];
        for (int i = 0; i < chosen.length; i++) {
            marks[i * categories + (int) chosen[i]] = 1;
        }
        return manager.create(marks, new Shape(chosen.length, categories));
    }

    /** Variable after variable, a reference time after the other. */
    private NDArray events(TensorColumn modality, NDArray items, NDManager manager) {
        int variables = modality.items().categories();
        double[] numbers = items == null ? new double[0] : items.toDoubleArray();
        NDArray references = parameters.get("encoder.time.references");
        NDList steps = new NDList();
        for (int reference = 0; reference < TimeAttention.REFERENCES; reference++) {
            NDArray[] means = new NDArray[variables];
            NDArray[] amounts = new NDArray[variables];
            for (int variable = 0; variable < variables; variable++) {
                NDArray sum = manager.create(0.0);
                NDArray weights = manager.create(0.0);
                for (int i = 0; i < numbers.length; i += 3) {
                    if ((int) numbers[i + 2] == variable) {
                        NDArray weight = weight(references.get(reference), numbers[i], variable, manager);
                        sum = sum.add(weight.mul(manager.create(numbers[i + 1])));
                        weights = weights.add(weight);
                    }
                }
                means[variable] = sum.div(weights.add(manager.create(Backbone.LEAST)));
                amounts[variable] = weights.add(manager.create(1.0)).log().mul(manager.create(TimeAttention.AMOUNT));
            }
            steps.add(stacked(means));
            steps.add(stacked(amounts));
        }
        NDArray grid = NDArrays.concat(steps, 0).expandDims(0);
        return recurrent(grid, TimeAttention.REFERENCES, 2 * variables).squeeze(0);
    }

    private NDArray weight(NDArray reference, double time, int variable, NDManager manager) {
        NDArray angle = reference
                .sub(manager.create(time))
                .mul(parameters.get("encoder.time.frequencies"))
                .mul(manager.create(2 * Math.PI));
        NDArray score = parameters
                .get("encoder.time.cosine")
                .get(variable)
                .mul(angle.cos())
                .add(parameters.get("encoder.time.sine").get(variable).mul(angle.sin()))
                .sum();
        return bounded(score).exp();
    }

    private static NDArray bounded(NDArray score) {
        NDArray bound = score.getManager().create(Backbone.BOUND);
        return score.div(bound).tanh().mul(bound);
    }

    private static NDArray stacked(NDArray[] scalars) {
        return scalars.length == 1 ? scalars[0].reshape(1) : NDArrays.stack(new NDList(scalars), 0);
    }

    private NDArray vectors(TensorColumn modality, NDArray items, NDManager manager) {
        List<Integer> shape = modality.shape().subList(1, modality.shape().size());
        NDArray scores = parameters.get("encoder.scores");
        if (items == null) {
            return manager.zeros(new Shape(scores.size()), DataType.FLOAT64);
        }
        NDArray features = ofShape(shape, items);
        NDArray power = bounded(features.matMul(scores)).exp();
        return features.mul(power.div(power.sum())).sum(new int[] {0});
    }

    private NDArray recurrent(NDArray input, int steps, int inputs) {
        NDArray state = input.getManager().zeros(new Shape(input.getShape().get(0), width), input.getDataType());
        NDArray sum = null;
        NDArray most = null;
        NDArray least = null;
        NDArray step = null;
        for (int t = 0; t < steps; t++) {
            step = input.get(new NDIndex(":, " + t * inputs + ":" + (t + 1) * inputs));
            NDArray fromInput = step.matMul(parameters.get("encoder.gru.input.weight"))
                    .add(parameters.get("encoder.gru.input.bias"));
            NDArray fromState = state.matMul(parameters.get("encoder.gru.state.weight"))
                    .add(parameters.get("encoder.gru.state.bias"));
            NDArray reset = sigmoid(gate(fromInput, 0).add(gate(fromState, 0)));
            NDArray update = sigmoid(gate(fromInput, 1).add(gate(fromState, 1)));
            NDArray fresh =
                    gate(fromInput, 2).add(reset.mul(gate(fromState, 2))).tanh();
            state = update.neg().add(1).mul(fresh).add(update.mul(state));
            sum = t == 0 ? step : sum.add(step);
            most = t == 0 ? step : NDArrays.maximum(most, step);
            least = t == 0 ? step : NDArrays.minimum(least, step);
        }
        NDArray mean = sum.mul(input.getManager().create(1.0 / steps));
        return NDArrays.concat(new NDList(state, mean, step, most, least), 1);
    }

    private NDArray gate(NDArray all, int number) {
        return all.get(new NDIndex(":, " + number * width + ":" + (number + 1) * width));
    }

    /** Without a plain number to the power or factor of: it would be freed before the gradient is taken. */
    private static NDArray sigmoid(NDArray values) {
        NDArray power = values.exp();
        return power.div(power.add(1));
    }

    private NDArray convolutional(NDArray images) {
        int height = Math.toIntExact(images.getShape().get(2));
        int width = Math.toIntExact(images.getShape().get(3));
        NDArray values = images;
        for (int block = 0; block < Convolutional.BLOCKS.size(); block++) {
            String name = "encoder.conv." + (block + 1);
            values = gelu.apply(normalised(convolved(values, name), name));
            values = pooled(values, Convolutional.stride(height, block), Convolutional.stride(width, block));
        }
        int down = Convolutional.grid(height);
        int across = Convolutional.grid(width);
        NDList fields = new NDList();
        for (int i = 0; i < down; i++) {
            for (int j = 0; j < across; j++) {
                NDArray field = values.get(
                        new NDIndex(":, :, " + range(i, down, values, 2) + ", " + range(j, across, values, 3)));
                fields.add(field.reshape(
                                images.getShape().get(0), values.getShape().get(1), -1)
                        .mean(new int[] {2}));
            }
        }
        // DJL copies a single array here, and no gradient would pass
        NDArray stacked = fields.size() == 1 ? fields.get(0).expandDims(2) : NDArrays.stack(fields, 2);
        return stacked.reshape(images.getShape().get(0), -1);
    }

    private static String range(int field, int fields, NDArray values, int axis) {
        int size = Math.toIntExact(values.getShape().get(axis));
        return field * size / fields + ":" + ((field + 1) * size + fields - 1) / fields;
    }

    /** The sum over the nine shifts of the padded image times that place's matrix. */
    private NDArray convolved(NDArray values, String name) {
        long rows = values.getShape().get(0);
        int channels = Math.toIntExact(values.getShape().get(1));
        int height = Math.toIntExact(values.getShape().get(2));
        int width = Math.toIntExact(values.getShape().get(3));
        NDArray weight = parameters.get(name + ".weight");
        NDArray bias = parameters.get(name + ".bias");
        long outputs = bias.size();
        NDArray row = values.getManager().zeros(new Shape(rows, channels, 1, width), values.getDataType());
        NDArray column = values.getManager().zeros(new Shape(rows, channels, height + 2, 1), values.getDataType());
        NDArray padded = NDArrays.concat(new NDList(row, values, row), 2);
        padded = NDArrays.concat(new NDList(column, padded, column), 3);
        NDArray sum = bias.reshape(1, 1, outputs);
        for (int place = 0; place < 9; place++) {
            int down = place / 3;
            int across = place % 3;
            NDArray shifted = padded.get(
                    new NDIndex(":, :, " + down + ":" + (down + height) + ", " + across + ":" + (across + width)));
            NDArray matrix = weight.reshape(channels, 9, outputs).get(new NDIndex(":, " + place + ", :"));
            NDArray pixels =
                    shifted.reshape(rows, channels, (long) height * width).transpose(0, 2, 1);
            sum = sum.add(pixels.matMul(matrix));
        }
        return sum.transpose(0, 2, 1).reshape(rows, outputs, height, width);
    }

    private NDArray normalised(NDArray values, String name) {
        NDArray flat = values.reshape(values.getShape().get(0), -1);
        NDArray centred = flat.sub(flat.mean(new int[] {1}, true));
        NDArray spread =
                centred.mul(centred).mean(new int[] {1}, true).add(1e-5).sqrt();
        NDArray gain = parameters.get(name + ".norm.gain");
        NDArray bias = parameters.get(name + ".norm.bias");
        return centred.div(spread)
                .reshape(values.getShape())
                .mul(gain.reshape(1, gain.size(), 1, 1))
                .add(bias.reshape(1, bias.size(), 1, 1));
    }

    private static NDArray pooled(NDArray values, int down, int across) {
        int height = Math.toIntExact(values.getShape().get(2)) / down * down;
        int width = Math.toIntExact(values.getShape().get(3)) / across * across;
        NDArray most = null;
        for (int i = 0; i < down; i++) {
            for (int j = 0; j < across; j++) {
                NDArray part = values.get(
                        new NDIndex(":, :, " + i + ":" + height + ":" + down + ", " + j + ":" + width + ":" + across));
                most = most == null ? part : NDArrays.maximum(most, part);
            }
        }
        return most;
    }
}
