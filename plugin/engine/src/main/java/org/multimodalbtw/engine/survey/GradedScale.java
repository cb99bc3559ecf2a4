package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of a column that are grades in an order, such as mild, moderate, severe, or I to IV. */
final class GradedScale {

    private static final int FEWEST = 3;
    private static final int MOST = 12;

    /** Each in its order; words with a stroke between are the same grade. */
    private static final List<String> SCALES = List.of(
            "none/no/absent/keine mild/light/leicht/gering/leve/leger moderate/medium/mittel/maessig/massig/mittelschwer/moderado/modere"
                    + " severe/schwer/stark/grave/severo critical/verysevere/sehrschwer/lebensbedrohlich",
            "verylow low/niedrig medium/intermediate/mittel/middle high/hoch veryhigh",
            "small medium large",
            "never/nie rarely/seldom/selten sometimes/occasionally/manchmal often/frequently/oft/haufig always/immer",
            "negative/neg/negativ/negatif/negativo/-/0/none/no trace/traces/tr/spur/spuren/(+)/+-/± +/1+ ++/2+ +++/3+ ++++/4+",
            "i ii iii iv v vi");

    /** A word that may be before a number: {@code NYHA II}, {@code G2}, {@code T3}, {@code ASA 1}. */
    private static final Pattern NUMBERED = Pattern.compile("([a-z]{1,8})[ .-]?(\\d|i{1,3}|iv|vi?)");

    private static final Pattern PLUS = Pattern.compile("([0-5])\\+?");
    private static final Pattern BAND =
            Pattern.compile("(?:<|<=|>|>=|≥|≤)? ?(\\d{1,3})(?: ?[-–] ?\\d{1,3}|\\+)?(?: years| jahre| y)?");

    private GradedScale() {}

    /** The grades in their order: a clause; empty where the names of a column are none. */
    static Optional<String> clause(ColumnCells cells) {
        int different = cells.texts().size();
        if (different < FEWEST || different > MOST) {
            return Optional.empty();
        }
        List<String> names = List.copyOf(cells.texts().keySet());
        return SCALES.stream()
                .map(scale -> ofWords(names, scale))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> ofNumbers(names))
                .map(places -> "grades, " + inOrder(names, places)
                        + ", whose order is not used: each is a category; to use it, write them as numbers"
                        + (places.values().stream().distinct().count() < names.size()
                                ? "; grades that are equal here count apart until they are written in one way"
                                : ""));
    }

    private static String inOrder(List<String> names, Map<String, Double> places) {
        Map<Double, List<String>> byPlace =
                names.stream().collect(Collectors.groupingBy(places::get, TreeMap::new, Collectors.toList()));
        return byPlace.values().stream().map(same -> String.join(" = ", same)).collect(Collectors.joining(" < "));
    }

    private static Optional<Map<String, Double>> ofWords(List<String> names, String scale) {
        String[] grades = scale.split(" ");
        Map<String, Double> places = new HashMap<>();
        for (String name : names) {
            for (int grade = 0; grade < grades.length; grade++) {
                if (("/" + grades[grade] + "/").contains("/" + plain(name) + "/")) {
                    places.put(name, (double) grade);
                }
            }
        }
        boolean areAll = places.size() == names.size();
        return areAll && places.values().stream().distinct().count() >= FEWEST ? Optional.of(places) : Optional.empty();
    }

    private static Optional<Map<String, Double>> ofNumbers(List<String> names) {
        Map<String, Double> places = new HashMap<>();
        String before = null;
        for (String name : names) {
            String text = ColumnWords.plain(name).toLowerCase(Locale.ROOT);
            Matcher numbered = NUMBERED.matcher(text);
            Matcher plus = PLUS.matcher(text);
            Matcher band = BAND.matcher(text);
            if (numbered.matches() && (before == null || before.equals(numbered.group(1)))) {
                before = numbered.group(1);
                places.put(name, Double.parseDouble(arabic(numbered.group(2))));
            } else if (before == null && plus.matches()) {
                places.put(name, Double.parseDouble(plus.group(1)));
            } else if (before == null && band.matches()) {
                places.put(name, Double.parseDouble(band.group(1)) - (text.startsWith("<") ? 1 : 0));
            }
        }
        return different(places, names);
    }

    private static String arabic(String number) {
        int roman = List.of("i", "ii", "iii", "iv", "v", "vi").indexOf(number);
        return roman < 0 ? number : String.valueOf(roman + 1);
    }

    private static Optional<Map<String, Double>> different(Map<String, Double> places, List<String> names) {
        boolean areAll = places.size() == names.size();
        return areAll && places.values().stream().distinct().count() == names.size()
                ? Optional.of(places)
                : Optional.empty();
    }

    private static String plain(String name) {
        return ColumnWords.plain(name).toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
