package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.multimodalbtw.engine.Limits;

/** Few different numbers that are names of something by the column's name and their size: morphologies of tumours, counties, wards, profiles. */
final class NamedNumbers {

    private static final int FEWEST_ROWS = 50;
    private static final int MOST_DIFFERENT = 60;
    private static final int FEWEST_OF_EACH = 3;
    private static final int FEWEST_DIFFERENT = 2;
    private static final double FIRST_MORPHOLOGY = 8000;
    private static final double LAST_MORPHOLOGY = 9999;
    private static final double LAST_SITE = 809;
    private static final double FIRST_COUNTY = 1000;
    private static final double LAST_COUNTY = 99_999;
    private static final double LAST_SIDE = 9;

    private static final Set<String> MORPHOLOGIES = ColumnWords.set(
            "histo histo2 histo3 histology histologic histological histtype morph morphology morphologie morfologia icdo icdo2 icdo3");
    private static final Set<String> SITES = ColumnWords.set(
            "primsite topo topog topography topographie topografia primarysite tumorsite icdo icdo2 icdo3");
    private static final Set<String> COUNTIES =
            ColumnWords.set("county cnty cty fips stcnty geoid kreis landkreis ags gemeinde municipio commune insee");
    private static final Set<String> SIDES = ColumnWords.set("lateral laterality");
    private static final Set<String> PROFILES = ColumnWords.set("eq5d eq5d3l eq5d5l profile healthstate");

    private static final Pattern PLACE = Pattern.compile(
            "(?:first|last|prev|previous|curr|current)?(?:ward|careunit|unit|bed|room|site|hospital|clinic|center|centre|provider|dept|department|"
                    + "caregiver|physician|location|station|device|facility)(?:id|no|nr|code)s?");
    private static final Pattern PROFILE = Pattern.compile("[1-5]{5}");

    private NamedNumbers() {}

    /** What they may be and what can be done: a clause; empty where nothing shows it, or a rule for the name holds already. */
    static Optional<String> clause(ColumnCells cells) {
        double[] numbers = cells.numbers();
        if (numbers.length < FEWEST_ROWS
                || cells.textCells() > 0
                || numbers[0] != Math.rint(numbers[0])
                || NamedLike.byNumbers(cells.name())
                || !isNamed(cells.name())) {
            return Optional.empty();
        }
        double[] different = Arrays.stream(numbers)
                .distinct()
                .limit(MOST_DIFFERENT + 1)
                .sorted()
                .toArray();
        boolean mayBe = different.length >= FEWEST_DIFFERENT
                && different.length <= MOST_DIFFERENT
                && numbers.length >= FEWEST_OF_EACH * different.length
                && Arrays.stream(different).allMatch(number -> number == Math.rint(number))
                && areOfKind(cells.name(), different);
        return mayBe
                ? Optional.of("by its name and its " + different.length + " different numbers, such as "
                        + Limits.number(numbers[0])
                        + ", it may hold codes, and is read as a number; take it as a category if"
                        + " its numbers are only names")
                : Optional.empty();
    }

    private static boolean isNamed(String name) {
        return List.of(MORPHOLOGIES, SITES, COUNTIES, SIDES, PROFILES).stream()
                        .anyMatch(words -> NamedLike.hasWord(name, words))
                || isPlace(name);
    }

    private static boolean isPlace(String name) {
        return Arrays.stream(ColumnWords.of(name))
                .anyMatch(word -> PLACE.matcher(word).matches());
    }

    private static boolean areOfKind(String name, double[] sorted) {
        return isPlace(name) && sorted[0] >= 0
                || NamedLike.hasWord(name, MORPHOLOGIES) && areIn(sorted, FIRST_MORPHOLOGY, LAST_MORPHOLOGY)
                || NamedLike.hasWord(name, SITES) && areIn(sorted, 0, LAST_SITE)
                || NamedLike.hasWord(name, COUNTIES) && areIn(sorted, FIRST_COUNTY, LAST_COUNTY)
                || NamedLike.hasWord(name, SIDES) && areIn(sorted, 0, LAST_SIDE)
                || NamedLike.hasWord(name, PROFILES)
                        && Arrays.stream(sorted).allMatch(number -> PROFILE.matcher(String.valueOf((long) number))
                                .matches());
    }

    private static boolean areIn(double[] sorted, double first, double last) {
        return sorted[0] >= first && sorted[sorted.length - 1] <= last;
    }
}
