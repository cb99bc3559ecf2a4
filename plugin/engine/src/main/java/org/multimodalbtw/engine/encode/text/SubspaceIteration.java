package org.multimodalbtw.engine.encode.text;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The iterations of {@link TruncatedSvd} for a matrix A whose rows cannot be held, of which only products {@code A' A D} with a thin matrix D
 * are known: these are sums over the rows. The start and the subspaces are the same, so that the vectors agree but for rounding; that grows
 * with the square of the singular values' ratio, so that those below {@value #SMALLEST} of the first are not found.
 *
 * @param products how many were taken
 * @param domain D, columns of A x directions; orthonormal but for the random start
 */
record SubspaceIteration(int products, DMatrixRMaj domain) {

    /** Of the largest singular value; at it, rounding of {@code A' A} moves a vector by some 1e-6. */
    static final double SMALLEST = 1e-5;

    /**
     * @param columns how many columns the matrix has
     * @param components most vectors to compute
     * @return what is multiplied first
     */
    static SubspaceIteration start(int columns, int components) {
        return new SubspaceIteration(0, TruncatedSvd.start(columns, width(columns, components)));
    }

    /** @return how many directions are followed */
    static int width(int columns, int components) {
        return Math.min(components + TruncatedSvd.OVERSAMPLING, columns);
    }

    /** @return whether the next product is the last one */
    boolean isLast() {
        return products + 1 == TruncatedSvd.iterations();
    }

    /**
     * @param product {@code A' A D}
     * @return what is multiplied next
     */
    SubspaceIteration next(DMatrixRMaj product) {
        return new SubspaceIteration(products + 1, TruncatedSvd.basis(product));
    }

    /**
     * @param product the last one
     * @param components most vectors to compute
     * @return the singular vectors
     */
    TruncatedSvd vectors(DMatrixRMaj product, int components) {
        DMatrixRMaj squares = new DMatrixRMaj(domain.numCols, domain.numCols);
        CommonOps_DDRM.multTransA(domain, product, squares);
        SingularValueDecomposition_F64<DMatrixRMaj> axes =
                DecompositionFactory_DDRM.svd(squares.numRows, squares.numCols, true, false, true);
        if (!axes.decompose(symmetric(squares))) {
            throw new IllegalStateException("No axes of a range");
        }
        DMatrixRMaj range = orthonormal(axes.getU(null, false), axes.getSingularValues());
        DMatrixRMaj ofRange = new DMatrixRMaj(product.numRows, range.numCols);
        CommonOps_DDRM.mult(product, range, ofRange);
        return TruncatedSvd.ofDomain(ofRange, components);
    }

    private static DMatrixRMaj symmetric(DMatrixRMaj matrix) {
        DMatrixRMaj other = CommonOps_DDRM.transpose(matrix, null);
        DMatrixRMaj mean = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        CommonOps_DDRM.add(.5, matrix, .5, other, mean);
        return mean;
    }

    /** By what the columns of {@code A D} are an orthonormal basis of its range: the axes of its squares, without those that rounding made. */
    private static DMatrixRMaj orthonormal(DMatrixRMaj axes, double[] values) {
        double largest = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .max()
                .orElse(0);
        int[] kept = IntStream.range(0, values.length)
                .filter(i -> values[i] > SMALLEST * SMALLEST * largest)
                .toArray();
        DMatrixRMaj basis = new DMatrixRMaj(axes.numRows, kept.length);
        for (int column = 0; column < kept.length; column++) {
            double length = Math.sqrt(values[kept[column]]);
            for (int row = 0; row < axes.numRows; row++) {
                basis.set(row, column, axes.get(row, kept[column]) / length);
            }
        }
        return basis;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(products);
        write(domain, out);
    }

    /** Reads what {@link #write} wrote. */
    static SubspaceIteration read(DataInput in) throws IOException {
        return new SubspaceIteration(in.readInt(), matrix(in));
    }

    /** Writes how many rows and columns a matrix has, and its entries, row by row. */
    static void write(DMatrixRMaj matrix, DataOutput out) throws IOException {
        out.writeInt(matrix.numRows);
        out.writeInt(matrix.numCols);
        for (int entry = 0; entry < matrix.getNumElements(); entry++) {
            out.writeDouble(matrix.data[entry]);
        }
    }

    private static DMatrixRMaj matrix(DataInput in) throws IOException {
        DMatrixRMaj matrix = new DMatrixRMaj(in.readInt(), in.readInt());
        for (int entry = 0; entry < matrix.getNumElements(); entry++) {
            matrix.data[entry] = in.readDouble();
        }
        return matrix;
    }
}
