package org.multimodalbtw.engine.survey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The points in the numbers of a column, also in those with a unit behind them: before decimals, or perhaps between thousands. */
final class WrittenPoints {

    /** Units of which nobody has a thousand, so that a point before three digits stands before decimals: {@code 3.290 kg}. */
    private static final Set<String> LARGE =
            Set.of("kg", "l", "m", "cm", "g/dl", "mmol/l", "kpa", "%", "degc", "c", "l/min", "ml/kg", "kg/m2");

    private final DottedNumbers dotted;
    /** The numbers of texts without such a point. */
    private final double[] others;

    private final boolean areLarge;

    private WrittenPoints(DottedNumbers dotted, double[] others, boolean areLarge) {
        this.dotted = dotted;
        this.others = others;
        this.areLarge = areLarge;
    }

    /**
     * @param cells a column
     * @return the points in its cells
     */
    static WrittenPoints of(ColumnCells cells) {
        DottedNumbers dotted = cells.dotted();
        boolean areLarge = cells.dotted().count() == 0;
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            String plain = SpacedUnits.joined(ResultFlag.strip(text.getKey()));
            Optional<NumberText> number =
                    isDotted(plain) ? NumberText.parse(plain, NumberText.Decimals.POINT) : Optional.empty();
            if (number.isPresent()) {
                dotted = dotted == cells.dotted() ? dotted.copy() : dotted;
                areLarge &= LARGE.contains(UnitText.plain(number.get().unit()));
                add(
                        dotted,
                        text,
                        NumberText.digits(plain).orElseThrow(),
                        number.get().number(),
                        cells);
            }
        }
        return new WrittenPoints(dotted, dotted.mayBeThousands() ? others(cells) : new double[] {}, areLarge);
    }

    private static boolean isDotted(String text) {
        return text.indexOf('.') >= 0
                && NumberText.digits(text)
                        .filter(digits -> digits.indexOf('.') >= 0 && digits.indexOf(',') < 0)
                        .isPresent();
    }

    private static double[] others(ColumnCells cells) {
        return cells.texts().keySet().stream()
                .map(text -> SpacedUnits.joined(ResultFlag.strip(text)))
                .filter(text -> !isDotted(text))
                .flatMap(text -> NumberText.parse(text, NumberText.Decimals.COMMA).stream())
                .mapToDouble(number -> Math.abs(number.number()))
                .toArray();
    }

    private static void add(
            DottedNumbers dotted, Map.Entry<String, Integer> text, String digits, double number, ColumnCells cells) {
        for (int cell = 0; cell < text.getValue(); cell++) {
            dotted.add(text.getKey(), digits, number, cells.numbers(), (int) cells.plainNumbers());
        }
    }

    long count() {
        return dotted.count();
    }

    String example() {
        return dotted.example();
    }

    /** Whether three digits follow on each point, so that it may be one of thousands. */
    boolean mayBeThousands() {
        return dotted.mayBeThousands();
    }

    /**
     * Whether they separate thousands, as far as sizes, units and other numbers tell.
     *
     * @param besideDecimals whether the column itself writes decimals with a comma
     */
    boolean areThousands(boolean besideDecimals) {
        boolean isClear = besideDecimals && dotted.areRound();
        return mayBeThousands() && (isClear || !isOfLargeUnit() && dotted.fitAsThousands(others));
    }

    private boolean isOfLargeUnit() {
        return areLarge && others.length == 0;
    }

    /**
     * @param writesComma whether the file writes decimals with a comma
     * @return what to say of points that are read as decimal signs and may be none: a clause; empty where that is clear
     */
    Optional<String> doubt(boolean writesComma) {
        if (!mayBeThousands() || !writesComma && !dotted.areLikelyThousands(others)) {
            return Optional.empty();
        }
        return Optional.of("the point in " + cells(count()) + ", such as '" + example() + "', is read as decimal sign; "
                + remedy());
    }

    /** What to do if they separate thousands: a clause. */
    String remedy() {
        return "if it separates thousands, write " + example().replace(".", "");
    }

    /** Says that they separate thousands. */
    String clause() {
        return "the point in " + cells(count()) + ", such as '" + example() + "', is read as that of thousands, "
                + example().replace(".", "");
    }

    private static String cells(long count) {
        return count == 1 ? "1 cell" : count + " cells";
    }
}
