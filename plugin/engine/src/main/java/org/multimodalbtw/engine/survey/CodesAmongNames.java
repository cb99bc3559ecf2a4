package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The numbers of a column of names where all are codes for unknown: {@code -9999} beside {@code R} and {@code L}. */
final class CodesAmongNames {

    private static final int FEWEST_ROWS = 20;
    private static final int MOST = 3;
    private static final Set<Double> BELOW_ZERO =
            Set.of(-9., -77., -88., -99., -777., -888., -999., -7777., -8888., -9999., -99999., -999999.);
    /** Names of which one has a digit may be numbers, too. */
    private static final Set<Double> BESIDE_WORDS = Set.of(777., 888., 999., 7777., 8888., 9999., 99999., 999999.);

    private static final String WITH_DECIMALS = ".0";

    private CodesAmongNames() {}

    /**
     * @param cells a column with numbers and texts
     * @return its numbers in all ways in which cells may have them, if all are such codes; else none
     */
    static Set<String> of(ColumnCells cells) {
        boolean areNames = cells.rows() >= FEWEST_ROWS
                && !cells.isTyped()
                && cells.texts().keySet().stream().noneMatch(CodesAmongNames::mayBeNumber)
                && cells.texts().keySet().stream().anyMatch(Predicate.not(NoResult::says));
        if (!areNames) {
            return Set.of();
        }
        boolean areWords =
                cells.texts().keySet().stream().noneMatch(text -> text.chars().anyMatch(Character::isDigit));
        boolean areCodes = Arrays.stream(cells.numbers())
                .allMatch(number -> BELOW_ZERO.contains(number) || areWords && BESIDE_WORDS.contains(number));
        Set<String> codes = new TreeSet<>();
        if (areCodes) {
            Arrays.stream(cells.numbers())
                    .distinct()
                    .mapToObj(ColumnCells::text)
                    .forEach(codes::add);
        }
        if (codes.size() > MOST) {
            return Set.of();
        }
        codes.addAll(codes.stream().map(code -> code + WITH_DECIMALS).toList());
        return codes;
    }

    /** Also what is a number with a limit, a unit or a word around it. */
    private static boolean mayBeNumber(String text) {
        return Arrays.stream(NumberText.Decimals.values())
                .anyMatch(decimals -> NumberText.parse(text.toLowerCase(Locale.ROOT), decimals)
                        .isPresent());
    }

    /** The codes for a person. */
    static String shown(Set<String> codes) {
        return codes.stream()
                .filter(code -> !code.endsWith(WITH_DECIMALS))
                .map(code -> "'" + code + "'")
                .collect(Collectors.joining(" and "));
    }
}
