package org.multimodalbtw.engine.cohort;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.multimodalbtw.engine.survey.Taken;

/** Columns as the hospitals of several countries write them: dates as numbers, durations, codes for unknown, words for no result, grades. */
class HospitalVariantsTest extends ColumnVariants {

    static Stream<Variants> kinds() {
        return Stream.of(
                new Variants("date as a number", taken(Taken.DATE), dateNumbers(), likeDateNumbers()),
                new Variants("duration", says("are read as hours"), durations(), likeDurations()),
                new Variants("no result", says("that there is no number"), noResults(), likeNoResults()),
                new Variants("code for unknown", says("codes for unknown"), unknown(), likeUnknown()),
                new Variants("several numbers", says("holds several numbers"), several(), likeSeveral()),
                new Variants("named code", says("by the column's name"), codes(), likeCodes()),
                new Variants("grades", says("grades, "), grades(), likeGrades()),
                new Variants("list", taken(Taken.CODES), lists(), likeLists()),
                new Variants("after the outcome", says("by its name it may be known"), after(), likeAfter()));
    }

    private static LocalDate day(int row, int seed) {
        return LocalDate.of(2021, 1, 1).plusDays(shuffled(row, seed) * 7L);
    }

    private static IntFunction<String> serial(int seed) {
        return row -> String.valueOf(day(row, seed).toEpochDay() + 25569);
    }

    private static List<Column> dateNumbers() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of("admitted", "x", "visit_date", "Aufnahme", "dob")) {
            columns.add(of(name, row -> day(row, 1).format(DateTimeFormatter.BASIC_ISO_DATE)));
            columns.add(of(name, row -> day(row, 2).format(DateTimeFormatter.ofPattern("uuuuMMdd")) + "0815"));
        }
        for (String name : List.of(
                "admission", "Entlassung", "fecha_ingreso", "date_entree", "opnamedatum", "surgery_dt", "birth")) {
            columns.add(of(name, serial(3)));
        }
        columns.add(of("admission", row -> serial(4).apply(row) + ".25"));
        columns.add(of("date_of_birth", row -> String.valueOf(10000 + 97 * shuffled(row, 5))));
        columns.add(of("Geburtsdatum", row -> String.valueOf(12000 + 97 * shuffled(row, 6))));
        return columns;
    }

    private static List<Column> likeDateNumbers() {
        return List.of(
                of("platelets", serial(1)),
                of("x", row -> String.valueOf(20210101 + shuffled(row, 2))),
                of("x", row -> String.valueOf(20211300 + shuffled(row, 3))),
                of("admissions", row -> String.valueOf(1 + row % 7)),
                of("surgery_minutes", row -> String.valueOf(30 + shuffled(row, 4))),
                of("birth_weight", row -> String.valueOf(2500 + 17 * shuffled(row, 5))),
                of("year", row -> String.valueOf(1940 + row % 60)),
                of("cells", row -> String.valueOf(45000 + 3 * shuffled(row, 6))),
                of("update", row -> String.valueOf(41000 + row % 50)),
                of("income", row -> String.valueOf(10000000 + 1237 * shuffled(row, 7) % 900000)));
    }

    private static List<Column> durations() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of(
                "%dd %dh",
                "%d d %d h",
                "%d days %d hours",
                "%d Tage %d Std.",
                "%d days 0%d:15:00",
                "P%dDT%dH",
                "%dh %dm",
                "%d h %d min",
                "%d Std %d Min",
                "%dh0%d",
                "%d hours, %d minutes",
                "%d jours %d heures",
                "%d dias %d horas",
                "%d dagen %d uur",
                "PT%dH%dM",
                "%d hrs %d mins",
                "%d day, 0%d:30",
                "%dd%dh",
                "%d min %d s",
                "2%d:0%d:10")) {
            columns.add(of(row -> String.format(Locale.ROOT, form, 4 + row % 5, 1 + row % 9)));
        }
        return columns;
    }

    private static List<Column> likeDurations() {
        return List.of(
                of(row -> 1 + row % 9 + " days"),
                of(row -> String.format(Locale.ROOT, "%02d:%02d", row % 24, row % 60)),
                of(row -> 1 + row % 5 + " cm " + row % 3 + " mm"),
                of(row -> "P" + row % 5),
                of(row -> row % 5 + "H"),
                of(row -> measured(row) + " h"),
                of(row -> "M" + row % 3),
                of(row -> row % 4 + "d"),
                of(row -> 1 + row % 4 + ":" + (1 + row % 3)),
                of(row -> "day " + row % 9));
    }

    private static List<Column> noResults() {
        List<Column> columns = new ArrayList<>();
        for (String word : List.of(
                "not done",
                "n/a",
                "N.A.",
                "unknown",
                "-",
                "--",
                "k.A.",
                "keine Angabe",
                "nicht bestimmt",
                "n.d.",
                "missing",
                "(null)",
                "<NA>",
                "hämolytisch",
                "non renseigné",
                "sin dato",
                "niet bepaald",
                "pending",
                "<LOD",
                "below detection")) {
            columns.add(of(row -> row % 7 == 2 ? word : String.valueOf(measured(row))));
        }
        return columns;
    }

    private static List<Column> likeNoResults() {
        List<Column> columns = new ArrayList<>();
        for (String word : List.of("NEG", "positive", "high", "see letter", "grade 2", "many", "12 B", "ward")) {
            columns.add(of(row -> row % 7 == 2 ? word : String.valueOf(measured(row))));
        }
        columns.add(of(row -> List.of("unknown", "left", "right").get(row % 3)));
        columns.add(of(row -> row % 2 == 0 ? "-" : "+"));
        return columns;
    }

    private static List<Column> unknown() {
        List<Column> columns = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            int different = 2 + seed % 3;
            int own = seed;
            for (int first : new int[] {0, 1}) {
                columns.add(of(
                        "smoker", row -> row % 6 == 0 ? "9" : String.valueOf(first + shuffled(row, own) % different)));
                columns.add(of(
                        "q1",
                        row -> row % 6 < 2
                                ? String.valueOf(8 + row % 6)
                                : String.valueOf(first + shuffled(row, own) % different)));
            }
        }
        return columns;
    }

    private static List<Column> likeUnknown() {
        return List.of(
                of(row -> String.valueOf(row % 10)),
                of(row -> String.valueOf(row % 2 == 0 ? 1 : 9)),
                of(row -> String.valueOf(row == 7 ? 9 : row % 3)),
                of(row -> String.valueOf(row % 8 + 2)),
                of(row -> String.valueOf(List.of(3, 5, 9).get(row % 3))),
                of(row -> row % 3 + ".5"),
                of(row -> String.valueOf(row % 5)),
                of(row -> String.valueOf(List.of(1, 2, 12).get(row % 3))),
                of(row -> String.valueOf(List.of(0, 9).get(row % 2))),
                of(row -> String.valueOf(3 + row % 13)));
    }

    private static List<Column> several() {
        List<Column> columns = new ArrayList<>();
        for (String form : List.of(
                "%d x %d cm",
                "%dx%d mm",
                "RR %d/%d",
                "%d/%d (90)",
                "%d zu %d",
                "%d ± %d",
                "%d +/- %d",
                "%d by %d",
                "%d (%d)",
                "%d [%d]")) {
            columns.add(of(row -> String.format(Locale.ROOT, form, 40 + shuffled(row, 1), 3 + row % 29)));
            columns.add(of(row -> String.format(Locale.ROOT, form, 110 + shuffled(row, 2), 31 + shuffled(row, 3))));
        }
        return columns;
    }

    private static List<Column> likeSeveral() {
        return List.of(
                of("bp", row -> 110 + row % 30 + "/" + (60 + row % 20)),
                of("visus", row -> "20/" + List.of(20, 40, 100).get(row % 3)),
                of("titre", row -> "1:" + List.of(20, 40, 80).get(row % 3)),
                of("tnm", row -> "T" + row % 3 + "N" + row % 2 + "M0"),
                of("gcs", row -> "E4V5M" + row % 6),
                of("icd", row -> "E11." + row % 9),
                of("date", row -> "2021-03-" + (10 + row % 20)),
                of("x", row -> measured(row) + " mg/dL"),
                of("age", row -> List.of("0-17", "18-64", "65-99").get(row % 3)),
                of("score", row -> row % 11 + "/10"));
    }

    private static List<Column> codes() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "ethnic_group",
                "race_eth",
                "icu_type",
                "Aufnahmetyp Code",
                "hospital_no",
                "bed",
                "Bett",
                "code_postal",
                "código postal",
                "gender_cd",
                "nationality",
                "treatment_arm",
                "primary ICD",
                "ms_drg",
                "cpt",
                "snomed",
                "service",
                "Rauchstatus",
                "burgerlijke staat code")) {
            columns.add(of(name, row -> String.valueOf(11 + row * 7 % 5)));
        }
        columns.add(of("icd9", row -> 410 + row % 4 + "." + row % 3));
        return columns;
    }

    private static List<Column> likeCodes() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "hospital_days",
                "icd_count",
                "bed_days",
                "n_types",
                "cd4",
                "room_temperature",
                "country_code_count",
                "arm_length",
                "drg_weight")) {
            columns.add(of(name, row -> String.valueOf(11 + row * 7 % 5)));
        }
        columns.add(of("smoking_status", row -> String.valueOf(row % 2)));
        return columns;
    }

    private static List<Column> grades() {
        List<Column> columns = new ArrayList<>();
        for (String scale : List.of(
                "mild,moderate,severe",
                "Mild,Moderate,Severe,Critical",
                "none,mild,severe",
                "leicht,mittel,schwer",
                "gering,mäßig,stark",
                "low,medium,high",
                "niedrig,mittel,hoch",
                "never,sometimes,often,always",
                "I,II,III,IV",
                "NYHA I,NYHA II,NYHA III",
                "CCS I,CCS II,CCS IV",
                "neg,+,++,+++",
                "-,+,++",
                "0,1+,2+,3+".replace("0,", "0+,"),
                "ASA 1,ASA 2,ASA 3",
                "G1,G2,G3",
                "T1,T2,T3,T4",
                "0-9,10-19,20-29",
                "0-17,18-64,65-79,80-99",
                "negative,trace,+,++")) {
            List<String> names = List.of(scale.split(","));
            columns.add(of(row -> names.get(row * 7 % names.size())));
        }
        return columns;
    }

    private static List<Column> likeGrades() {
        List<Column> columns = new ArrayList<>();
        for (String scale : List.of(
                "left,right,both",
                "mild,moderate,other",
                "A,B,AB,O",
                "yes,no,unknown",
                "I,II,V2x",
                "B1,C2,D3",
                "north,south,east",
                "low,east,high",
                "+,-,?",
                "mild,severe")) {
            List<String> names = List.of(scale.split(","));
            columns.add(of(row -> names.get(row * 7 % names.size())));
        }
        return columns;
    }

    private static List<Column> lists() {
        List<Column> columns = new ArrayList<>();
        List<List<String>> words = List.of(
                List.of("I50.9", "E11.9", "N18.3", "J44.1"), List.of("C09AA02", "N02BE01", "A10BA02", "B01AC06"));
        for (List<String> names : words) {
            for (String separator : List.of(" ", "  ", "/", " / ", "+", " + ", ";", "|")) {
                columns.add(of(row -> some(names, row, separator)));
            }
            columns.add(of(row -> "['" + some(names, row, "', '") + "']"));
            columns.add(of(row -> "{" + some(names, row, ",") + "}"));
        }
        return columns;
    }

    private static String some(List<String> names, int row, String separator) {
        List<String> some = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            if (place == row % names.size() || (row * 31 >> place) % 3 == 0) {
                some.add(names.get(place));
            }
        }
        return String.join(separator, some);
    }

    private static List<Column> likeLists() {
        return List.of(
                of("unit", row -> List.of("mg/dL", "mmol/L").get(row % 2)),
                of("site", row -> List.of("left arm", "right arm", "left leg").get(row % 3)),
                of("ward", row -> "ward " + row % 5),
                of("visus", row -> "20/" + List.of(20, 40, 25).get(row % 3)),
                of("sign", row -> List.of("+", "++", "+++").get(row % 3)),
                of("bp", row -> 110 + row % 30 + "/" + (60 + row % 20)),
                of("drug", row -> "insulin " + row % 6),
                of("answer", row -> List.of("yes/no", "no/no").get(row % 2)),
                of("code", row -> List.of("E11.9", "I50.9").get(row % 2)),
                of("day", row -> "3 Mar 202" + row % 3));
    }

    private static List<Column> after() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "durée_séjour",
                "estancia",
                "ligduur",
                "Liegedauer",
                "Aufenthaltsdauer",
                "VWD",
                "degenza",
                "décès",
                "exitus",
                "overleden",
                "date sortie",
                "alta",
                "ontslag",
                "Todesursache",
                "autopsy",
                "fallecido",
                "Entlassart",
                "LOS",
                "hospital_mortality",
                "survived")) {
            columns.add(of(name, row -> String.valueOf(measured(row))));
        }
        return columns;
    }

    private static List<Column> likeAfter() {
        List<Column> columns = new ArrayList<>();
        for (String name : List.of(
                "close",
                "salta",
                "dead_space",
                "lost_weight",
                "age",
                "ligatur",
                "alt",
                "vw_factor",
                "todd",
                "exit_code_n")) {
            columns.add(of(name, row -> String.valueOf(measured(row))));
        }
        return columns;
    }
}
