package org.multimodalbtw.host.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a file is the same in two builds' results.
 *
 * @param same whether all is the same but what differs between any two runs
 * @param finding how it is the same, or what differs, in a few words
 */
record FileComparison(boolean same, String finding) {

    /**
     * @param before a file
     * @param after a file of the same name
     * @throws IOException if one cannot be read
     */
    static FileComparison of(Path before, Path after) throws IOException {
        long mismatch = Files.mismatch(before, after);
        if (mismatch < 0) {
            return new FileComparison(true, "same bytes");
        }
        String name = before.getFileName().toString();
        Differences differences;
        if (name.endsWith(".csv")) {
            differences = TableComparison.compare(before, after);
        } else if (name.endsWith(".json")) {
            differences = JsonComparison.compare(before, after);
        } else if (name.endsWith(".safetensors")) {
            differences = WeightComparison.compare(before, after);
        } else {
            return new FileComparison(false, "DIFFERS: the bytes, first at byte " + mismatch);
        }
        return of(differences);
    }

    private static FileComparison of(Differences differences) {
        if (!differences.none()) {
            return new FileComparison(false, "DIFFERS: " + differences.describe());
        }
        return differences.leftOut().isEmpty()
                ? new FileComparison(false, "DIFFERS: other bytes for the same values")
                : new FileComparison(true, "same values, without " + String.join(" and ", differences.leftOut()));
    }
}
