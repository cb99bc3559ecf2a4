package org.multimodalbtw.engine.survey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Times that lie far from the other times of their patient, as those of a wrong year do: behind or before a gap of more than 50 times what four in
 * five patients' times span, where hardly any are and no patient has a gap that is only somewhat longer than usual. The first 500,000 times are
 * looked at.
 */
public final class FarTimes {

    private static final int MOST = 500_000;
    private static final int FEWEST_PATIENTS = 20;
    private static final double USUAL_SHARE = .8;
    private static final double FAR = 50;
    /** Gaps between that and {@link #FAR} speak for stays of all lengths. */
    private static final double SOMEWHAT = 3;

    private static final double MOST_SHARE = .05;

    private final Map<String, Integer> patients = new HashMap<>();
    private int[] whose = new int[1024];
    private double[] times = new double[1024];
    private int count;

    /**
     * What was found.
     *
     * @param far how many times lie far away
     * @param all how many were looked at
     * @param time one of the former
     * @param patient its patient's id
     * @param gap how far it lies from the patient's others
     * @param usual how much four in five patients' times span at most
     */
    public record Found(long far, long all, double time, String patient, double gap, double usual) {}

    /**
     * @param patient whose it is
     * @param time a time in any unit; NaN is none
     */
    public void add(String patient, double time) {
        if (Double.isNaN(time) || count == MOST) {
            return;
        }
        if (count == times.length) {
            whose = Arrays.copyOf(whose, 2 * count);
            times = Arrays.copyOf(times, 2 * count);
        }
        Integer known = patients.get(patient);
        int place = known == null ? patients.size() : known;
        if (known == null) {
            patients.put(patient, place);
        }
        whose[count] = place;
        times[count++] = time;
    }

    /** @return the times that lie far away; mostly none */
    public Optional<Found> found() {
        double[][] series = series();
        double[] spans = Arrays.stream(series)
                .filter(one -> one.length > 1)
                .mapToDouble(one -> one[one.length - 1] - one[0])
                .sorted()
                .toArray();
        double usual = spans.length < FEWEST_PATIENTS ? 0 : spans[(int) (USUAL_SHARE * (spans.length - 1))];
        return usual > 0 ? found(series, usual) : Optional.empty();
    }

    private Optional<Found> found(double[][] series, double usual) {
        Map<Integer, Integer> behind = new TreeMap<>();
        for (int patient = 0; patient < series.length; patient++) {
            int place = largestGap(series[patient]);
            double gap = place == 0 ? 0 : series[patient][place] - series[patient][place - 1];
            if (gap > FAR * usual) {
                behind.put(patient, place);
            } else if (gap > SOMEWHAT * usual) {
                return Optional.empty();
            }
        }
        long far = behind.entrySet().stream()
                .mapToLong(one -> Math.min(one.getValue(), series[one.getKey()].length - one.getValue()))
                .sum();
        if (far == 0 || far > MOST_SHARE * count) {
            return Optional.empty();
        }
        Map.Entry<Integer, Integer> first = behind.entrySet().iterator().next();
        double[] own = series[first.getKey()];
        int place = first.getValue();
        double time = 2 * place < own.length ? own[place - 1] : own[place];
        return Optional.of(new Found(far, count, time, id(first.getKey()), own[place] - own[place - 1], usual));
    }

    private String id(int patient) {
        return patients.entrySet().stream()
                .filter(entry -> entry.getValue() == patient)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** The times of each patient in their order. */
    private double[][] series() {
        int[] sizes = new int[patients.size()];
        for (int row = 0; row < count; row++) {
            sizes[whose[row]]++;
        }
        double[][] series = new double[sizes.length][];
        Arrays.setAll(series, patient -> new double[sizes[patient]]);
        for (int row = 0; row < count; row++) {
            series[whose[row]][--sizes[whose[row]]] = times[row];
        }
        Arrays.stream(series).forEach(Arrays::sort);
        return series;
    }

    /** The place behind the largest gap; 0 where there is only one time. */
    private static int largestGap(double[] sorted) {
        int largest = 0;
        for (int place = 1; place < sorted.length; place++) {
            boolean isLarger =
                    largest == 0 || sorted[place] - sorted[place - 1] > sorted[largest] - sorted[largest - 1];
            largest = isLarger ? place : largest;
        }
        return largest;
    }
}
