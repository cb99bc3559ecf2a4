package org.multimodalbtw.engine.encode.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.ejml.data.DGrowArray;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRPDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.csc.CommonOps_DSCC;

/**
 * The leading right singular vectors of a large sparse matrix, by a randomised range finder with subspace iterations (Halko, Martinsson
 * and Tropp 2011, algorithms 4.4 and 5.1). The random start is fixed, so that the same matrix gives the same vectors; each vector's
 * largest entry is positive.
 *
 * @param vectors entries of a row x components, row by row
 * @param singular the singular values, falling
 */
record TruncatedSvd(double[] vectors, double[] singular) {

    static final int OVERSAMPLING = 10;
    private static final int ITERATIONS = 5;
    private static final long START = 20110901;
    private static final double NEGLIGIBLE = 1e-9;

    /**
     * @param rows the matrix's rows
     * @param columns how many columns it has
     * @param components most vectors to compute; fewer if the matrix has a lower rank
     * @param iteration told of each iteration, from 1 to {@link #iterations()}
     */
    static TruncatedSvd of(List<List<WeightedTerm>> rows, int columns, int components, IntConsumer iteration) {
        DMatrixSparseCSC matrix = matrix(rows, columns);
        int width = Math.min(components + OVERSAMPLING, Math.min(rows.size(), columns));
        DGrowArray work = new DGrowArray();
        DMatrixRMaj range = CommonOps_DSCC.mult(matrix, start(columns, width), null);
        DMatrixRMaj domain = null;
        for (int i = 1; i <= ITERATIONS; i++) {
            iteration.accept(i);
            domain = CommonOps_DSCC.multTransA(matrix, basis(range), null, work);
            if (i < ITERATIONS) {
                // its columns span what an orthogonal basis of it would, and the next basis comes soon enough for
                // double precision
                range = CommonOps_DSCC.mult(matrix, domain, null);
            }
        }
        return ofDomain(domain, components);
    }

    /**
     * @param domain {@code A' Q} of an orthogonal basis Q of the range: its left singular vectors are the matrix's right ones
     * @param components most vectors to compute
     */
    static TruncatedSvd ofDomain(DMatrixRMaj domain, int components) {
        DMatrixRMaj basis = basis(domain);
        DMatrixRMaj inside = new DMatrixRMaj(basis.numCols, domain.numCols);
        CommonOps_DDRM.multTransA(basis, domain, inside);
        SingularValueDecomposition_F64<DMatrixRMaj> small =
                DecompositionFactory_DDRM.svd(inside.numRows, inside.numCols, true, false, true);
        if (!small.decompose(inside)) {
            throw new IllegalStateException("No singular values");
        }
        DMatrixRMaj left = new DMatrixRMaj(domain.numRows, small.getU(null, false).numCols);
        CommonOps_DDRM.mult(basis, small.getU(null, false), left);
        return sorted(left, small.getSingularValues(), components);
    }

    static int iterations() {
        return ITERATIONS;
    }

    /** @return how many vectors there are */
    int components() {
        return singular.length;
    }

    private static DMatrixSparseCSC matrix(List<List<WeightedTerm>> rows, int columns) {
        int entries = rows.stream().mapToInt(List::size).sum();
        DMatrixSparseTriplet triplets = new DMatrixSparseTriplet(rows.size(), columns, entries);
        for (int row = 0; row < rows.size(); row++) {
            for (WeightedTerm term : rows.get(row)) {
                triplets.addItem(row, term.position(), term.weight());
            }
        }
        return DConvertMatrixStruct.convert(triplets, (DMatrixSparseCSC) null);
    }

    /** @return a random matrix, always the same */
    static DMatrixRMaj start(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(START);
        DMatrixRMaj start = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < start.data.length; i++) {
            start.data[i] = random.nextGaussian();
        }
        return start;
    }

    /** Pivoting finds the rank: texts that repeat each other have fewer directions than there are columns. */
    static DMatrixRMaj basis(DMatrixRMaj matrix) {
        QRPDecomposition_F64<DMatrixRMaj> factors = DecompositionFactory_DDRM.qrp(matrix.numRows, matrix.numCols);
        if (!factors.decompose(matrix.copy())) {
            throw new IllegalStateException("No orthogonal basis");
        }
        DMatrixRMaj all = factors.getQ(null, true);
        return CommonOps_DDRM.extract(all, 0, all.numRows, 0, Math.max(1, factors.getRank()));
    }

    private static TruncatedSvd sorted(DMatrixRMaj left, double[] values, int components) {
        double largest = Arrays.stream(values).max().orElse(0);
        int[] order = IntStream.range(0, Math.min(values.length, left.numCols))
                .boxed()
                .filter(i -> values[i] > NEGLIGIBLE * largest)
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(components)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] vectors = new double[left.numRows * order.length];
        double[] singular = new double[order.length];
        for (int component = 0; component < order.length; component++) {
            singular[component] = values[order[component]];
            double sign = Math.signum(farthest(left, order[component]));
            for (int row = 0; row < left.numRows; row++) {
                vectors[row * order.length + component] = sign * left.get(row, order[component]);
            }
        }
        return new TruncatedSvd(vectors, singular);
    }

    private static double farthest(DMatrixRMaj matrix, int column) {
        double farthest = 0;
        for (int row = 0; row < matrix.numRows; row++) {
            double value = matrix.get(row, column);
            farthest = Math.abs(value) > Math.abs(farthest) ? value : farthest;
        }
        return farthest;
    }
}
