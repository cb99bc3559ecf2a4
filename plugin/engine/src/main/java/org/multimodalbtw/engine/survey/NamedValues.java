package org.multimodalbtw.engine.survey;

import java.util.regex.Pattern;

/** Cells with several values that have names, such as {@code {"hr": 80, "sbp": 120}}, {@code {'NORM': 100.0}} and {@code hr=80;sbp=120}. */
final class NamedValues {

    private static final double NEARLY_ALL = 0.9;
    private static final String QUOTED = "\"[^\"]*\"|'[^']*'";
    private static final String PAIR = "(?:" + QUOTED + "|\"?[\\p{L}_][\\p{L}\\d_ .-]*\"?)\\s*[:=]\\s*(?:" + QUOTED
            + "|-?\\d+(?:\\.\\d+)?|true|false|null|True|False|None)";
    private static final Pattern PAIRS = Pattern.compile("\\{?\\s*" + PAIR + "(?:\\s*[,;|&]\\s*" + PAIR + ")*\\s*\\}?");

    private static final Pattern SEVERAL = Pattern.compile(".*[:=].*[,;|&].*[:=].*");

    private NamedValues() {}

    /** Whether nearly all cells hold such values, and one of them several. */
    static boolean are(ColumnCells cells) {
        if (cells.plainNumbers() > 0
                || cells.texts().keySet().stream().limit(1).noneMatch(text -> PAIRS.matcher(text)
                        .matches())) {
            return false;
        }
        long named = cells.cellsWith(text -> PAIRS.matcher(text).matches());
        return named >= NEARLY_ALL * cells.cellsOfTexts()
                && cells.texts().keySet().stream()
                        .anyMatch(text -> SEVERAL.matcher(text).matches());
    }
}
