package org.multimodalbtw.engine.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multimodalbtw.engine.survey.IdMatch;
import org.multimodalbtw.engine.tensor.TensorTable;

/** Patients whom joined tables write in two ways, as {@code q-5000} and {@code Q5000}, so that each becomes two rows. */
final class TwoWritings {

    private TwoWritings() {}

    /**
     * @param joined a tensor file of several tables, joined by row id
     * @return how many patients it has twice, with an example, a sentence; empty if there are none
     * @throws IOException if the file cannot be read
     */
    static Optional<String> sentence(Path joined) throws IOException {
        try (TensorTable table = TensorTable.open(joined)) {
            Map<String, List<Integer>> byKey = new LinkedHashMap<>();
            for (int row = 0; row < table.rows(); row++) {
                byKey.computeIfAbsent(IdMatch.parts(table.rowId(row)), key -> new ArrayList<>())
                        .add(row);
            }
            List<List<Integer>> twice = byKey.values().stream()
                    .filter(rows -> rows.size() == 2 && haveNothingInCommon(table, rows.get(0), rows.get(1)))
                    .toList();
            return twice.isEmpty()
                    ? Optional.empty()
                    : Optional.of(sentence(
                            twice.size(),
                            table.rowId(twice.get(0).get(0)),
                            table.rowId(twice.get(0).get(1))));
        }
    }

    private static String sentence(int count, String one, String other) {
        return (count == 1 ? "1 patient seems" : count + " patients seem") + " to be written in two ways, such as '"
                + one
                + "' and '" + other + "', and " + (count == 1 ? "is" : "are")
                + " predicted twice, from a part of the tables each: write ids alike in all tables.";
    }

    /** Whether no table has both, as it would of two patients. */
    private static boolean haveNothingInCommon(TensorTable table, int one, int other) {
        return IntStream.range(0, table.schema().columns().size())
                .noneMatch(column -> table.isPresent(column, one) && table.isPresent(column, other));
    }
}
