package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.regex.Pattern;

/** Other ways of writing a unit than that under which it is known: {@code kg.}, {@code kg/m^2}, {@code y.o.}, {@code cel}. */
final class UnitSpelling {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("kgs", "kg"),
            Map.entry("kilo", "kg"),
            Map.entry("kilos", "kg"),
            Map.entry("kilogram", "kg"),
            Map.entry("kilograms", "kg"),
            Map.entry("kilogramm", "kg"),
            Map.entry("gr", "g"),
            Map.entry("gram", "g"),
            Map.entry("grams", "g"),
            Map.entry("gramm", "g"),
            Map.entry("pounds", "lb"),
            Map.entry("cms", "cm"),
            Map.entry("mls", "ml"),
            Map.entry("cel", "c"),
            Map.entry("degcel", "c"),
            Map.entry("gradc", "c"),
            Map.entry("gradcelsius", "c"),
            Map.entry("fah", "f"),
            Map.entry("y.o", "years"),
            Map.entry("y/o", "years"),
            Map.entry("yo", "years"),
            Map.entry("yearsold", "years"),
            Map.entry("yrsold", "years"),
            Map.entry("kg/qm", "kg/m2"),
            Map.entry("mmofhg", "mmhg"),
            Map.entry("th/ul", "10^3/ul"),
            Map.entry("thou/ul", "10^3/ul"),
            Map.entry("giga/l", "10^9/l"),
            Map.entry("tera/l", "10^12/l"));

    private static final Pattern POINT = Pattern.compile("\\.$");
    private static final Pattern SQUARE = Pattern.compile("m[*^]2(?=$|/)");
    private static final Pattern POWER = Pattern.compile("^x?10[*e^](?=\\d{1,2}/)");

    private UnitSpelling() {}

    /** Whether two units differ only in their writing. */
    static boolean areOne(String unit, String other) {
        return usual(unit).equals(usual(other));
    }

    /**
     * @param unit a unit that is not known as it is, as {@link UnitText#plain} gives it
     * @return the name under which it may be known
     */
    static String usual(String unit) {
        String plain = POINT.matcher(unit).replaceFirst("");
        plain = SQUARE.matcher(plain).replaceAll("m2");
        plain = POWER.matcher(plain)
                .replaceFirst("10^")
                .replace("^3/mm3", "^3/ul")
                .replace("^6/mm3", "^6/ul");
        return NAMES.getOrDefault(plain, plain);
    }
}
