package org.multimodalbtw.engine.survey;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Units of measurement as tables write them. */
public final class UnitText {

    private static final Pattern UNIT =
            Pattern.compile("(k|m|x?10[*^e]?\\d+|#|cells|zellen|gpt|tpt|(tsd|mio)\\.?)?/(l|ul|nl|pl|mm3|hpf|lpf|min)"
                    + "|(m?eq|[munp]?mol|[kmunp]?g|[mu]?i?u|copies)/(l|dl|ml|ul|kg|kg/h|kg/min|h|hr|min|day|24h|mmol|mg)(/1\\.73m2)?"
                    + "|(bpm|mmhg|kpa|cmh2o|torr|%|sec|secs|seconds|s|min|mins|minutes|h|hours|degc|degf|c|f|celsius|fahrenheit|"
                    + "days?|weeks?|wks?|mos?|months?|years?|yrs?|kg|g|mg|ug|lb|lbs|oz|cm|m|mm|in|inch|inches|ml|l|dl|cc|fl|pg|fg|units|u|ratio|score|points|insp/min|breaths/min|"
                    + "beats/min|mosm/kg|mm/hr|mm/h|l/min|ml/min|ml/h|ml/hr|l/min/m2|kg/m2|mohm|iu)");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern POWER = Pattern.compile("10([" + RAISED + "]+)");

    private static final Set<String> NAMES = Set.of(
            "unit",
            "units",
            "uom",
            "valueuom",
            "unitscd",
            "obx6",
            "unitcd",
            "lbstresu",
            "vsstresu",
            "lborresu",
            "unitofmeasure",
            "unitname",
            "measureunit",
            "resultunit",
            "resultunits",
            "unitsource",
            "einheit",
            "masseinheit",
            "unite",
            "unidad",
            "eenheid",
            "unita");

    private UnitText() {}

    /**
     * @param unit a unit as it is written
     * @return the same for all ways of writing it: in lower case, without spaces, with {@code u} for micro and {@code deg} for the sign
     */
    public static String plain(String unit) {
        return POWER.matcher(CellText.strip(unit))
                .replaceAll(power -> "10^" + digits(power.group(1)))
                .toLowerCase(Locale.ROOT)
                .replace('×', 'x')
                .replace('\u00B5', 'u')
                .replace('\u03BC', 'u')
                .replace("\u00B0", "deg")
                .replace("\u00B3", "3")
                .replace("\u00B2", "2")
                .replace("mcg", "ug")
                .replace("litre", "l")
                .replace("liter", "l")
                .replaceAll("\\s+|(?<=deg)\\.|[\\[\\]]", "");
    }

    /** Small raised digits as those of a keyboard. */
    private static String digits(String raised) {
        return raised.chars()
                .mapToObj(digit -> String.valueOf(RAISED.indexOf(digit)))
                .collect(Collectors.joining());
    }

    /**
     * @param unit a unit as it is written, or as {@link #plain} gives it
     * @return as a person writes it: litres with a large letter, and the sign of micro
     */
    public static String shown(String unit) {
        return plain(unit)
                .replaceAll("(?<=/[dmu]?|^[dmu]?)l(?![a-z])", "L")
                .replaceAll("(?<=/|^)u(?=L|mol|g|iu)", "µ")
                .replaceAll("^deg([cf])$", "°$1")
                .replace("°c", "°C")
                .replace("°f", "°F")
                .replace("mmhg", "mmHg")
                .replace("eq/", "Eq/")
                .replace("iu", "IU");
    }

    /**
     * @param text a cell
     * @return whether it is a unit that is often used in medicine
     */
    public static boolean isUnit(String text) {
        return UNIT.matcher(plain(text)).matches();
    }

    /** Whether a column's name says that it holds units. */
    static boolean isName(String joined) {
        return NAMES.contains(joined)
                || joined.endsWith("uom")
                || joined.endsWith("unit")
                || joined.endsWith("units")
                || joined.endsWith("einheit");
    }
}
