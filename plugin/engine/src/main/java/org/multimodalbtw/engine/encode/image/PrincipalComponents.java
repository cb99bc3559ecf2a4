package org.multimodalbtw.engine.encode.image;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** The leading principal components of standardised vectors, learnt in one pass over them, or over parts of them. */
final class PrincipalComponents {

    /** Positions that vary less are taken for constant. */
    private static final double CONSTANT = 1e-6;

    private final int size;
    private final double[] sums;
    private final double[] products;
    private long count;

    /** @param size of the vectors */
    PrincipalComponents(int size) {
        this.size = size;
        sums = new double[size];
        products = new double[size * size];
    }

    /**
     * What was learnt: a vector's components are {@code (vector - mean) * projection}.
     *
     * @param mean one a position
     * @param projection positions x components; the components' mean square over all vectors is 1, and leading ones are larger
     * @param components how many there are
     */
    record Projection(double[] mean, float[] projection, int components) {}

    void add(double[] vector) {
        count++;
        for (int i = 0; i < size; i++) {
            sums[i] += vector[i];
            for (int j = i; j < size; j++) {
                products[i * size + j] += vector[i] * vector[j];
            }
        }
    }

    /** Adds what {@link #write} wrote of other vectors. */
    void add(DataInput part) throws IOException {
        count += part.readLong();
        for (int i = 0; i < size; i++) {
            sums[i] += part.readDouble();
            for (int j = i; j < size; j++) {
                products[i * size + j] += part.readDouble();
            }
        }
    }

    /** Writes the sums of positions and of products of two of them, 8 bytes each. */
    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (int i = 0; i < size; i++) {
            out.writeDouble(sums[i]);
            for (int j = i; j < size; j++) {
                out.writeDouble(products[i * size + j]);
            }
        }
    }

    long count() {
        return count;
    }

    /**
     * @param most components; fewer where there are fewer vectors or positions that vary
     * @param onlyVarying whether positions that hardly vary are left out beforehand: the others get the same components, more quickly
     * @return the projection
     */
    Projection fit(int most, boolean onlyVarying) {
        double[] mean = new double[size];
        double[] deviation = new double[size];
        for (int i = 0; i < size; i++) {
            mean[i] = sums[i] / count;
            deviation[i] = Math.sqrt(Math.max(0, products[i * size + i] / count - mean[i] * mean[i]));
        }
        int[] kept = IntStream.range(0, size)
                .filter(i -> !onlyVarying || deviation[i] > CONSTANT)
                .toArray();
        if (kept.length == 0) {
            return new Projection(mean, new float[0], 0);
        }
        PrincipalAxes axes = PrincipalAxes.of(correlation(kept, mean, deviation));
        return projection(axes, kept, mean, deviation, most);
    }

    private DMatrixRMaj correlation(int[] kept, double[] mean, double[] deviation) {
        DMatrixRMaj correlation = new DMatrixRMaj(kept.length, kept.length);
        for (int row = 0; row < kept.length; row++) {
            for (int column = row; column < kept.length; column++) {
                int i = kept[row];
                int j = kept[column];
                double scale = deviation[i] * deviation[j];
                double value = scale > 1e-12 ? (products[i * size + j] / count - mean[i] * mean[j]) / scale : 0;
                correlation.set(row, column, value);
                correlation.set(column, row, value);
            }
        }
        return correlation;
    }

    private Projection projection(PrincipalAxes axes, int[] kept, double[] mean, double[] deviation, int most) {
        int components = 0;
        double variance = 0;
        while (components < Math.min(most, Math.min(kept.length, Math.max(1, count - 1)))
                && axes.values()[components] > 1e-6) {
            variance += axes.values()[components++];
        }
        double scale = components == 0 ? 1 : Math.sqrt(components / variance);
        float[] projection = new float[size * components];
        for (int component = 0; component < components; component++) {
            DMatrixRMaj vector = axes.vectors()[component];
            double sign = sign(vector, kept.length);
            for (int i = 0; i < kept.length; i++) {
                double spread = deviation[kept[i]];
                double value = spread > CONSTANT ? sign * scale * vector.get(i) / spread : 0;
                projection[kept[i] * components + component] = (float) value;
            }
        }
        return new Projection(mean, projection, components);
    }

    /** An eigenvector's sign is arbitrary: its largest entry is made positive. */
    private static double sign(DMatrixRMaj vector, int length) {
        int largest = 0;
        for (int i = 1; i < length; i++) {
            if (Math.abs(vector.get(i)) > Math.abs(vector.get(largest))) {
                largest = i;
            }
        }
        return vector.get(largest) < 0 ? -1 : 1;
    }
}
