package org.multimodalbtw.engine.heads;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.multimodalbtw.engine.ProgressMonitor;

/**
 * The least value of a smooth convex function by L-BFGS (Nocedal and Wright 2006, algorithm 7.5), with steps that are halved until the value
 * falls enough.
 */
public final class LimitedMemoryDescent {

    private static final int MEMORY = 10;
    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 30;
    private static final double LARGEST_SLOPE = 3e-4;
    private static final double ENOUGH = 1e-4;

    private final Function function;
    private final ProgressMonitor monitor;
    private final Deque<Pair> memory = new ArrayDeque<>();

    /** What is to be small. */
    public interface Function {

        /**
         * @param at a point
         * @param slope takes the slope there, as long as the point, in place of what it held
         * @return the value at the point
         */
        double value(double[] at, double[] slope);
    }

    /** A step, how the slope changed along it, and the inverse of their product. */
    private record Pair(double[] step, double[] change, double inverse) {}

    /**
     * @param function what is to be small
     * @param monitor cancel
     */
    public LimitedMemoryDescent(Function function, ProgressMonitor monitor) {
        this.function = function;
        this.monitor = monitor;
    }

    /**
     * Goes down from a point until no part of the slope is above 3e-4, or no step lowers the value.
     *
     * @param start the point
     * @return where it ended
     */
    public double[] from(double[] start) {
        double[] at = start.clone();
        double[] slope = new double[at.length];
        double value = function.value(at, slope);
        for (int step = 0; step < MOST_STEPS && largest(slope) > LARGEST_SLOPE; step++) {
            monitor.checkCancelled();
            double[] direction = direction(slope);
            double descent = dot(direction, slope);
            double length = memory.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(slope, slope))) : 1;
            double[] next = new double[at.length];
            double[] nextSlope = new double[at.length];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int i = 0; i < MOST_HALVINGS && !(nextValue <= value + ENOUGH * length * descent); i++) {
                length = i == 0 ? length : length / 2;
                put(at, direction, length, next);
                nextValue = function.value(next, nextSlope);
            }
            if (!(nextValue < value)) {
                return at;
            }
            remember(at, next, slope, nextSlope);
            at = next;
            slope = nextSlope;
            value = nextValue;
        }
        return at;
    }

    private static void put(double[] at, double[] direction, double length, double[] next) {
        for (int i = 0; i < at.length; i++) {
            next[i] = at[i] + length * direction[i];
        }
    }

    private void remember(double[] at, double[] next, double[] slope, double[] nextSlope) {
        double[] step = minus(next, at);
        double[] change = minus(nextSlope, slope);
        double product = dot(step, change);
        if (product > 0) {
            memory.addFirst(new Pair(step, change, 1 / product));
            if (memory.size() > MEMORY) {
                memory.removeLast();
            }
        }
    }

    /** The quasi-Newton direction, downwards. */
    private double[] direction(double[] slope) {
        double[] direction = slope.clone();
        double[] shares = new double[memory.size()];
        int i = 0;
        for (Pair pair : memory) {
            shares[i] = pair.inverse * dot(pair.step, direction);
            add(-shares[i++], pair.change, direction);
        }
        if (!memory.isEmpty()) {
            Pair newest = memory.peekFirst();
            double scale = 1 / (newest.inverse * dot(newest.change, newest.change));
            for (int j = 0; j < direction.length; j++) {
                direction[j] *= scale;
            }
        }
        Iterator<Pair> oldestFirst = memory.descendingIterator();
        while (oldestFirst.hasNext()) {
            Pair pair = oldestFirst.next();
            add(shares[--i] - pair.inverse * dot(pair.change, direction), pair.step, direction);
        }
        for (int j = 0; j < direction.length; j++) {
            direction[j] = -direction[j];
        }
        return direction;
    }

    private static void add(double factor, double[] what, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double[] minus(double[] from, double[] what) {
        double[] difference = from.clone();
        add(-1, what, difference);
        return difference;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double largest(double[] slope) {
        double largest = 0;
        for (double part : slope) {
            largest = Math.max(largest, Math.abs(part));
        }
        return largest;
    }
}
