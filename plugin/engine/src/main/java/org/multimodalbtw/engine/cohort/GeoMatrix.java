package org.multimodalbtw.engine.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** A series matrix of the Gene Expression Omnibus: lines about the series and its samples, and between two of them a table with a column for each sample. */
final class GeoMatrix {

    private static final String REASON =
            "a series matrix of GEO, with a column for each sample: write the table between its lines '!series_matrix_table_begin' and"
                    + " '!series_matrix_table_end' to a CSV file, with its rows and columns exchanged";

    private static final String BEGIN = "!Series_";

    private GeoMatrix() {}

    /** Why a file that begins as one is no modality: a clause; empty of other files, and of those that cannot be read. */
    static Optional<String> reason(Path file) {
        return is(file) ? Optional.of(REASON) : Optional.empty();
    }

    private static boolean is(Path file) {
        try (InputStream stream = CsvRecords.stream(file)) {
            return new String(stream.readNBytes(BEGIN.length()), StandardCharsets.UTF_8).equals(BEGIN);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
