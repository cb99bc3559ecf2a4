package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.Taken;

/** Columns of a kind that is treated in a special way, 20 of each, and 10 that only look like it; the kinds are given by {@code kinds()}. */
abstract class ColumnVariants extends WrittenCohort {

    /** A column of 60 cells. */
    record Column(String name, IntFunction<String> cell) {}

    /**
     * A kind of column.
     *
     * @param isFound whether a finding says that a column is of the kind
     * @param columns 20 of the kind
     * @param alike 10 that are not
     */
    record Variants(String name, Predicate<ColumnFinding> isFound, List<Column> columns, List<Column> alike) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKindIsFoundAndWhatLooksLikeItIsNot(Variants kind) throws IOException {
        assertEquals(20, kind.columns.size());
        assertEquals(10, kind.alike.size());
        List<String> missed = new ArrayList<>();
        for (Column column : kind.columns) {
            column(column.name, column.cell);
            ColumnFinding finding = finding(column.name);
            if (!kind.isFound.test(finding)) {
                missed.add("missed " + column.name + ", such as " + column.cell.apply(3) + ": " + finding.taken());
            }
        }
        for (Column column : kind.alike) {
            column(column.name, column.cell);
            ColumnFinding finding = finding(column.name);
            if (kind.isFound.test(finding)) {
                missed.add("false: " + column.name + ", such as " + column.cell.apply(3) + ": " + finding.reason());
            }
        }
        assertEquals(List.of(), missed);
    }

    static Predicate<ColumnFinding> taken(Taken taken) {
        return finding -> finding.taken() == taken;
    }

    static Predicate<ColumnFinding> says(String clause) {
        return finding -> finding.reason().contains(clause);
    }

    static Column of(String name, IntFunction<String> cell) {
        return new Column(name, cell);
    }

    static Column of(IntFunction<String> cell) {
        return new Column("x", cell);
    }

    /** A number of its own for each row, in no order. */
    static int shuffled(int row, int seed) {
        return (row * 37 + seed * 11) % 61;
    }
}
