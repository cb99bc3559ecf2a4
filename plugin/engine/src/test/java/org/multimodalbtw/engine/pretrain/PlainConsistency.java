package org.multimodalbtw.engine.pretrain;

import org.multimodalbtw.engine.graph.Slice;
import org.multimodalbtw.engine.network.ParameterLayout;
import org.multimodalbtw.engine.tensor.TensorTable;

/** What lies behind the tokens of a step, with plain arrays and loops, as a second implementation. */
final class PlainConsistency {

    private final ParameterLayout layout;
    private final float[] parameters;
    private final int member;
    private final int width;
    private final int outputs;

    PlainConsistency(ParameterLayout layout, float[] parameters, int member, int width, int outputs) {
        this.layout = layout;
        this.parameters = parameters;
        this.member = member;
        this.width = width;
        this.outputs = outputs;
    }

    /** The loss of tokens, members x rows x modalities x width, of which the second half is the other view. */
    double loss(float[] tokens, TensorTable table, int rows) {
        int half = rows / 2;
        int modalities = table.schema().columns().size();
        double[][][] alone = new double[half][modalities][];
        double[][][] together = new double[half][modalities][];
        boolean[][] has = new boolean[half][modalities];
        for (int row = 0; row < half; row++) {
            double[] mean = new double[width];
            int count = 0;
            for (int m = 0; m < modalities; m++) {
                has[row][m] = table.isPresent(m, row);
                count += has[row][m] ? 1 : 0;
            }
            for (int m = 0; m < modalities; m++) {
                double[] token = token(tokens, row + half, m, rows, modalities);
                for (int i = 0; has[row][m] && i < width; i++) {
                    mean[i] += token[i] / count;
                }
            }
            double[] embedding = shared(product(mean, "pretraining.map.weight", width, null));
            for (int m = 0; m < modalities; m++) {
                alone[row][m] = projected(shared(token(tokens, row, m, rows, modalities)), m);
                together[row][m] = projected(embedding, m);
            }
        }
        return loss(alone, together, has, 1);
    }

    double[] token(float[] tokens, int row, int modality, int rows, int modalities) {
        double[] token = new double[width];
        for (int i = 0; i < width; i++) {
            token[i] = tokens[((member * rows + row) * modalities + modality) * width + i];
        }
        return token;
    }

    double[] shared(double[] token) {
        double[] hidden = product(token, "pretraining.shared.1.weight", width, "pretraining.shared.1.bias");
        double[] more = product(gelu(hidden), "pretraining.shared.2.weight", width, "pretraining.shared.2.bias");
        double mean = 0;
        for (int i = 0; i < width; i++) {
            more[i] += token[i];
            mean += more[i] / width;
        }
        double variance = 0;
        for (double value : more) {
            variance += (value - mean) * (value - mean) / width;
        }
        for (int i = 0; i < width; i++) {
            more[i] = (more[i] - mean) / Math.sqrt(variance + 1e-5);
        }
        return more;
    }

    private double[] projected(double[] embedding, int modality) {
        String name = "pretraining.projector" + modality;
        double[] hidden = product(embedding, name + ".1.weight", width, name + ".1.bias");
        return product(gelu(hidden), name + ".2.weight", outputs, name + ".2.bias");
    }

    double[] product(double[] input, String weight, int size, String bias) {
        double[] output = new double[size];
        for (int j = 0; j < size; j++) {
            output[j] = bias == null ? 0 : parameter(bias, j);
            for (int i = 0; i < input.length; i++) {
                output[j] += input[i] * parameter(weight, i * size + j);
            }
        }
        return output;
    }

    private double parameter(String name, int position) {
        Slice slice = layout.byName().get(name);
        return parameters[member * layout.size() + slice.offset() + position];
    }

    private static double[] gelu(double[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] * phi(values[i]);
        }
        return result;
    }

    /** The standard normal distribution function, by Simpson's rule from -8. */
    private static double phi(double x) {
        int steps = 2000;
        double width = (x + 8) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double at = -8 + i * width;
            double factor = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += factor * Math.exp(-at * at / 2);
        }
        return sum * width / 3 / Math.sqrt(2 * Math.PI);
    }

    /** The loss of projections, rows x modalities x outputs. */
    static double loss(double[][][] alone, double[][][] together, boolean[][] has, double terms) {
        int modalities = has[0].length;
        int outputs = alone[0][0].length;
        double total = 0;
        for (int m = 0; m < modalities; m++) {
            double distance = 0;
            int rows = 0;
            for (int row = 0; row < has.length; row++) {
                if (!has[row][m]) {
                    continue;
                }
                rows++;
                for (int k = 0; k < outputs; k++) {
                    double middle = 0;
                    int there = 0;
                    for (int other = 0; other < modalities; other++) {
                        middle += has[row][other] ? alone[row][other][k] : 0;
                        there += has[row][other] ? 1 : 0;
                    }
                    double fromFusion = alone[row][m][k] - together[row][m][k];
                    double fromMiddle = alone[row][m][k] - middle / there;
                    distance += (fromFusion * fromFusion + fromMiddle * fromMiddle) / outputs;
                }
            }
            total += rows == 0 ? 0 : 5 * distance / rows;
            total += terms * (apart(alone, has, m, outputs) + apart(together, has, m, outputs));
        }
        return total;
    }

    private static double apart(double[][][] values, boolean[][] has, int m, int outputs) {
        double[] mean = new double[outputs];
        int rows = 0;
        for (boolean[] row : has) {
            rows += row[m] ? 1 : 0;
        }
        if (rows < 2) {
            return 0;
        }
        for (int row = 0; row < has.length; row++) {
            for (int k = 0; has[row][m] && k < outputs; k++) {
                mean[k] += values[row][m][k] / rows;
            }
        }
        double narrow = 0;
        double covariances = 0;
        for (int k = 0; k < outputs; k++) {
            for (int l = 0; l < outputs; l++) {
                double covariance = 0;
                for (int row = 0; row < has.length; row++) {
                    covariance += has[row][m]
                            ? (values[row][m][k] - mean[k]) * (values[row][m][l] - mean[l]) / (rows - 1)
                            : 0;
                }
                narrow += k == l ? Math.max(0, 1 - Math.sqrt(covariance + 1e-4)) / outputs : 0;
                covariances += k == l ? 0 : covariance * covariance;
            }
        }
        return 5 * narrow + covariances / outputs;
    }
}
