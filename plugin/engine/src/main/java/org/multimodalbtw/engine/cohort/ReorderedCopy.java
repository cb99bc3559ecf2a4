package org.multimodalbtw.engine.cohort;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.multimodalbtw.engine.survey.TextHash;

/** Files with the same names of columns, and the same lines below them in another order. */
final class ReorderedCopy {

    private static final long LARGEST = 64L << 20;
    /** A break behind the last line may lack. */
    private static final long MOST_DIFFERENT = 2;
    /** Fewer lines may be alike by chance. */
    private static final int FEWEST_LINES = 10;

    private ReorderedCopy() {}

    /**
     * @param one a file
     * @param other another one
     * @return whether they are; files of more than 64 MiB and compressed ones are not looked at
     * @throws IOException if they cannot be read
     */
    static boolean is(Path one, Path other) throws IOException {
        long size = Files.size(one);
        boolean mayBe = size <= LARGEST
                && Math.abs(size - Files.size(other)) <= MOST_DIFFERENT
                && CohortFiles.isPlain(one)
                && CohortFiles.isPlain(other);
        if (!mayBe) {
            return false;
        }
        Lines lines = Lines.of(one);
        return lines.count() >= FEWEST_LINES && lines.equals(Lines.of(other));
    }

    /**
     * The lines of a file in any order.
     *
     * @param header the first one
     * @param count how many stand below it
     * @param sum of what was made of each
     * @param product of what was made of each, which only agree by chance where lines differ
     */
    private record Lines(String header, long count, long sum, long product) {

        static Lines of(Path file) throws IOException {
            try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                String header = reader.readLine();
                long count = 0;
                long sum = 0;
                long product = 1;
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    long mixed = TextHash.of(line);
                    count++;
                    sum += mixed;
                    product *= mixed | 1;
                }
                return new Lines(header, count, sum, product);
            }
        }
    }
}
