package org.multimodalbtw.engine.cohort;

/**
 * One measured number of a generated patient. Behind it is a standard normal variable
 *
 * <pre>g = loading · severity + sqrt(1 - loading²) · noise</pre>
 *
 * that is brought to the scale of the measurement by a monotone function, which leaves its information as it is.
 *
 * @param name the column's name, with the unit
 * @param loading correlation of g with the severity, above -1 and below 1
 * @param gapShare share of the patients with the modality in whom it was not measured
 * @param scale from g to the unit
 * @param center where the scale has its middle, in the unit
 * @param spread what one standard deviation of g does, by scale
 * @param decimals to how many decimals the number is rounded
 */
record Measurement(
        String name, double loading, double gapShare, Scale scale, double center, double spread, int decimals) {

    /** From a standard normal variable to a unit. */
    enum Scale {
        /** center + spread · g. */
        NORMAL {
            @Override
            double apply(double center, double spread, double g) {
                return center + spread * g;
            }
        },
        /** center · exp(spread · g). */
        LOG_NORMAL {
            @Override
            double apply(double center, double spread, double g) {
                return center * StrictMath.exp(spread * g);
            }
        },
        /** An adult's age: 18 to 95, S-shaped, steepest at the center. */
        ADULT_AGE {
            @Override
            double apply(double center, double spread, double g) {
                double offset = StrictMath.log((center - 18) / (95 - center));
                return 18 + (95 - 18) / (1 + StrictMath.exp(-offset - spread * g));
            }
        };

        abstract double apply(double center, double spread, double g);
    }

    /** @return a measurement without unit and gaps */
    static Measurement standard(String name, double loading) {
        return new Measurement(name, loading, 0, Scale.NORMAL, 0, 1, 4);
    }

    /**
     * @return what it adds to the precision of an estimate of the severity (1 / variance of its error), where measured
     */
    double precision() {
        return loading * loading / (1 - loading * loading);
    }

    /** @return the number; NaN where it was not measured */
    double draw(double severity, Draws draws) {
        double g = loading * severity + Math.sqrt(1 - loading * loading) * draws.normal();
        boolean gap = draws.uniform() < gapShare;
        double unit = StrictMath.pow(10, decimals);
        return gap ? Double.NaN : Math.rint(scale.apply(center, spread, g) * unit) / unit;
    }
}
