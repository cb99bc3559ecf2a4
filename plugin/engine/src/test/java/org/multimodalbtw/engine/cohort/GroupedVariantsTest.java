package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.encode.CodeList;
import org.multimodalbtw.engine.survey.Taken;

/** Columns as other programs group and join them: names with counts, several numbers in a cell, numbers of 16 digits and more. */
class GroupedVariantsTest extends ColumnVariants {

    private static final List<String> ICD = List.of("I10", "E11", "N18", "J44", "K70");

    static Stream<Variants> kinds() {
        return Stream.of(
                new Variants(
                        "counted names",
                        says("is taken for a count and left out: to keep it, take the column for codes"),
                        counted(),
                        likeCounted()),
                new Variants(
                        "several numbers",
                        says("whose order is not used: each is a category; to use it"),
                        several(),
                        likeSeveral()),
                new Variants(
                        "many digits",
                        finding -> finding.taken() == Taken.SECOND_ID
                                || finding.taken() == Taken.CODE && !finding.isUsed(),
                        digits(),
                        likeDigits()));
    }

    private static String name(int row, int place, List<String> names) {
        return names.get((row / (place + 1) + 2 * place) % names.size());
    }

    private static List<Column> counted() {
        List<Column> columns = new ArrayList<>();
        for (String separator : List.of(", ", "; ", "|", ",", " ; ")) {
            for (List<String> names : List.of(
                    ICD,
                    List.of("Aspirin", "Heparin", "Insulin", "Ramipril"),
                    List.of("ICU", "Ward 3", "OR"),
                    List.of("MRSA", "E. coli", "S. aureus", "no growth"))) {
                columns.add(of(
                        "drugs",
                        row -> name(row, 0, names) + "(" + (1 + row % 9) + ")"
                                + (row % 3 == 0 ? "" : separator + name(row, 1, names) + "(" + (1 + row % 4) + ")")));
            }
        }
        return columns;
    }

    private static List<Column> likeCounted() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of("%s, %s", "%s(a), %s(b)", "%s(1), %s", "%s (left), %s (right)")) {
            columns.add(of("drugs", row -> form.formatted(name(row, 0, ICD), name(row, 1, ICD))));
        }
        columns.add(of("drugs", row -> ICD.get(row % 5) + "(1)"));
        columns.add(of("drugs", row -> row % 2 == 0 ? "Aspirin(100), Ramipril(5)" : "Insulin(8), Aspirin(100)"));
        columns.add(of(
                "drugs",
                row -> name(row, 0, List.of("Aspirin(100)", "Ramipril(5)", "Bisoprolol(2)", "Insulin(8)"))
                        + (row % 3 == 0
                                ? ""
                                : ", " + name(row, 1, List.of("Aspirin(100)", "Ramipril(5)", "Bisoprolol(2)")))));
        columns.add(of(
                "mutations",
                row -> name(row, 0, List.of("EGFR(19)", "EGFR(21)", "KRAS(2)", "BRAF(15)"))
                        + (row % 3 == 0 ? "" : ", " + name(row, 1, List.of("EGFR(19)", "KRAS(2)", "BRAF(15)")))));
        columns.add(of("drugs", row -> "G" + row % 3 + "P" + row % 2 + "(" + row % 4 + ")"));
        columns.add(of(
                "drugs",
                row -> "sinus rhythm (" + (60 + row % 7) + "), axis (" + row % 30 + ") and intervals are normal"));
        return columns;
    }

    private static List<Column> several() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of("1:%d", "1 : %d", "<1:%d", "≥1:%d", ">1:%d", "1:%d.0", "=1:%d", "~1:%d")) {
            columns.add(of(row -> form.formatted(20 << row % 5)));
        }
        for (String form : List.of(
                "%d-%d",
                "%d – %d",
                "<%d-%d",
                "≤%d-%d",
                ">%d-%d",
                "~%d - %d",
                "%d -%d",
                "= %d-%d",
                "%d- %d",
                "<= %d-%d",
                "< %d–%d",
                "%d–%d")) {
            columns.add(of(row -> form.formatted(10 + 10 * (row % 4), 19 + 10 * (row % 4))));
        }
        return columns;
    }

    private static List<Column> likeSeveral() {
        return List.of(
                of("apoe", row -> List.of("3/3", "3/4", "2/4", "4/4").get(row % 4)),
                of("grade", row -> 1 + row % 9 + "/9"),
                of("grades", row -> 6 + "/" + (7 << row % 4)),
                of("operation", row -> List.of("5-470", "5-511", "8-980").get(row % 3)),
                of("ops", row -> List.of("5-47", "5-51", "8-98").get(row % 3)),
                of("bed", row -> 12 + row % 7 + "-" + (13 + row % 9)),
                of("place", row -> 12 + row % 7 + "-" + (1 + row % 5)),
                of(row -> List.of("8140/3", "8500/3", "8070/2").get(row % 3)),
                of(row -> "2021-0" + (1 + row % 9)),
                of(row -> row % 4 == 0
                        ? "1:80"
                        : List.of("negative", "weak", "strong").get(row % 3)));
    }

    private static List<Column> digits() {
        List<Column> columns = new ArrayList<>();
        long[] starts = {
            9007199254740993L, 1234567890123456L, 20230000123456789L, 8999999999999999L, 900000000000000007L
        };
        for (long start : starts) {
            for (int step : List.of(1, 7919, 1_000_003, 11)) {
                columns.add(of("acc", row -> String.valueOf(start + (row * 37L % 101) * step)));
            }
        }
        return columns;
    }

    private static List<Column> likeDigits() {
        List<Column> columns = new ArrayList<>();
        columns.add(of("rna", row -> String.valueOf(20L * (row * 37 % 101) * (row % 7 + 1))));
        columns.add(of("copies", row -> String.format(Locale.ROOT, "%.3e", 1e5 * measured(row))));
        columns.add(of("cells", row -> String.valueOf(4_000_000L + 1000L * (row % 9))));
        columns.add(of("x", row -> String.valueOf(measured(row))));
        columns.add(of("x", row -> String.format(Locale.ROOT, "%.15f", measured(row) / 7)));
        columns.add(of(
                "size", row -> List.of("1234567890123456", "1234567890123457").get(row % 2)));
        columns.add(of("year", row -> String.valueOf(1950 + row % 60)));
        columns.add(of("ratio", row -> "0.0000000000" + (100 + row)));
        columns.add(of("energy", row -> measured(row) + "E16"));
        columns.add(of("negative", row -> String.valueOf(-measured(row))));
        return columns;
    }

    @Test
    void namesWithCountsLoseTheCountsAlone() {
        assertEquals("I10\nE11", CodeList.counted("I10(3), E11 (12)", ','));
        assertEquals("Ward (3) north", CodeList.counted("Ward (3) north(2)", ','));
        assertEquals(Set.of("a"), Set.copyOf(CodeList.names(CodeList.counted("a(1); a(2)", ';'))));
    }
}
