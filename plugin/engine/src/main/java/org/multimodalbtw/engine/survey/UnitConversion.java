package org.multimodalbtw.engine.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From one unit of a variable to another: {@code factor * value + offset}. Masses become amounts of substance by the molar masses of what
 * is often measured (IUPAC 2021), all else by the definitions of the SI and of the conventional units (BIPM, The International System of
 * Units, 9th edition).
 *
 * @param factor not 0
 * @param offset 0 but for temperatures
 */
public record UnitConversion(double factor, double offset) {

    /** Values stay as they are. */
    public static final UnitConversion NONE = new UnitConversion(1, 0);

    private static final String AMOUNT = "mol/l";
    private static final String MASS = "g/l";
    private static final String COUNT = "1/l";
    private static final String GIGA = "10^9/l";
    private static final String CHARGE = "eq/l";
    private static final double FAHRENHEIT = 5 / 9.;
    private static final double FREEZING = 32;
    private static final double KELVIN = 273.15;
    /** In kilojoules. */
    private static final double KILOCALORIE = 4.184;

    private static final double MINUTE = 60;
    private static final double DAY = 1440 * MINUTE;
    /** Of the Julian calendar. */
    private static final double YEAR = 365.25 * DAY;

    /** Glycated haemoglobin, which a master equation takes from the unit of the IFCC to the percent of the NGSP. */
    private static final UnitConversion GLYCATED = new UnitConversion(.09148, 2.152);

    private static final String PER_MOLE = "mmol/mol";

    /** A unit as a multiple of that of its dimension. */
    private record Measure(String dimension, double factor, double offset) {}

    private static final Map<String, Measure> UNITS = units();

    /** Grams of a mole, by a word of the variable's name; urea nitrogen is what laboratories of the US give as BUN. */
    private static final List<Map.Entry<String, Double>> MOLAR_MASSES = List.of(
            Map.entry("ureanitrogen", 28.014),
            Map.entry("bun", 28.014),
            Map.entry("glucose", 180.156),
            Map.entry("glukose", 180.156),
            Map.entry("glicemia", 180.156),
            Map.entry("glucemia", 180.156),
            Map.entry("glucosa", 180.156),
            Map.entry("glucosio", 180.156),
            Map.entry("glycemie", 180.156),
            Map.entry("creatinin", 113.12),
            Map.entry("kreatinin", 113.12),
            Map.entry("kreatynin", 113.12),
            Map.entry("bilirubin", 584.67),
            Map.entry("bilirrubin", 584.67),
            Map.entry("urea", 60.056),
            Map.entry("harnstoff", 60.056),
            Map.entry("cholesterol", 386.66),
            Map.entry("cholesterin", 386.66),
            Map.entry("colesterol", 386.66),
            Map.entry("calcium", 40.078),
            Map.entry("kalzium", 40.078),
            Map.entry("magnesium", 24.305),
            Map.entry("magnesio", 24.305),
            Map.entry("lactate", 90.08),
            Map.entry("laktat", 90.08),
            Map.entry("lactato", 90.08),
            Map.entry("lattato", 90.08),
            Map.entry("vitamind", 400.64),
            Map.entry("vitd", 400.64),
            Map.entry("25oh", 400.64),
            Map.entry("uricacid", 168.11),
            Map.entry("harnsaeure", 168.11),
            Map.entry("harnsure", 168.11));

    /** The same by short names, which count only as a whole word; phosphate is given as phosphorus, haemoglobin as one of its four parts. */
    private static final Map<String, Double> SHORT_NAMES = Map.ofEntries(
            Map.entry("glu", 180.156),
            Map.entry("gluc", 180.156),
            Map.entry("bz", 180.156),
            Map.entry("crea", 113.12),
            Map.entry("krea", 113.12),
            Map.entry("scr", 113.12),
            Map.entry("bili", 584.67),
            Map.entry("tbili", 584.67),
            Map.entry("chol", 386.66),
            Map.entry("ldl", 386.66),
            Map.entry("hdl", 386.66),
            Map.entry("tg", 885.4),
            Map.entry("triglycerides", 885.4),
            Map.entry("triglyceride", 885.4),
            Map.entry("ca", 40.078),
            Map.entry("calcio", 40.078),
            Map.entry("emoglobina", 16114.5),
            Map.entry("hemoglobina", 16114.5),
            Map.entry("lac", 90.08),
            Map.entry("phosphate", 30.974),
            Map.entry("phosphat", 30.974),
            Map.entry("hemoglobin", 16114.5),
            Map.entry("haemoglobin", 16114.5),
            Map.entry("hb", 16114.5),
            Map.entry("hgb", 16114.5),
            Map.entry("iron", 55.845),
            Map.entry("cortisol", 362.46),
            Map.entry("ammonia", 17.031));

    private static final List<String> MONOVALENT = List.of(
            "sodium",
            "sodio",
            "natrium",
            "potassium",
            "potasio",
            "potassio",
            "kalium",
            "chlorid",
            "bicarbonat",
            "bikarbonat",
            "hco3",
            "lactate",
            "laktat");

    /**
     * @param value in the one unit
     * @return the value in the other unit
     */
    public double of(double value) {
        return factor * value + offset;
    }

    /**
     * @param variable what is measured
     * @param from a unit, as {@link UnitText#plain} gives it
     * @param to another
     * @return how values are converted; empty where that is not known
     */
    public static Optional<UnitConversion> of(String variable, String from, String to) {
        if (from.equals(to)) {
            return Optional.of(NONE);
        }
        if (isGlycated(variable)
                && (from.equals(PER_MOLE) && to.equals("%") || from.equals("%") && to.equals(PER_MOLE))) {
            return Optional.of(to.equals("%") ? GLYCATED : GLYCATED.inverse());
        }
        Measure source = measure(isGiga(from, to) ? GIGA : from);
        Measure target = measure(isGiga(to, from) ? GIGA : to);
        if (source == null || target == null) {
            return Optional.empty();
        }
        double between = 1;
        if (!source.dimension.equals(target.dimension)) {
            between = between(variable, source.dimension, target.dimension);
        }
        double factor = source.factor * between / target.factor;
        double offset = (source.offset - target.offset) / target.factor;
        return Double.isNaN(factor) ? Optional.empty() : Optional.of(new UnitConversion(factor, offset));
    }

    private static Measure measure(String unit) {
        Measure known = UNITS.get(unit);
        return known == null ? UNITS.get(UnitSpelling.usual(unit)) : known;
    }

    /** Beside counts, G/L is no gram. */
    private static boolean isGiga(String unit, String other) {
        Measure beside = measure(other);
        return unit.equals(MASS) && beside != null && beside.dimension.equals(COUNT);
    }

    private UnitConversion inverse() {
        return new UnitConversion(1 / factor, -offset / factor);
    }

    private static boolean isGlycated(String variable) {
        String name = joined(variable);
        return name.contains("a1c") || name.contains("glicada") || name.contains("glicata");
    }

    /**
     * @param unit a unit, as {@link UnitText#plain} gives it
     * @return whether it is known what it measures
     */
    static boolean isKnown(String unit) {
        return measure(unit) != null;
    }

    /** From one unit of a dimension to that of another, for what is measured; NaN where that is not known. */
    private static double between(String variable, String from, String to) {
        String name = joined(variable);
        boolean isCharge = from.equals(CHARGE) && to.equals(AMOUNT) || from.equals(AMOUNT) && to.equals(CHARGE);
        if (isCharge) {
            return MONOVALENT.stream().anyMatch(name::contains) ? 1 : Double.NaN;
        }
        double mass = MOLAR_MASSES.stream()
                .filter(entry -> name.contains(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> ofShortName(variable));
        if (from.equals(MASS) && to.equals(AMOUNT)) {
            return 1 / mass;
        }
        return from.equals(AMOUNT) && to.equals(MASS) ? mass : Double.NaN;
    }

    private static String joined(String variable) {
        return variable.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static double ofShortName(String variable) {
        return Stream.of(ColumnWords.of(variable))
                .filter(SHORT_NAMES::containsKey)
                .mapToDouble(SHORT_NAMES::get)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Map<String, Measure> units() {
        Map<String, Measure> units = new HashMap<>();
        Map<String, Double> parts = Map.of("", 1., "m", 1e-3, "u", 1e-6, "n", 1e-9, "p", 1e-12);
        Map<String, Double> volumes = Map.of("l", 1., "dl", 1e-1, "ml", 1e-3, "ul", 1e-6);
        parts.forEach((prefix, part) -> volumes.forEach((volume, litres) -> {
            put(units, MASS, part / litres, prefix + "g/" + volume);
            put(units, AMOUNT, part / litres, prefix + "mol/" + volume);
            put(units, CHARGE, part / litres, prefix + "eq/" + volume);
            put(units, "u/l", part / litres, prefix + "u/" + volume, prefix + "iu/" + volume);
        }));
        putSpellings(units);
        putCounts(units);
        putTimes(units);
        putTemperatures(units);
        put(units, "g", 1, "g");
        put(units, "g", 1000, "kg");
        put(units, "g", 1e-3, "mg");
        put(units, "g", 1e-6, "ug");
        put(units, "g", 1e-9, "ng");
        put(units, "l", 1, "l");
        put(units, "l", 1e-1, "dl");
        put(units, "l", 1e-3, "ml", "cc");
        put(units, "g", 453.59237, "lb", "lbs");
        put(units, "g", 28.349523125, "oz");
        put(units, "m", 1, "m");
        put(units, "m", 1e-2, "cm");
        put(units, "m", 1e-3, "mm");
        put(units, "m", .0254, "in", "inch", "inches");
        put(units, "mmhg", 1, "mmhg", "torr");
        put(units, "mmhg", 7.500616827, "kpa");
        put(units, "mmhg", .7355592, "cmh2o");
        put(units, "kg/m2", 1, "kg/m2");
        put(units, "energy", 1, "kj");
        put(units, "energy", 1000, "mj");
        put(units, "energy", KILOCALORIE, "kcal");
        put(units, PER_MOLE, 1, PER_MOLE);
        put(units, "1", 1, "fraction");
        put(units, "1", .01, "%");
        return Map.copyOf(units);
    }

    /** Other ways of writing the same units. */
    private static void putSpellings(Map<String, Measure> units) {
        put(units, MASS, 10, "gr/dl", "g%", "gr%", "g/100ml", "gr/100ml", "gm/dl");
        put(units, MASS, 1, "gr/l");
        put(units, MASS, 1e-2, "mg%", "mg/100ml");
        put(units, MASS, 1e-5, "ug%", "ug/100ml");
        put(units, "u/l", 1, "ui/l", "u.i./l", "ie/l", "e/l", "i.e./l", "i.u./l");
        put(units, "u/l", 1e-3, "mui/l", "mie/l");
        put(units, "u/l", 60, "ukat/l");
        put(units, "u/l", .06, "nkat/l");
        put(units, "u/l", 1000, "ui/ml", "u.i./ml", "ie/ml", "e/ml");
        put(units, "u", 1, "u", "iu", "unit", "units", "ie", "ui", "u.i.", "i.e.", "i.u.");
        put(units, "feu", 1, "mg/l(feu)", "ug/ml(feu)");
        put(units, "feu", 1e-3, "ug/l(feu)", "ng/ml(feu)");
        put(units, "g/d", 1, "g/24h", "g/d", "g/day");
        put(units, "g/d", 1e-3, "mg/24h", "mg/d", "mg/day");
        put(units, "l/d", 1, "l/24h", "l/d", "l/day");
        put(units, "l/d", 1e-3, "ml/24h", "ml/d", "ml/day");
        put(units, "ml/min/1.73m2", 1, "ml/min/1.73m2", "ml/min/1,73m2", "ml/min/1.73qm", "ml/min/1,73qm");
    }

    private static void putCounts(Map<String, Measure> units) {
        put(
                units,
                COUNT,
                1e9,
                "10^9/l",
                "10*9/l",
                "10e9/l",
                "x10^9/l",
                "gpt/l",
                "tsd/ul",
                "tsd./ul",
                "/nl",
                "k/ul",
                "10^3/ul",
                "10*3/ul",
                "x10^3/ul",
                "k/mm3");
        put(units, COUNT, 1e6, "/ul", "/mm3", "cells/ul", "zellen/ul");
        put(
                units,
                COUNT,
                1e12,
                "10^12/l",
                "10*12/l",
                "10e12/l",
                "x10^12/l",
                "tpt/l",
                "mio/ul",
                "mio./ul",
                "/pl",
                "m/ul",
                "10^6/ul",
                "10*6/ul",
                "x10^6/ul");
    }

    private static void putTimes(Map<String, Measure> units) {
        put(units, "s", 1, "s", "sec", "secs", "second", "seconds");
        put(units, "s", MINUTE, "min", "mins", "minute", "minutes");
        put(units, "s", 60 * MINUTE, "h", "hr", "hrs", "hour", "hours");
        put(units, "s", DAY, "d");
        TimeWords.DAYS.forEach(word -> put(units, "s", DAY, word, word + "."));
        put(units, "s", 7 * DAY, "w");
        TimeWords.WEEKS.forEach(word -> put(units, "s", 7 * DAY, word, word + "."));
        TimeWords.MONTHS.forEach(word -> put(units, "s", YEAR / 12, word, word + "."));
        put(units, "s", YEAR, "y");
        TimeWords.YEARS.forEach(word -> put(units, "s", YEAR, word, word + "."));
        put(units, "1/s", 1 / MINUTE, "/min", "bpm", "beats/min", "breaths/min", "insp/min");
        put(units, "1/s", 1, "/s");
    }

    private static void putTemperatures(Map<String, Measure> units) {
        for (String name : List.of("c", "degc", "celsius", "degcelsius")) {
            units.put(name, new Measure("k", 1, KELVIN));
        }
        for (String name : List.of("f", "degf", "fahrenheit", "degfahrenheit")) {
            units.put(name, new Measure("k", FAHRENHEIT, KELVIN - FREEZING * FAHRENHEIT));
        }
    }

    private static void put(Map<String, Measure> units, String dimension, double factor, String... names) {
        for (String name : names) {
            units.put(name, new Measure(dimension, factor, 0));
        }
    }
}
