package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multimodalbtw.engine.survey.ColumnFinding;
import org.multimodalbtw.engine.survey.TimeCells;
import org.multimodalbtw.engine.survey.TimeReading;

/** Columns whose numbers, names or dates are written in more than one way, and columns that tell too much. */
class OddVariantsTest extends ColumnVariants {

    static Stream<Variants> kinds() {
        return Stream.of(
                new Variants(
                        "result flag",
                        says("marks beside a number, as of high and low"),
                        resultFlags(),
                        likeResultFlags()),
                new Variants("unit conversion", says("converted from"), conversions(), likeConversions()),
                new Variants(
                        "units that cannot be mixed",
                        says("not known how to convert them into"),
                        mixtures(),
                        likeMixtures()),
                new Variants("two scales", says("of two scales"), scales(), likeScales()),
                new Variants("dotted numbers", says("as that of thousands"), dotted(), likeDotted()),
                new Variants("spellings", says("only in case or spaces"), spellings(), likeSpellings()),
                new Variants("error of a spreadsheet", says("of a spreadsheet"), errors(), likeErrors()),
                new Variants("tells the outcome", ColumnFinding::isTelling, telling(), likeTelling()),
                new Variants("two numbers", finding -> finding.reading().isPair(), pairs(), likePairs()));
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static List<Column> each(List<String> forms, int fewest, IntFunction<IntFunction<String>> plain) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; columns.size() < fewest; i++) {
            String form = forms.get(i % forms.size());
            IntFunction<String> number = plain.apply(i);
            int every = 3 + i % 5;
            columns.add(of(row -> row % every == 1 ? String.format(form, number.apply(row)) : number.apply(row)));
        }
        return columns;
    }

    private static List<Column> resultFlags() {
        return each(
                List.of("%s H", "%s (H)", "%s*", "%s HH", "%s ↑", "%s (LL)", "%s **", "%s ↓", "%s (HH)", "%s  H"),
                20,
                seed -> row -> seed % 2 == 0 ? String.valueOf(90 + shuffled(row, seed)) : tenths(measured(row)));
    }

    private static List<Column> likeResultFlags() {
        return List.of(
                of(row -> row % 2 == 0 ? measured(row) + " L" : String.valueOf(measured(row))),
                of(row -> List.of("H", "L", "").get(row % 3)),
                of(row -> "Grade " + row % 4 + " H"),
                of(row -> row % 4 + "H"),
                of(row -> measured(row) + " h"),
                of(row -> List.of("5 HT", "3 HT").get(row % 2)),
                of(row -> "B" + row % 7 + " L"),
                of(row -> measured(row) + " L/min"),
                of(row -> List.of("type 2 (L)", "type 1").get(row % 2)),
                of(row -> String.valueOf(measured(row))));
    }

    private static List<Column> conversions() {
        List<Column> columns = new ArrayList<>();
        for (String[] units : new String[][] {
            {"creatinine", "mg/dL", "µmol/L", "88.4"},
            {"Glucose", "mg/dL", "mmol/L", "0.0555"},
            {"weight", "kg", "lb", "2.2"},
            {"birth weight", "g", "kg", "0.001"},
            {"height", "cm", "m", "0.01"},
            {"temperature", "C", "F", "2"},
            {"cholesterol", "mg/dL", "mmol/L", "0.0259"},
            {"map", "mmHg", "kPa", "0.133"},
            {"age", "years", "months", "12"},
            {"stay", "days", "hours", "24"},
            {"crp", "mg/L", "mg/dL", "0.1"},
            {"wbc", "K/µL", "/µL", "1000"},
            {"bilirubin", "mg/dL", "umol/L", "17.1"},
            {"ferritin", "ng/mL", "µg/L", "1"},
            {"calcium", "mmol/L", "mg/dL", "4"},
            {"lactate", "mmol/L", "mg/dL", "9"},
            {"potassium", "mmol/L", "mEq/L", "1"},
            {"waist", "cm", "in", "0.39"},
            {"dose", "mg", "g", "0.001"},
            {"surgery", "min", "h", "0.0167"}
        }) {
            double factor = Double.parseDouble(units[3]);
            columns.add(of(
                    units[0],
                    row -> row % 5 == 2
                            ? String.format(Locale.ROOT, "%.4f %s", factor * (20 + measured(row)), units[2])
                            : String.format(Locale.ROOT, "%.1f %s", 20 + measured(row), units[1])));
        }
        return columns;
    }

    private static List<Column> likeConversions() {
        List<Column> columns = new ArrayList<>();
        for (String unit : List.of("mg/dL", "kg", "mmHg", "%", "cm", "g/L", "h")) {
            columns.add(of(row -> measured(row) + " " + unit + (row % 2 == 0 ? "" : " ")));
        }
        columns.add(of(row -> measured(row) + (row % 2 == 0 ? " mg/dL" : " mmol/L")));
        columns.add(of(row -> row % 4 + (row % 2 == 0 ? " kg" : " beds")));
        columns.add(of(row -> "room " + row % 5 + " m"));
        return columns;
    }

    private static List<Column> mixtures() {
        List<Column> columns = new ArrayList<>();
        String[][] units = {
            {"mg/dL", "mmol/L"},
            {"g/L", "mmol/L"},
            {"kg", "cm"},
            {"mmHg", "mg/dL"},
            {"U/L", "mg/L"},
            {"mL", "mg"},
            {"kg", "mmHg"},
            {"µmol/L", "ng/mL"},
            {"h", "mg"},
            {"kPa", "mmol/L"}
        };
        for (int i = 0; i < 20; i++) {
            String[] pair = units[i % 10];
            int every = 2 + i / 10;
            columns.add(of("marker", row -> tenths(1 + measured(row)) + " " + pair[row % every == 0 ? 1 : 0]));
        }
        return columns;
    }

    private static List<Column> likeMixtures() {
        return List.of(
                of(row -> measured(row) + " mg/dL"),
                of("glucose", row -> row % 2 == 0 ? "99 mg/dL" : measured(row) + " mmol/L"),
                of(row -> measured(row) + (row % 2 == 0 ? " mg" : "")),
                of(row -> measured(row) + (row % 2 == 0 ? " g" : " kg")),
                of(row -> List.of("2 mg", "5 mg", "unknown").get(row % 3)),
                of(row -> "mg/dL"),
                of(row -> List.of("mg/dL", "mmol/L").get(row % 2)),
                of(row -> row % 6 + (row % 2 == 0 ? "A" : "B")),
                of(row -> "ward " + row % 3 + (row % 2 == 0 ? " kg" : " cm")),
                of(row -> measured(row) + (row % 2 == 0 ? " H" : "")));
    }

    private static List<Column> scales() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int every = 3 + i % 4;
            switch (i % 5) {
                case 0 ->
                    columns.add(of(row -> row % every == 0
                            ? String.format(Locale.ROOT, "%.2f", 1.55 + row % 30 / 100.)
                            : String.valueOf(155 + row % 30)));
                case 1 ->
                    columns.add(
                            of(row -> row % every == 0 ? tenths(97 + row % 40 / 10.) : tenths(36 + row % 40 / 17.)));
                case 2 ->
                    columns.add(of(row -> row % every == 0
                            ? String.format(Locale.ROOT, "%.2f", .9 + row % 10 / 100.)
                            : String.valueOf(90 + row % 10)));
                case 3 ->
                    columns.add(of(row ->
                            row % every == 0 ? String.valueOf(2600 + 40 * (row % 37)) : tenths(2.6 + row % 17 / 10.)));
                default ->
                    columns.add(
                            of(row -> row % every == 0 ? tenths(61 + row % 30 / 10.) : String.valueOf(156 + row % 9)));
            }
        }
        return columns;
    }

    private static List<Column> likeScales() {
        return List.of(
                of(row -> String.valueOf(measured(row))),
                of(row -> String.valueOf(150 + row % 40)),
                of(row -> row % 2 == 0 ? "1" : "100"),
                of(row -> tenths(Math.exp(measured(row)))),
                of(row -> String.valueOf((row % 12 - 6) * (row % 7 == 0 ? 100 : 1))),
                of(row -> row == 7 ? "1700" : tenths(1.5 + row % 30 / 10.)),
                of(row -> row % 3 == 0 ? "0" : String.valueOf(100 + row % 40)),
                of(row -> row % 2 == 0 ? tenths(1 + row % 37 / 10.) : String.valueOf(20 + row % 37)),
                of(row -> tenths(35.5 + row % 50 / 10.)),
                of(row -> String.valueOf(1L << row % 20)));
    }

    private static List<Column> dotted() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int seed = i;
            columns.add(of(row -> row % (2 + seed % 3) == 0
                    ? String.format(Locale.GERMANY, "%,d", 1000 + 7 * seed + 331 * shuffled(row, seed))
                    : String.format(Locale.GERMANY, "%.2f", 800 + seed + 13 * measured(row))));
        }
        return columns;
    }

    private static List<Column> likeDotted() {
        return List.of(
                of(row -> String.format(Locale.ROOT, "%.3f", measured(row))),
                of(row -> String.format(Locale.ROOT, "%.2f", measured(row))),
                of(row -> String.format(Locale.ROOT, "%.1f", 1000 * measured(row))),
                of(row -> "0." + (100 + row)),
                of(row -> row % 2 == 0 ? "1.250" : tenths(measured(row))),
                of(row -> String.format(Locale.US, "%,d", 1000 + 331 * row)),
                of(row -> "v1." + (100 + row)),
                of(row -> row % 28 + 1 + ".03.2021"),
                of(row -> String.format(Locale.ROOT, "%.3f", 7.2 + row % 30 / 100.)),
                of(row -> String.valueOf(1000 + row % 37)));
    }

    private static List<Column> spellings() {
        List<Column> columns = new ArrayList<>();
        String[][] names = {
            {"left", "Left", "right"},
            {"M", "m", "F"},
            {"Yes", "YES", "No"},
            {"ICU", "icu", "ward"},
            {"type A", "type  A", "type B"},
            {"Male", "male", "Female"},
            {"never", "Never", "current"},
            {"GE", "ge", "Siemens"},
            {"STEMI", "Stemi", "NSTEMI"},
            {"emergency", "EMERGENCY", "elective"}
        };
        for (int i = 0; i < 20; i++) {
            String[] three = names[i % 10];
            int every = 4 + i / 10 * 5;
            columns.add(of(row -> row % every == 1 ? three[1] : row % 2 == 0 ? three[0] : three[2]));
        }
        return columns;
    }

    private static List<Column> likeSpellings() {
        return List.of(
                of(row -> row % 2 == 0 ? "left" : "right"),
                of(row -> row % 2 == 0 ? "A" : "a"),
                of(row -> List.of("AB", "A", "B").get(row % 3)),
                of(row -> List.of("I", "II", "III").get(row % 3)),
                of(row -> List.of("type A", "typeA").get(row % 2)),
                of(row -> List.of("T1", "T-1").get(row % 2)),
                of(row -> List.of("ward", "wards").get(row % 2)),
                of(row -> List.of("Müller", "Mueller").get(row % 2)),
                of(row -> List.of("O+", "O-").get(row % 2)),
                of(row -> List.of("N0", "NO").get(row % 2)));
    }

    private static List<Column> errors() {
        List<String> codes =
                List.of("#N/A", "#NA", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#NV", "#WERT!");
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String code = codes.get(i % 10);
            boolean isText = i >= 10;
            columns.add(of(row -> row % 11 == 3 ? code : isText ? "w" + row % 3 : String.valueOf(measured(row))));
        }
        return columns;
    }

    private static List<Column> likeErrors() {
        return List.of(
                of(row -> "#" + row % 5),
                of(row -> "#ward" + row % 5),
                of(row -> row % 9 == 3 ? "N/A" : String.valueOf(measured(row))),
                of(row -> row % 2 == 0 ? "# 3" : "# 4"),
                of(row -> "REF" + row % 3),
                of(row -> row % 2 == 0 ? "VALUE" : "NAME"),
                of(row -> row % 9 == 3 ? "" : String.valueOf(measured(row))),
                of(row -> List.of("#1 fracture", "#2 fracture").get(row % 2)),
                of(row -> List.of("div/0", "none").get(row % 2)),
                of(row -> "NV" + row % 3));
    }

    private static List<Column> telling() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "hours_to_death",
                "Discharge destination",
                "los",
                "survival months",
                "deathtime",
                "readmission",
                "los_days",
                "mortality score",
                "outcome_2",
                "length_of_stay")) {
            columns.add(of(name, row -> String.valueOf(measured(row))));
        }
        for (int i = 0; i < 10; i++) {
            int seed = i;
            boolean isByPresence = i % 2 == 0;
            columns.add(of(row -> {
                boolean died = outcome(row).equals("died");
                if (isByPresence) {
                    return died ? String.valueOf(measured(row) + seed) : "";
                }
                return String.valueOf((died ? 50 : 20) + shuffled(row, seed) % 20);
            }));
        }
        return columns;
    }

    private static List<Column> likeTelling() {
        return List.of(
                of("flossing", row -> "" + measured(row)),
                of("glossy", row -> "" + measured(row)),
                of("date_of_birth_year", row -> "" + (1940 + row % 50)),
                of("loss of blood", row -> "" + measured(row)),
                of(row -> row % 3 == 0 ? "" : "" + measured(row)),
                of(row -> "" + (outcome(row).equals("died") == (row % 4 != 0) ? measured(row) : 5 + measured(row))),
                of("survivorship_program", row -> row % 2 == 0 ? "yes" : "no"),
                of("age", row -> "" + (40 + row % 37)),
                of("dose", row -> "" + shuffled(row, 3)),
                of("ward", row -> "w" + row % 5));
    }

    private static List<Column> pairs() {
        List<Column> columns = new ArrayList<>();
        List<String> forms = List.of("%d/%d", "%d / %d", "%d/%d mmHg", "%d/ %d", "%d/%dmmHg");
        for (int i = 0; i < 20; i++) {
            int seed = i;
            String form = forms.get(i % 5);
            columns.add(of(
                    i % 2 == 0 ? "bp" : "RR",
                    row -> row % 20 == 7 && seed > 9
                            ? List.of("", "refused", "120", "n.a.", "?").get(seed % 5)
                            : String.format(form, 95 + shuffled(row, seed), 50 + row * 7 % 41)));
        }
        return columns;
    }

    private static List<Column> likePairs() {
        return List.of(
                of("pain", row -> row % 11 + "/10"),
                of("acuity", row -> "20/" + List.of(20, 40, 60, 80).get(row % 4)),
                of("day", row -> 1 + row % 28 + "/" + (1 + row % 12)),
                of("gravida", row -> 2 + row % 4 + "/" + row % 3),
                of("insulin", row -> List.of("70/30", "75/25", "50/45").get(row % 3)),
                of("score", row -> 10 + row % 14 + "/24"),
                of("taken", row -> 10 + row % 18 + "/" + (10 + row % 3) + "/2021"),
                of("fraction", row -> "1/" + (2 + row % 5)),
                of("season", row -> 2000 + row % 20 + "/" + (10 + row % 20)),
                of("heart", row -> 60 + row % 40 + "/" + (10 + row % 9)));
    }

    @Test
    void theOrderOfDayAndMonthIsFoundWhereItShows() {
        for (int seed = 0; seed < 20; seed++) {
            boolean monthFirst = seed % 2 == 0;
            int step = 1 + seed;
            String ending = seed % 3 == 0 ? " 08:15" : "";
            TimeCells cells = new TimeCells("time");
            IntStream.range(0, 60).forEach(row -> cells.add(slashed(row * step, monthFirst) + ending));
            assertEquals(
                    Optional.of(monthFirst ? TimeReading.MONTH_FIRST : TimeReading.DAY_FIRST),
                    cells.reading(),
                    "variant " + seed);
        }
    }

    /** A day after the 12th in most rows. */
    private static String slashed(int row, boolean monthFirst) {
        String month = String.format(Locale.ROOT, "%02d", 1 + row % 12);
        String day = String.format(Locale.ROOT, "%02d", 4 + row % 25);
        return (monthFirst ? month + "/" + day : day + "/" + month) + "/2150";
    }

    @Test
    void whereItDoesNotShowItIsNotGuessed() {
        for (int seed = 0; seed < 10; seed++) {
            int first = seed;
            TimeCells cells = new TimeCells("time");
            IntStream.range(0, 60)
                    .forEach(row -> cells.add(
                            first % 2 == 0
                                    ? String.format(Locale.ROOT, "%02d/%02d/2150", 1 + (row + first) % 12, 1 + row % 12)
                                    : slashed(row + first, row % 2 == 0)));
            assertEquals(Optional.empty(), cells.reading(), "look-alike " + seed);
        }
    }
}
