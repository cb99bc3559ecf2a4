package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.multimodalbtw.engine.survey.Taken;

/** Of each kind of column that is treated in a special way: 20 that are of the kind, and 10 that only look like it. */
class SurveyVariantsTest extends ColumnVariants {

    static Stream<Variants> kinds() {
        return Stream.of(
                new Variants("second id", taken(Taken.SECOND_ID), secondIds(), likeSecondIds()),
                new Variants("row number", taken(Taken.ROW_NUMBER), rowNumbers(), likeRowNumbers()),
                new Variants("copy of the outcome", taken(Taken.OUTCOME), copies(), likeCopies()),
                new Variants("date", taken(Taken.DATE), dates(), likeDates()),
                new Variants("code", taken(Taken.CODE), codes(), likeCodes()),
                new Variants("list of codes", taken(Taken.CODES), lists(), likeLists()),
                new Variants("flag", taken(Taken.FLAG), flags(), likeFlags()),
                new Variants("free text", taken(Taken.TEXT), texts(), likeTexts()),
                new Variants("sentinel", says("counts as empty"), sentinels(), likeSentinels()),
                new Variants("limit", finding -> finding.reading().hasLimits(), limits(), likeLimits()),
                new Variants("unit", says("numbers in "), units(), likeUnits()),
                new Variants("decimal comma", says("decimal sign"), commas(), likeCommas()));
    }

    private static List<Column> secondIds() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "hadm_id",
                "subject_id",
                "stay_id",
                "Patient ID",
                "MRN",
                "encounter",
                "accession",
                "specimen_id",
                "study id",
                "visit_id")) {
            columns.add(of(name, row -> String.valueOf(20000 + 13 * shuffled(row, name.length()))));
        }
        for (String form : List.of(
                "HG%05dx", "%d-A-17", "P/%04d", "S%d_b", "case%03d", "{%d}", "urn:%d", "TCGA-%02d-A", "F%03d", "#%d")) {
            columns.add(of(row -> String.format(Locale.ROOT, form, 100 + shuffled(row, 3))));
        }
        return columns;
    }

    private static List<Column> likeSecondIds() {
        return List.of(
                of("platelets", row -> String.valueOf(150000 + 1237 * shuffled(row, 1))),
                of("weight", row -> String.valueOf(3000 + 17 * shuffled(row, 2))),
                of("age", row -> String.valueOf(20 + shuffled(row, 3))),
                of("site_id", row -> String.valueOf(row % 4)),
                of("lipid", row -> String.valueOf(100 + shuffled(row, 4))),
                of("ward", row -> "W" + row % 7),
                of("cell_count", row -> String.valueOf(1000 + shuffled(row, 5))),
                of("score", row -> measured(row) + "1"),
                of("valid", row -> row % 3 == 0 ? "yes" : "no"),
                of("fluid", row -> String.valueOf(shuffled(row, 6) * 50)));
    }

    private static List<Column> rowNumbers() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int first = i * i;
            columns.add(of(i % 2 == 0 ? "x" : "index", row -> String.valueOf(first + row)));
        }
        return columns;
    }

    private static List<Column> likeRowNumbers() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int seed = i;
            columns.add(of(row -> String.valueOf(40 + shuffled(row, seed))));
            columns.add(of(row -> String.valueOf(row / (2 + seed))));
        }
        return columns;
    }

    private static List<Column> copies() {
        List<Column> columns = new ArrayList<>();
        List<String> pairs = List.of(
                "1/0",
                "0/1",
                "yes/no",
                "dead/alive",
                "Y/N",
                "true/false",
                "exitus/home",
                "2/1",
                "died/survived",
                "DIED/Survived");
        for (String pair : pairs) {
            String[] words = pair.split("/");
            columns.add(of("status", row -> outcome(row).equals("died") ? words[0] : words[1]));
            columns.add(of("x", row -> row % 11 == 5 ? "" : outcome(row).equals("died") ? words[0] : words[1]));
        }
        return columns;
    }

    private static List<Column> likeCopies() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int one = 7 * i + 3;
            columns.add(of(row -> (row == one) == outcome(row).equals("died") ? "1" : "0"));
            columns.add(of(row -> (row * 31 + one) % 5 < 2 ? "yes" : "no"));
        }
        return columns;
    }

    private static List<Column> dates() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of(
                "2021-03-%02d",
                "2021/03/%02d",
                "2021.03.%02d",
                "%02d.03.2021",
                "%02d.03.21",
                "03/%02d/2021",
                "%02d/03/2021",
                "%02d-Mar-2021",
                "%02d Mar 2021",
                "Mar %02d, 2021",
                "March %02d, 2021",
                "2021-03-%02d 08:15",
                "2021-03-%02dT08:15",
                "2021-03-%02dT08:15:30",
                "2021-03-%02dT08:15:30.250",
                "2021-03-%02dT08:15:30Z",
                "2021-03-%02dT08:15:30+01:00",
                "03/%02d/2021 08:15 AM",
                "%02d.03.2021 08:15",
                "08:%02d")) {
            columns.add(of(row -> String.format(Locale.ROOT, form, 1 + row % 28)));
        }
        return columns;
    }

    private static List<Column> likeDates() {
        return List.of(
                of("version", row -> "2.1." + row % 5),
                of("pressure", row -> 110 + row % 30 + "/" + (60 + row % 20)),
                of("year", row -> String.valueOf(1940 + row % 60)),
                of("ratio", row -> "1:" + row % 9),
                of("month", row -> "March"),
                of("range", row -> row % 7 + "-" + (row % 7 + 3)),
                of("icd", row -> "E11." + row % 9),
                of("staging", row -> "T" + row % 4 + "N0M0"),
                of("days", row -> String.valueOf(44000 + row % 9)),
                of("half", row -> row % 2 == 0 ? "first" : "second"));
    }

    private static List<Column> codes() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int digits = 3 + i % 4;
            int seed = i + 2;
            columns.add(of(row -> String.format(Locale.ROOT, "%0" + digits + "d", row % seed * 17)));
        }
        for (int i = 0; i < 5; i++) {
            int floor = i + 1;
            columns.add(of("bed", row -> floor + "E" + row % 6));
            columns.add(of("room", row -> row % 4 + floor + "E1" + row % 3));
        }
        return columns;
    }

    private static List<Column> likeCodes() {
        return List.of(
                of("x", row -> "0." + (10 + row)),
                of("x", row -> row % 10 + ".5E2"),
                of("x", row -> "1.5E-" + row % 6),
                of("x", row -> String.valueOf(row % 2)),
                of("x", row -> String.valueOf(row % 30)),
                of("x", row -> String.valueOf(100 + row % 40)),
                of("x", row -> "-" + row % 9),
                of("x", row -> row == 7 ? "1E5" : String.valueOf(row)),
                of("x", row -> row % 9 + "e3"),
                of("x", row -> "0"));
    }

    private static List<Column> lists() {
        List<Column> columns = new ArrayList<>();
        List<String> separators = List.of(";", "; ", "|", ",", ", ");
        List<List<String>> words = List.of(
                List.of("I10", "E11.9", "N18.3", "J44.1", "C34", "F32"),
                List.of("aspirin", "heparin", "insulin glargine", "metformin", "ramipril"),
                List.of("250.00", "401.9", "428.0", "V58.61", "414.01", "427.31"),
                List.of("KRAS", "TP53", "EGFR", "ALK"));
        for (String separator : separators) {
            for (List<String> names : words) {
                columns.add(of(row -> some(names, row, separator)));
            }
        }
        return columns;
    }

    private static String some(List<String> names, int row, String separator) {
        Random random = new Random(row);
        return String.join(
                separator, names.stream().filter(name -> random.nextInt(3) == 0).toList());
    }

    private static List<Column> likeLists() {
        return List.of(
                of("name", row -> "Smith" + row + ", John" + row),
                of("place", row -> "48." + row + ", 11." + row),
                of("note", row -> "Seen by the team on duty, stable, left after " + row + " hours, much better"),
                of("pressure", row -> 110 + row % 30 + "/" + (60 + row % 20)),
                of("number", row -> "1," + (100 + row)),
                of("decimal", row -> "3," + row % 10),
                of("date", row -> "Mar " + (1 + row % 28) + ", 2021"),
                of("ward", row -> row % 2 == 0 ? "North, ground floor" : "South, first floor"),
                of("size", row -> row % 20 == 0 ? "small, soft" : "large"),
                of("drug", row -> "insulin " + row % 6));
    }

    private static List<Column> flags() {
        List<Column> columns = new ArrayList<>();
        for (String value : List.of("1", "yes", "x", "true", "Y", "ja", "positive", "+1", "dialysis", "100")) {
            columns.add(of(row -> row % 3 == 0 ? value : ""));
            columns.add(of(row -> row % 3 == 0 ? "" : value));
        }
        return columns;
    }

    private static List<Column> likeFlags() {
        return List.of(
                of(row -> "1"),
                of(row -> "yes"),
                of(row -> ""),
                of(row -> row % 2 == 0 ? "1" : "0"),
                of(row -> row % 3 == 0 ? "yes" : row % 3 == 1 ? "no" : ""),
                of(row -> row % 3 == 0 ? "" : "" + measured(row)),
                of(row -> row % 3 == 0 ? "A" : row % 3 == 1 ? "B" : ""),
                of(row -> row % 2 == 0 ? "1" : row == 5 ? "2" : ""),
                of(row -> row % 2 == 0 ? "I10;E11" : "E11"),
                of(row -> "2021-03-0" + (1 + row % 9)));
    }

    private static List<Column> texts() {
        List<Column> columns = new ArrayList<>();
        List<String> words = List.of(
                "pain", "fever", "cough", "since", "monday", "no", "known", "allergies", "treated", "with", "improved");
        for (int i = 0; i < 20; i++) {
            int length = 7 + i;
            int seed = i;
            columns.add(of("note", row -> sentence(words, row + 100 * seed, length)));
        }
        return columns;
    }

    private static String sentence(List<String> words, int seed, int length) {
        Random random = new Random(seed);
        return Stream.generate(() -> words.get(random.nextInt(words.size())))
                .limit(length)
                .reduce((one, next) -> one + " " + next)
                .orElseThrow();
    }

    private static List<Column> likeTexts() {
        return List.of(
                of("ward", row -> "Ward " + row % 5),
                of("x", row -> "" + measured(row)),
                of("sex", row -> row % 2 == 0 ? "female" : "male"),
                of("admission", row -> row % 3 == 0 ? "planned admission" : "emergency"),
                of("stage", row -> "IIIB"),
                of("icd", row -> "E11." + row % 9),
                of("x", row -> ""),
                of("dx", row -> some(List.of("I10", "E11.9", "N18.3"), row, "; ")),
                of("date", row -> "2021-03-" + (10 + row % 20)),
                of("unit", row -> measured(row) + " mmol/L"));
    }

    private static List<Column> sentinels() {
        List<Column> columns = new ArrayList<>();
        for (double sentinel : new double[] {-999, -9999, -99, 999, 9999, 99999, -9, 888, -888, -99999}) {
            String text = String.valueOf((long) sentinel);
            columns.add(of(row -> row % 10 == 0 ? text : "" + measured(row)));
            columns.add(of(row -> row % 4 == 1 ? text : String.valueOf(1 + row % 7)));
        }
        return columns;
    }

    private static List<Column> likeSentinels() {
        return List.of(
                of(row -> String.valueOf(99 - row % 12)),
                of(row -> String.valueOf(row % 21 - 9)),
                of(row -> String.valueOf(-(row % 15))),
                of(row -> String.valueOf(row % 50 * 20 + 19)),
                of(row -> String.valueOf(row == 7 ? 99 : 60 + row % 30)),
                of(row -> String.valueOf(row % 2 == 0 ? -1 : 1)),
                of(row -> row % 4 == 0 ? "0" : String.valueOf(Math.pow(10, row % 6))),
                of(row -> String.valueOf(1000 - row)),
                of(row -> String.valueOf(row % 4 == 0 ? 0 : 9)),
                of(row -> String.valueOf(950 + row % 50)));
    }

    private static List<Column> limits() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of("<%s", "< %s", "<=%s", "≤%s", "≤ %s", ">%s", "> %s", ">=%s", "≥%s", "<%s mg/L")) {
            columns.add(of(row -> row % 5 == 0
                    ? String.format(Locale.ROOT, form, ".5".equals(form) ? "1" : "0.5")
                    : plain(form, row)));
            columns.add(of(row -> row == 9 ? String.format(Locale.ROOT, form, "300") : plain(form, row)));
        }
        return columns;
    }

    private static String plain(String form, int row) {
        return measured(row) + (form.endsWith("mg/L") ? " mg/L" : "");
    }

    private static List<Column> likeLimits() {
        return List.of(
                of(row -> "" + measured(row)),
                of(row -> "-" + measured(row)),
                of(row -> measured(row) + " mg/L"),
                of(row -> row % 2 == 0 ? "<unknown>" : "<none>"),
                of(row -> row % 3 == 0 ? "<18" : row % 3 == 1 ? "18-65" : ">65"),
                of(row -> "a>b" + row % 3),
                of(row -> row % 2 == 0 ? "high" : "low"),
                of(row -> measured(row) + "%"),
                of(row -> "~" + row % 5),
                of(row -> ""));
    }

    private static List<Column> units() {
        List<Column> columns = new ArrayList<>();
        for (String unit : List.of(
                "mg/dL", "mmol/L", "%", "°C", "C", "kg", "mL/min", "µg/L", "bpm", "mmHg", "g/dl", "IU/L", "cm", "U/l",
                "ng/mL", "pg", "s", "K/uL", "l/min", "years")) {
            columns.add(of(row -> measured(row) + (unit.equals("%") ? "" : " ") + unit));
        }
        return columns;
    }

    private static List<Column> likeUnits() {
        return List.of(
                of(row -> measured(row) + (row % 2 == 0 ? " mg/dL" : " mmol/L")),
                of(row -> row % 6 + "B"),
                of(row -> "" + measured(row)),
                of(row -> "Ward " + row % 6),
                of(row -> row % 6 + " of 6"),
                of(row -> row % 3 == 0 ? "1st" : row % 3 == 1 ? "2nd" : "3rd"),
                of(row -> 110 + row % 9 + "/" + (60 + row % 9)),
                of(row -> row % 4 + "-" + (row % 4 + 2)),
                of(row -> "T" + row % 4),
                of(row -> "1," + (100 + row)));
    }

    private static List<Column> commas() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int seed = i;
            columns.add(of(row -> String.format(Locale.GERMANY, "%.1f", measured(row) + seed)));
            columns.add(of(row -> String.format(Locale.GERMANY, i(seed), measured(row) * 1000 + seed)));
        }
        return columns;
    }

    private static String i(int seed) {
        return seed % 2 == 0 ? "%,.2f" : "%.2f mg/L";
    }

    private static List<Column> likeCommas() {
        return List.of(
                of(row -> "1," + (100 + row)),
                of(row -> row + 1 + ",234,567.5"),
                of(row -> String.format(Locale.US, "%,.1f", 1000 * measured(row))),
                of(row -> "" + measured(row)),
                of(row -> "A," + row % 3),
                of(row -> "48.1, 11." + row),
                of(row -> row % 2 == 0 ? "yes, often" : "no, never"),
                of(row -> some(List.of("I10", "E11", "N18"), row, ",")),
                of(row -> "Mar " + (1 + row % 28) + ", 2021"),
                of(row -> String.valueOf(row)));
    }
}
