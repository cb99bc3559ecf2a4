package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unit that a column's name gives: in brackets, as {@code size (mm)}, or behind the last sign, as {@code weight_kg}. */
final class UnitInName {

    private static final Pattern BRACKETS = Pattern.compile(".*[(\\[]\\s*([^()\\[\\]]+?)\\s*[)\\]]\\s*");
    /** One letter behind a sign may be anything. */
    private static final Pattern BEHIND = Pattern.compile(
            ".*[^\\p{L}\\d](kg|lbs?|cm|mm|mg|mmhg|ml|kpa|days|weeks|months|years)", Pattern.CASE_INSENSITIVE);

    private UnitInName() {}

    /**
     * @param name a column's name
     * @return the unit as the name has it, if it is one that is known
     */
    static Optional<String> of(String name) {
        return written(name).filter(unit -> UnitConversion.isKnown(UnitText.plain(unit)));
    }

    /** Whether a column's name gives a unit as a cell has it, known or not, as {@code smoking (py)} does for {@code 10 py}. */
    static boolean gives(String name, String unit) {
        return written(name)
                .filter(written -> UnitText.plain(written).equals(unit))
                .isPresent();
    }

    private static Optional<String> written(String name) {
        Matcher brackets = BRACKETS.matcher(name);
        Matcher behind = BEHIND.matcher(name);
        return brackets.matches()
                ? Optional.of(brackets.group(1))
                : behind.matches() ? Optional.of(behind.group(1)) : Optional.empty();
    }
}
