package org.multimodalbtw.engine.pretrain;

import java.util.Arrays;
import java.util.Objects;
import org.multimodalbtw.engine.evaluate.Figures;

/**
 * Whether embeddings differ from row to row, which they must to be of use.
 *
 * @param rows how many were looked at
 * @param deviation the mean over the embedding's numbers of their standard deviation over rows: 0 where all rows have the same embedding,
 *     1 at most, since an embedding has the mean square 1
 * @param narrow how many of its numbers have a standard deviation below .1
 * @param width how many numbers it has
 */
public record Spread(int rows, double deviation, int narrow, int width) {

    /** Below that an embedding hardly tells rows apart (our own decision; the reference asks for more than .5). */
    private static final double LEAST = .2;

    private static final double NARROW = .1;

    static Spread of(float[][] embeddings) {
        float[][] some = Arrays.stream(embeddings).filter(Objects::nonNull).toArray(float[][]::new);
        int width = some[0].length;
        double sum = 0;
        int narrow = 0;
        for (int k = 0; k < width; k++) {
            double deviation = deviation(some, k);
            sum += deviation;
            narrow += deviation < NARROW ? 1 : 0;
        }
        return new Spread(some.length, sum / width, narrow, width);
    }

    private static double deviation(float[][] embeddings, int position) {
        double mean = Arrays.stream(embeddings)
                .mapToDouble(row -> row[position])
                .average()
                .orElseThrow();
        double variance = Arrays.stream(embeddings)
                .mapToDouble(row -> (row[position] - mean) * (row[position] - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(variance);
    }

    /** @return whether the embeddings are so alike that they are of no use */
    public boolean isCollapsed() {
        return deviation < LEAST;
    }

    /** @return what an analyst should know of it */
    public String sentence() {
        String found = "of %d rows have a mean standard deviation of %s (0: all the same, 1: the most)"
                .formatted(rows, Figures.fixed(deviation, 2));
        return isCollapsed()
                ? "The pre-training collapsed: the embeddings " + found
                        + ". Do not use it: check that the modalities have something in common, or hide less."
                : "The embeddings did not collapse: those " + found + ".";
    }
}
