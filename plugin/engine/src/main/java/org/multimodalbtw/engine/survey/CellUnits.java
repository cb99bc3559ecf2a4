package org.multimodalbtw.engine.survey;

/**
 * The units that stand behind the numbers of a column, all of which become one.
 *
 * @param variable what is measured: the column's name
 * @param main the unit that all numbers get, as {@link UnitText#plain} gives it
 * @param bare what a number without a unit is multiplied with: 1 as a rule, 100 for fractions beside percentages
 */
record CellUnits(String variable, String main, double bare) {

    /**
     * @param number as it is written
     * @return it in the main unit; NaN where it is not known how to convert its own
     */
    double of(NumberText number) {
        if (number.unit().isEmpty()) {
            return bare(number.number());
        }
        return UnitConversion.of(variable, UnitText.plain(number.unit()), main)
                .map(conversion -> conversion.of(number.number()))
                .orElse(Double.NaN);
    }

    /**
     * @param number without a unit
     * @return it in the main unit
     */
    double bare(double number) {
        return bare == 1 ? number : bare * number;
    }
}
