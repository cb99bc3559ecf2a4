package org.multimodalbtw.engine.encode.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Singular vectors by products alone. */
class SubspaceIterationTest {

    /** The singular vectors by products with the rows one after the other, as of {@link TermProducts}. */
    private static TruncatedSvd byProducts(List<List<WeightedTerm>> rows, int columns, int components) {
        SubspaceIteration iteration = SubspaceIteration.start(columns, components);
        while (!iteration.isLast()) {
            iteration = iteration.next(product(rows, iteration));
        }
        return iteration.vectors(product(rows, iteration), components);
    }

    private static DMatrixRMaj product(List<List<WeightedTerm>> rows, SubspaceIteration iteration) {
        TermProducts products =
                new TermProducts(new TextColumns(List.of(), List.of(), TermKind.WORDS), iteration.domain());
        rows.forEach(products::add);
        assertEquals(rows.size(), products.texts());
        return products.product();
    }

    @Test
    void aProductIsThatOfTheMatrix() {
        // A = (1 2; 0 3), D = (1; 1): A D = (3; 3), A' A D = (3; 6 + 9)
        TermProducts products = new TermProducts(
                new TextColumns(List.of(), List.of(), TermKind.WORDS), new DMatrixRMaj(2, 1, true, 1, 1));
        products.add(List.of(new WeightedTerm(0, 1), new WeightedTerm(1, 2)));
        products.add(List.of(new WeightedTerm(1, 3)));
        assertArrayEquals(new double[] {3, 15}, products.product().data);
    }

    @Test
    void findsTheSingularVectorsOfAMatrixThatIsKnown() {
        // 3 * e1 f2' + 2 * e2 f1' + 1 * e3 f3'
        List<List<WeightedTerm>> rows = List.of(
                List.of(new WeightedTerm(1, 3)), List.of(new WeightedTerm(0, 2)), List.of(new WeightedTerm(2, 1)));
        TruncatedSvd svd = byProducts(rows, 4, 2);
        assertArrayEquals(new double[] {3, 2}, svd.singular(), 1e-12);
        assertArrayEquals(new double[] {0, 1, 1, 0, 0, 0, 0, 0}, svd.vectors(), 1e-12);
    }

    /** Orthogonal rows, each with the same two entries of a pair of columns: their lengths are the singular values. */
    private static List<List<WeightedTerm>> rows(double... lengths) {
        List<List<WeightedTerm>> rows = new ArrayList<>();
        for (int row = 0; row < lengths.length; row++) {
            double entry = lengths[row] / Math.sqrt(2);
            rows.add(List.of(new WeightedTerm(2 * row, entry), new WeightedTerm(2 * row + 1, entry)));
        }
        return rows;
    }

    @Test
    void valuesFarBelowTheFirstAreFoundToTheirBoundAndNotBelow() {
        List<List<WeightedTerm>> rows = rows(1, 1e-2, 2e-5, 1e-6);
        TruncatedSvd one = TruncatedSvd.of(rows, 8, 4, iteration -> {});
        assertArrayEquals(new double[] {1, 1e-2, 2e-5, 1e-6}, one.singular(), 1e-12);
        TruncatedSvd found = byProducts(rows, 8, 4);
        assertEquals(3, found.components(), "the fourth is less than 1e-5 of the first");
        for (int component = 0; component < 3; component++) {
            assertEquals(one.singular()[component], found.singular()[component], 1e-6 * one.singular()[component]);
            for (int column = 0; column < 8; column++) {
                assertEquals(one.vectors()[column * 4 + component], found.vectors()[column * 3 + component], 1e-6);
            }
        }
    }

    @Test
    void theSubspaceOfManyColumnsIsThatOfTheRows() {
        Random random = new Random(8);
        List<List<WeightedTerm>> rows = new ArrayList<>();
        for (int row = 0; row < 400; row++) {
            List<WeightedTerm> entries = new ArrayList<>();
            for (int column = 0; column < 120; column++) {
                if (random.nextInt(5) == 0) {
                    entries.add(new WeightedTerm(column, random.nextDouble() / (1 + column / 9.)));
                }
            }
            rows.add(entries);
        }
        TruncatedSvd one = TruncatedSvd.of(rows, 120, 12, iteration -> {});
        TruncatedSvd found = byProducts(rows, 120, 12);
        assertArrayEquals(one.singular(), found.singular(), 1e-9);
        assertArrayEquals(one.vectors(), found.vectors(), 1e-9);
    }
}
