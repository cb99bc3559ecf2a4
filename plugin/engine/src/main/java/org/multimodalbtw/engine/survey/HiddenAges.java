package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multimodalbtw.engine.Limits;

/** Ages that nobody reaches, as exports write them for patients of 90 years and more, and as codes for unknown ones. */
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
        double[] above = numbers.length < FEWEST_ROWS
                ? new double[0]
                : Arrays.stream(numbers).filter(age -> age > OLDEST).toArray();
        if (above.length == 0 || above.length > MOST * numbers.length) {
            return Optional.empty();
        }
        double[] codes = Arrays.stream(above).filter(HiddenAges::isCode).toArray();
        double[] hidden = Arrays.stream(above).filter(age -> !isCode(age)).toArray();
        return Optional.of(Stream.of(
                        clause(codes, ", as files write ages that are unknown, and ", "leave such cells empty if so"),
                        clause(
                                hidden,
                                ", as exports write the ages of the oldest patients, and ",
                                "write the age from which " + (hidden.length == 1 ? "it is" : "they are")
                                        + " hidden, such as 90"))
                .filter(clause -> !clause.isEmpty())
                .collect(Collectors.joining("; ")));
    }

    private static boolean isCode(double age) {
        return KnownCodes.isUsual(age) || KnownCodes.isAlone(age);
    }

    private static String clause(double[] ages, String why, String remedy) {
        if (ages.length == 0) {
            return "";
        }
        boolean isOne = ages.length == 1;
        return (isOne ? "1 age is" : ages.length + " ages are") + " above " + Limits.number(OLDEST) + ", such as "
                + Limits.number(ages[0]) + why + (isOne ? "is used as it stands: " : "are used as they stand: ")
                + remedy;
    }
}
