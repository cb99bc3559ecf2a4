package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.multimodalbtw.engine.Limits;

/** Ages that nobody reaches, as exports write them for patients of 90 years and more. */
final class HiddenAges {

    private static final double OLDEST = 122;
    private static final int FEWEST_ROWS = 20;
    /** Most ages must be possible, or they are in months or days. */
    private static final double MOST = 0.2;

    private static final Set<String> OTHER_UNITS = ColumnWords.set(
            "month months mo monat monate monaten mois meses day days tage tagen jours dias week weeks wochen hours h d m w");

    private HiddenAges() {}

    /**
     * @param name the column's name
     * @param cells the column's numbers
     * @param reading says which of them count as empty
     * @return what of them: a clause; empty where there are none
     */
    static Optional<String> clause(String name, double[] cells, CellReading reading) {
        boolean isInYears =
                NamedLike.age(name) && Arrays.stream(ColumnWords.of(name)).noneMatch(OTHER_UNITS::contains);
        return isInYears
                ? clause(Arrays.stream(cells)
                        .filter(number -> !reading.isEmpty(number))
                        .toArray())
                : Optional.empty();
    }

    private static Optional<String> clause(double[] numbers) {
        double[] hidden = numbers.length < FEWEST_ROWS
                ? new double[0]
                : Arrays.stream(numbers).filter(age -> age > OLDEST).toArray();
        return hidden.length == 0 || hidden.length > MOST * numbers.length
                ? Optional.empty()
                : Optional.of((hidden.length == 1 ? "1 age is" : hidden.length + " ages are") + " above "
                        + Limits.number(OLDEST)
                        + ", such as " + Limits.number(hidden[0])
                        + ", as exports write the ages of the oldest patients, and "
                        + (hidden.length == 1 ? "is" : "are") + " used as "
                        + (hidden.length == 1
                                ? "it stands: write the age from which it is"
                                : "they stand: write the age from which they are")
                        + " hidden, such as 90");
    }
}
