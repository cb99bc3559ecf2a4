package org.multimodalbtw.engine.attribution;

/**
 * Gauss-Legendre quadrature on 0 to 1: exact for polynomials of a degree up to twice the number of nodes less one.
 *
 * @param nodes where the function is taken, ascending, all inside
 * @param weights how much each counts; their sum is 1
 */
record GaussLegendre(double[] nodes, double[] weights) {

    private static final double ENOUGH = 1e-15;

    /**
     * @param count how many nodes there are in a panel, 1 or more
     * @param panels into how many equal parts the interval is cut, 1 or more
     */
    static GaussLegendre of(int count, int panels) {
        GaussLegendre one = of(count);
        double[] nodes = new double[count * panels];
        double[] weights = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = (i / count + one.nodes[i % count]) / panels;
            weights[i] = one.weights[i % count] / panels;
        }
        return new GaussLegendre(nodes, weights);
    }

    /** The nodes are the zeros of the Legendre polynomial, found by Newton's method. */
    private static GaussLegendre of(int count) {
        double[] nodes = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            double x = Math.cos(Math.PI * (i + .75) / (count + .5));
            double step;
            double slope;
            do {
                double[] polynomial = legendre(count, x);
                slope = polynomial[1];
                step = polynomial[0] / slope;
                x -= step;
            } while (Math.abs(step) > ENOUGH);
            nodes[count - 1 - i] = (1 + x) / 2;
            weights[count - 1 - i] = 1 / ((1 - x * x) * slope * slope);
        }
        return new GaussLegendre(nodes, weights);
    }

    /** The Legendre polynomial of a degree and its derivative at a point. */
    private static double[] legendre(int degree, double x) {
        double before = 1;
        double value = x;
        for (int n = 2; n <= degree; n++) {
            double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
            before = value;
            value = next;
        }
        return new double[] {value, degree * (x * value - before) / (x * x - 1)};
    }
}
