package org.multimodalbtw.engine.cohort;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured again and again during a generated stay, at irregular times. Around the sign's mean it follows
 *
 * <pre>loading · severity · (0.4 + 0.6 t / 48 h) + a drift of the stay's own + noise</pre>
 *
 * in standard deviations, so that who is severely ill moves away from the mean as the stay goes on.
 *
 * @param name the variable's name, with the unit
 * @param mean of all patients, in the unit
 * @param deviation one standard deviation, in the unit
 * @param loading how much the severity moves it, in standard deviations
 * @param hours mean time between two measurements
 */
record VitalSign(String name, double mean, double deviation, double loading, double hours) {

    /** How long a stay is observed. */
    static final double WINDOW_HOURS = 48;

    private static final double OWN = .5;
    private static final double NOISE = .5;

    static final List<VitalSign> ALL = List.of(
            new VitalSign("heart rate (1/min)", 88, 16, .5, 2.5),
            new VitalSign("mean arterial pressure (mmHg)", 78, 11, -.5, 2.5),
            new VitalSign("oxygen saturation (%)", 95, 2.5, -.4, 3),
            new VitalSign("respiratory rate (1/min)", 19, 4.5, .4, 3),
            new VitalSign("urine output (mL)", 90, 40, -.35, 4));

    /** One measurement: when, and the value. */
    record Reading(double hours, double value) {}

    /** The stay's measurements in order of time; there may be none. */
    List<Reading> draw(double severity, Draws draws) {
        List<Reading> readings = new ArrayList<>();
        double own = OWN * draws.normal();
        for (double time = wait(draws); time < WINDOW_HOURS; time += wait(draws)) {
            double moved = loading * severity * (.4 + .6 * time / WINDOW_HOURS) + own + NOISE * draws.normal();
            readings.add(new Reading(rounded(time, 100), Math.max(0, rounded(mean + deviation * moved, 10))));
        }
        return readings;
    }

    private double wait(Draws draws) {
        return -hours * StrictMath.log(draws.uniform());
    }

    private static double rounded(double value, double parts) {
        return Math.rint(value * parts) / parts;
    }
}
