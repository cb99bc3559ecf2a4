package org.multimodalbtw.engine.survey;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New rows that write decimals with the other sign than the training rows: {@code 3,5} where these have 3.5, or 3.5 where these have 3,5. */
final class OtherSign {

    private static final int LONGEST = 60;
    private static final int OF_THOUSAND = 3;

    private static final Pattern COMMA =
            Pattern.compile("([^\\d.,]*)(\\d{1,3}(?:\\.\\d{3})+|\\d+),(\\d+)([^\\d.,][^.,]*)?");
    private static final Pattern POINT =
            Pattern.compile("([^\\d.,]*)(\\d{1,3}(?:,\\d{3})+|\\d+)\\.(\\d+)([^\\d.,][^.,]*)?");

    private OtherSign() {}

    /**
     * @param cell a cell
     * @param decimals how the training rows write numbers; {@code null} for digits with a point and nothing else
     * @param ungrouped whether the training rows never separate thousands
     * @return the same with the sign of the training rows; empty where the cell has none, or one that may separate thousands
     */
    static Optional<String> replaced(String cell, NumberText.Decimals decimals, boolean ungrouped) {
        if (decimals == NumberText.Decimals.EITHER || cell.length() > LONGEST) {
            return Optional.empty();
        }
        boolean isPointUsual = decimals != NumberText.Decimals.COMMA;
        Matcher number = (isPointUsual ? COMMA : POINT).matcher(cell);
        if (!number.matches() || !ungrouped && mayBeThousands(number.group(2), number.group(3))) {
            return Optional.empty();
        }
        String rest = number.group(4) == null ? "" : number.group(4);
        String whole = number.group(2).replaceAll("[.,]", "");
        return Optional.of(number.group(1) + whole + (isPointUsual ? '.' : ',') + number.group(3) + rest);
    }

    private static boolean mayBeThousands(String whole, String digits) {
        return digits.length() == OF_THOUSAND && whole.length() <= OF_THOUSAND && !whole.startsWith("0");
    }
}
