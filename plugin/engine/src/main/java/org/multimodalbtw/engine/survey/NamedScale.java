package org.multimodalbtw.engine.survey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/**
 * Two scales in which a measurement of that name is given, and which nothing but them sets so far apart: a few different numbers show them.
 *
 * @param name finds the name, without signs and in small letters
 * @param words both scales
 * @param low the unit of the lower scale, as {@link UnitText#plain} gives it
 * @param high the unit of the higher scale
 */
record NamedScale(Pattern name, String words, String low, String high) {

    private static final String COUNTS = "thousands in a microlitre and single cells, as 7.2 and 7200";

    private static final List<NamedScale> ALL = List.of(
            of("fi[o0]2", "fractions and percent", "fraction", "%"),
            of("(?<!s)p[av]?c?o2", "kPa and mmHg", "kpa", "mmhg"),
            of("a1c", "% and mmol/mol", "%", "mmol/mol"),
            of("[ck]reatinin|kreatynin|^s?[ck]rea?$", "mg/dL and µmol/L", "mg/dl", "umol/l"),
            of("gl[uy][ck]o?[sz]|gl[iuy][ck][ae]?mi|^gluc?$", "mmol/L and mg/dL", "mmol/l", "mg/dl"),
            of("[ck]h?olester", "mmol/L and mg/dL", "mmol/l", "mg/dl"),
            of("[ck]al[cz]i(um|o)", "mmol/L and mg/dL", "mmol/l", "mg/dl"),
            of("wbc|leu[ck]o|white(blood)?cell", COUNTS, "k/ul", "/ul"),
            of("platelet|thrombo[zc]yt|trombocit|plaquet|piastrin|^plt$", COUNTS, "k/ul", "/ul"));

    private static NamedScale of(String name, String words, String low, String high) {
        return new NamedScale(Pattern.compile(name), words, low, high);
    }

    /**
     * @param variable what is measured
     * @return its scales; empty where none are known
     */
    static Optional<NamedScale> of(String variable) {
        String joined = ColumnWords.plain(variable).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return ALL.stream().filter(scale -> scale.name.matcher(joined).find()).findFirst();
    }

    /**
     * @param variable what is measured
     * @return the way from the lower scale to the higher one; empty where that is not known
     */
    Optional<DoubleUnaryOperator> up(String variable) {
        return UnitConversion.of(variable, low, high).map(conversion -> conversion::of);
    }
}
