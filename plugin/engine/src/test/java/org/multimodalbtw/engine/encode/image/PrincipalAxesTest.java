package org.multimodalbtw.engine.encode.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalAxesTest {

    @Test
    void twoCorrelatedPositionsHaveTheirSumAndDifference() {
        PrincipalAxes axes = PrincipalAxes.of(new DMatrixRMaj(new double[][] {{1, .6}, {.6, 1}}));
        assertEquals(1.6, axes.values()[0], 1e-12);
        assertEquals(.4, axes.values()[1], 1e-12);
        assertEquals(Math.sqrt(.5), Math.abs(axes.vectors()[0].get(0)), 1e-12);
        assertEquals(axes.vectors()[0].get(0), axes.vectors()[0].get(1), 1e-12);
    }

    /** Positions that all follow a few causes, as the fields of pictures of one colour each do. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void matricesOfLowRankAreTakenApartAndPutTogether(int rank) {
        Random random = new Random(rank);
        int size = 300;
        DMatrixRMaj causes = new DMatrixRMaj(size, rank);
        for (int row = 0; row < size; row++) {
            double length = 0;
            for (int cause = 0; cause < rank; cause++) {
                causes.set(row, cause, random.nextGaussian());
                length += causes.get(row, cause) * causes.get(row, cause);
            }
            for (int cause = 0; cause < rank; cause++) {
                causes.set(row, cause, causes.get(row, cause) / Math.sqrt(length));
            }
        }
        DMatrixRMaj correlation = new DMatrixRMaj(size, size);
        CommonOps_DDRM.multTransB(causes, causes, correlation);
        PrincipalAxes axes = PrincipalAxes.of(correlation);
        for (int row = 0; row < size; row += 17) {
            for (int column = 0; column < size; column += 13) {
                double sum = 0;
                for (int axis = 0; axis < rank; axis++) {
                    DMatrixRMaj vector = axes.vectors()[axis];
                    sum += axes.values()[axis] * vector.get(row) * vector.get(column);
                }
                assertEquals(correlation.get(row, column), sum, 1e-9);
            }
        }
        assertEquals(0, axes.values()[rank], 1e-9);
    }

    @Test
    void whatIsNoNumberIsRefused() {
        DMatrixRMaj matrix = new DMatrixRMaj(new double[][] {{1, Double.NaN}, {Double.NaN, 1}});
        assertThrows(IllegalStateException.class, () -> PrincipalAxes.of(matrix));
    }
}
