package org.multimodalbtw.engine.encode.image;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * The eigenvectors of a correlation matrix, the one with the largest eigenvalue first.
 *
 * @param values the eigenvalues
 * @param vectors the eigenvector of each, positions x 1
 */
record PrincipalAxes(double[] values, DMatrixRMaj[] vectors) {

    /**
     * @param correlation symmetric, without negative eigenvalues but for rounding
     * @throws IllegalStateException if it holds what is no number
     */
    static PrincipalAxes of(DMatrixRMaj correlation) {
        int size = correlation.numRows;
        EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(size, true, true);
        return decomposition.decompose(correlation.copy())
                ? ordered(size, i -> decomposition.getEigenvalue(i).getReal(), decomposition::getEigenVector)
                : ofSingularVectors(correlation);
    }

    /**
     * The QR iteration does not end on some matrices of low rank, such as those of images of one colour each. Of a symmetric matrix
     * without negative eigenvalues the singular vectors are the same.
     */
    private static PrincipalAxes ofSingularVectors(DMatrixRMaj correlation) {
        int size = correlation.numRows;
        SingularValueDecomposition_F64<DMatrixRMaj> decomposition =
                DecompositionFactory_DDRM.svd(size, size, true, false, true);
        if (!decomposition.decompose(correlation.copy())) {
            throw new IllegalStateException("The eigenvectors of a correlation matrix were not found");
        }
        DMatrixRMaj left = decomposition.getU(null, false);
        double[] values = decomposition.getSingularValues();
        return ordered(size, i -> values[i], i -> CommonOps_DDRM.extractColumn(left, i, null));
    }

    private static PrincipalAxes ordered(int size, IntToDoubleFunction value, IntFunction<DMatrixRMaj> vector) {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -value.applyAsDouble(i)))
                .mapToInt(Integer::intValue)
                .toArray();
        return new PrincipalAxes(
                Arrays.stream(order).mapToDouble(value).toArray(),
                Arrays.stream(order).mapToObj(vector).toArray(DMatrixRMaj[]::new));
    }
}
