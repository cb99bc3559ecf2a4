package org.multimodalbtw.engine.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.multimodalbtw.engine.Limits;

/**
 * The cells of a column that hold a number as people write it, beside those that hold one and nothing else.
 *
 * @param count how many there are
 * @param units the different units that they have; the empty text where one has none
 * @param limits how many are limits
 * @param example one of them
 * @param limitExample one that is a limit; empty where none is
 * @param decimals how they write decimals
 */
record WrittenNumbers(
        long count, Set<String> units, long limits, String example, String limitExample, NumberText.Decimals decimals) {

    private static final double FEWEST_WITH_UNIT = 0.2;
    private static final Pattern COMMA = Pattern.compile(".*\\d,\\d.*|,\\d.*");
    private static final Pattern THOUSANDS = Pattern.compile("\\D*[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?\\D*");
    private static final Pattern SEVERAL_GROUPS = Pattern.compile(".*\\d,\\d{3}(,\\d{3})+.*|.*\\d,\\d{3}\\.\\d.*");

    static WrittenNumbers of(ColumnCells cells, NumberText.Decimals decimals) {
        long count = 0;
        long limits = 0;
        Set<String> units = new LinkedHashSet<>();
        String example = "";
        String limitExample = "";
        for (Map.Entry<String, Integer> text : cells.texts().entrySet()) {
            Optional<NumberText> written = NumberText.parse(text.getKey(), decimals);
            if (written.isPresent()) {
                example = example.isEmpty() ? text.getKey() : example;
                count += text.getValue();
                limits += written.get().limit() == 0 ? 0 : text.getValue();
                boolean isFirstLimit = limitExample.isEmpty() && written.get().limit() != 0;
                limitExample = isFirstLimit ? text.getKey() : limitExample;
                units.add(written.get().unit());
            }
        }
        return new WrittenNumbers(count, units, limits, example, limitExample, decimals);
    }

    /** Decimals have a comma where cells say so; a comma before three digits is one of thousands unless the file is of the other kind. */
    static NumberText.Decimals decimals(ColumnCells cells, boolean prefersComma) {
        if (cells.hasDecimals()) {
            return NumberText.Decimals.POINT;
        }
        boolean any = false;
        boolean onlyThousands = true;
        for (String text : cells.texts().keySet()) {
            if (SEVERAL_GROUPS.matcher(text).matches()) {
                return NumberText.Decimals.POINT;
            }
            if (COMMA.matcher(text).matches()
                    && NumberText.parse(text, NumberText.Decimals.COMMA).isPresent()) {
                any = true;
                onlyThousands &= THOUSANDS.matcher(text).matches();
            }
        }
        return any && (!onlyThousands || prefersComma) ? NumberText.Decimals.COMMA : NumberText.Decimals.POINT;
    }

    /**
     * Whether all can be one quantity: with the same unit, or some without. A letter behind a few of many numbers is no unit, but makes them
     * names, as 4B.
     *
     * @param filled how many cells of the column are not empty
     */
    boolean isOneQuantity(long filled) {
        long different = units.stream().filter(unit -> !unit.isEmpty()).count();
        return different == 0 || different == 1 && count >= FEWEST_WITH_UNIT * filled;
    }

    /**
     * @param cells the column
     * @return all its numbers: those that stand alone, then those that people wrote
     */
    double[] all(ColumnCells cells) {
        DoubleStream written = cells.texts().entrySet().stream()
                .flatMapToDouble(text -> NumberText.parse(text.getKey(), decimals)
                        .map(number -> DoubleStream.generate(number::number).limit(text.getValue()))
                        .orElse(DoubleStream.empty()));
        return DoubleStream.concat(Arrays.stream(cells.numbers()), written).toArray();
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        units.stream()
                .filter(unit -> !unit.isEmpty())
                .forEach(unit -> reasons.add("numbers in " + unit + ", such as '" + example + "'"));
        if (decimals == NumberText.Decimals.COMMA) {
            reasons.add("the comma is read as decimal sign");
        }
        if (limits > 0) {
            reasons.add((limits == 1 ? "1 cell says" : limits + " cells say")
                    + " that the number lies beyond a limit, such as '" + limitExample + "', and "
                    + (limits == 1 ? "is" : "are") + " read as the limit");
        }
        if (reasons.isEmpty()) {
            String number = NumberText.parse(example, decimals)
                    .map(text -> Limits.number(text.number()))
                    .orElse("");
            reasons.add((count == 1 ? "1 cell is" : count + " cells are") + " converted to numbers, such as '" + example
                    + "' to " + number);
        }
        return reasons;
    }
}
