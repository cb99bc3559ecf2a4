package org.multimodalbtw.engine.cohort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multimodalbtw.engine.survey.Taken;

/** Columns that are an outcome of numbers in another writing, or follow it exactly, and predictors that do not. */
class NumericOutcomeCopiesTest extends WrittenCohort {

    private static final String TELLS = "it alone tells the outcome";

    private double[] days;
    private Random random;

    @BeforeEach
    void writeNumbers() throws IOException {
        random = new Random(7);
        days = new double[PATIENTS];
        for (int row = 0; row < PATIENTS; row++) {
            days[row] = Math.rint(10 * (1 + 40 * random.nextDouble())) / 10;
        }
        write("labels.csv", "id,label,split", row -> id(row) + "," + days[row] + "," + split(row));
    }

    private static String text(String form, double number) {
        return String.format(Locale.ROOT, form, number);
    }

    private void assertTells(String what) {
        assertTrue(finding("x").isUsed());
        assertTrue(finding("x").reason().contains(TELLS), finding("x")::reason);
        assertTrue(finding("x").reason().contains(what), finding("x")::reason);
        assertTrue(finding("x").reason().contains("leave it out if"), finding("x")::reason);
    }

    private void assertQuiet() {
        assertTrue(finding("x").isUsed());
        assertFalse(finding("x").reason().contains("tells"), finding("x")::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%.1f,", "%.2f,", "%.1f d", "%.1f, Tage"})
    void theSameNumberInAnotherWritingIsLeftOut(String form) throws IOException {
        column("x", row -> {
            String number = text(form.replace(",", ""), days[row]);
            return form.contains(",") ? number.replace('.', ',') : number;
        });
        assertEquals(Taken.OUTCOME, finding("x").taken());
        assertFalse(finding("x").isUsed());
    }

    @Test
    void aCommaInTheLabelsIsReadToo() throws IOException {
        write(
                "labels.csv",
                "id;label;split",
                row -> id(row) + ";" + text("%.1f", days[row]).replace('.', ',') + ";" + split(row));
        column("x", row -> text("%.1f", days[row]));
        assertEquals(Taken.OUTCOME, finding("x").taken());
    }

    @Test
    void anotherUnitIsNamed() throws IOException {
        column("x", row -> text("%.1f", 24 * days[row]));
        assertTells("24 times 'label'");
        column("x", row -> text("%.0f", 24 * days[row]));
        assertTells("24 times 'label'");
    }

    @Test
    void anotherSignIsNamed() throws IOException {
        column("x", row -> text("%.1f", -days[row]));
        assertTells("'label' with the other sign");
    }

    @Test
    void roundedAndShiftedOnesAreNamed() throws IOException {
        column("x", row -> text("%.0f", days[row]));
        assertTells("'label'");
        column("x", row -> text("%.1f", days[row] + 10));
        assertTells("'label' plus 10");
        column("x", row -> text("%.3f", 0.5 * days[row] + 1 + 0.05 * random.nextGaussian()));
        assertTells("straight line");
    }

    @Test
    void fewCorrectedRowsDoNotHideIt() throws IOException {
        column("x", row -> text("%.1f", row % 30 == 3 ? 2 : days[row]));
        assertTells("in 58 of 60 rows it is 'label'");
    }

    @Test
    void rangesOfTheOutcomeAreNamed() throws IOException {
        column("x", row -> days[row] < 14 ? "short" : days[row] < 28 ? "medium" : "long");
        assertTells("each of its 3 values stands for a range");
    }

    @Test
    void goodPredictorsAreNot() throws IOException {
        column("x", row -> text("%.1f", days[row] + 2 * random.nextGaussian()));
        assertQuiet();
        column("x", row -> text("%.0f", days[row] + 2 * random.nextGaussian()));
        assertQuiet();
        column("x", row -> days[row] + 2 * random.nextGaussian() < 14 ? "short" : days[row] < 28 ? "medium" : "long");
        assertQuiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stay_hours", "liegezeit", "aufenthalt_h"})
    void lengthsOfStayAreNamedByTheirNames(String name) throws IOException {
        column(name, row -> text("%.1f", 50 + 20 * random.nextGaussian()));
        assertTrue(finding(name).reason().contains("by its name it may be known only after the outcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hours_since_meal", "ward_stay_type", "liegewinkel"})
    void otherHoursAreNot(String name) throws IOException {
        column(name, row -> text("%.1f", 50 + 20 * random.nextGaussian()));
        assertFalse(finding(name).reason().contains("by its name"), finding(name)::reason);
    }

    @Test
    void weightsOfTwoDaysAreNot() throws IOException {
        double[] weights = random.doubles(PATIENTS, 45, 110).map(Math::rint).toArray();
        write("labels.csv", "id,label,split", row -> id(row) + "," + weights[row] + "," + split(row));
        column("x", row -> text("%.0f", weights[row] + 2 * random.nextGaussian()));
        assertQuiet();
    }
}
