package org.multimodalbtw.engine.survey;

import java.util.regex.Pattern;

/** Units with a space within, which are written without it: {@code mm Hg}, {@code deg C}, {@code ml/min/1,73 m²}, {@code mg/24 h}, and {@code mg/L FEU} of D-dimers. */
final class SpacedUnits {

    private static final int LONGEST = 60;
    private static final Pattern SURFACE =
            Pattern.compile("\\s?/\\s?(1[.,]73)\\s?(m²|m2|m\\^2|qm)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY = Pattern.compile("(?<=\\p{L})\\s?/\\s?24\\s?(h|hrs?|std|stunden|ore|horas)\\.?$");
    /** Equivalents of fibrinogen are about twice the same in D-dimers, and so a unit of their own. */
    private static final Pattern EQUIVALENTS =
            Pattern.compile("(?<=/[dmuµμ]?l)\\s\\(?(FEU|DDU)\\)?$", Pattern.CASE_INSENSITIVE);

    private static final Pattern PRESSURE =
            Pattern.compile("(?<=\\d\\s?)(mm|cm)\\s(Hg|H2O)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEGREES = Pattern.compile(
            "(?<=\\d\\s?)(?:deg|degrees?|grad|grados?|gradi|degres?|degrés?)\\.?\\s?([CF])$", Pattern.CASE_INSENSITIVE);

    private SpacedUnits() {}

    /**
     * @param cell a cell
     * @return the cell without spaces within such a unit; itself where it has none
     */
    static String joined(String cell) {
        if (cell.length() > LONGEST || cell.isEmpty()) {
            return cell;
        }
        char last = cell.charAt(cell.length() - 1);
        if (cell.indexOf('/') < 0) {
            return switch (last) {
                case 'g', 'G', 'O', 'o' -> PRESSURE.matcher(cell).replaceFirst("$1$2");
                case 'C', 'F', 'c', 'f' -> DEGREES.matcher(cell).replaceFirst("deg$1");
                default -> cell;
            };
        }
        return switch (last) {
            case 'm', 'M', '2', '²' -> SURFACE.matcher(cell).replaceFirst("/$1$2");
            case 'U', 'u', ')' -> EQUIVALENTS.matcher(cell).replaceFirst("($1)");
            default -> DAY.matcher(cell).replaceFirst("/24h");
        };
    }

    /** Whether cells of a column have such a unit. */
    static boolean are(ColumnCells cells) {
        return cells.texts().keySet().stream()
                .anyMatch(text -> !joined(text).equals(text)
                        && NumberText.digits(joined(text)).isPresent());
    }
}
