package org.multimodalbtw.engine.dicom;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From the values of a frame to what is seen (PS3.3, C.11.1 and C.11.2): slope and intercept, or a table, give the measured values; a table
 * of interest, or else the first window, says what is black and what is white; where there is neither, values of up to 8 bits are shown as
 * they are and others between the quantiles {@value #LOW} and {@value #HIGH} of the frame. Padding is black.
 */
final class GreyScale {

    private static final double LOW = .005;
    private static final double HIGH = .995;
    private static final int WHITE = 255;
    private static final int EIGHT_BITS = 8;

    private final PixelFormat format;
    private final DoubleUnaryOperator measured;
    private final Optional<LookupTable> interest;
    private final Optional<Window> window;
    private final int[] padding;

    /**
     * @param format how values are written
     * @param data the data set
     * @param groups what it says of the frame alone and of all frames, the former first
     */
    GreyScale(PixelFormat format, DataSet data, List<DataSet> groups) {
        this.format = format;
        List<DataSet> ofValues = with(groups, Tags.FRAME_VALUES, data);
        List<DataSet> ofInterest = with(groups, Tags.FRAME_VOI, data);
        measured = measured(ofValues);
        interest = ofInterest.stream()
                .flatMap(set -> set.items(Tags.VOI_LUTS).stream())
                .flatMap(item -> table(item).stream())
                .findFirst();
        window = ofInterest.stream().flatMap(set -> Window.of(set).stream()).findFirst();
        padding = padding(data);
    }

    /** The smallest and the largest value of padding; none where there is no padding. */
    private int[] padding(DataSet data) {
        Optional<Element> from = data.element(Tags.PADDING).filter(element -> element.length() >= 2);
        if (from.isEmpty()) {
            return new int[0];
        }
        int first = value(from.get());
        int last = data.element(Tags.PADDING_LIMIT)
                .filter(element -> element.length() >= 2)
                .map(this::value)
                .orElse(first);
        return new int[] {Math.min(first, last), Math.max(first, last)};
    }

    private static List<DataSet> with(List<DataSet> groups, int sequence, DataSet data) {
        return Stream.concat(groups.stream().flatMap(group -> group.items(sequence).stream()), Stream.of(data))
                .toList();
    }

    private int value(Element element) {
        return format.sample().isSigned() ? (short) element.whole(0) : element.whole(0);
    }

    private Optional<LookupTable> table(DataSet item) {
        return LookupTable.of(
                item, Tags.LUT_DESCRIPTOR, Tags.LUT_DATA, format.sample().isSigned());
    }

    private DoubleUnaryOperator measured(List<DataSet> sets) {
        Optional<LookupTable> table = sets.stream()
                .flatMap(set -> set.items(Tags.MODALITY_LUTS).stream())
                .flatMap(item -> table(item).stream())
                .findFirst();
        if (table.isPresent()) {
            return table.get()::of;
        }
        for (DataSet set : sets) {
            OptionalDouble slope = set.decimal(Tags.SLOPE);
            OptionalDouble intercept = set.decimal(Tags.INTERCEPT);
            if (slope.isPresent() && slope.getAsDouble() != 0 && intercept.isPresent()) {
                return value -> slope.getAsDouble() * value + intercept.getAsDouble();
            }
        }
        return value -> value;
    }

    /**
     * @param counts how often each code occurs in the frame, one number a code
     * @return how bright each code is, 0 to 255
     */
    byte[] brightness(int[] counts) {
        DoubleUnaryOperator share = shown(counts);
        byte[] brightness = new byte[counts.length];
        for (int code = 0; code < counts.length; code++) {
            if (!isPadding(code)) {
                double seen = share.applyAsDouble(
                        measured.applyAsDouble(format.sample().value(code)));
                boolean isInverse = format.colours() == PixelFormat.Colours.MONOCHROME1;
                brightness[code] = (byte) Math.round(WHITE * (isInverse ? 1 - seen : seen));
            }
        }
        return brightness;
    }

    private boolean isPadding(int code) {
        int value = format.sample().value(code);
        return padding.length > 0 && value >= padding[0] && value <= padding[1];
    }

    private DoubleUnaryOperator shown(int[] counts) {
        if (interest.isPresent()) {
            return interest.get()::share;
        }
        if (window.isPresent()) {
            return window.get()::share;
        }
        double[] range = format.sample().stored() > EIGHT_BITS ? quantiles(counts) : ends(counts.length);
        return value -> Math.max(0, Math.min(1, (value - range[0]) / (range[1] - range[0])));
    }

    /** The measured values of the smallest and the largest value that there can be. */
    private double[] ends(int codes) {
        double[] all = IntStream.range(0, codes)
                .mapToDouble(code -> measured.applyAsDouble(format.sample().value(code)))
                .toArray();
        return range(
                Arrays.stream(all).min().orElse(0), Arrays.stream(all).max().orElse(1));
    }

    private double[] quantiles(int[] counts) {
        int[] codes = IntStream.range(0, counts.length)
                .filter(code -> counts[code] > 0 && !isPadding(code))
                .boxed()
                .sorted(Comparator.comparingDouble(
                        code -> measured.applyAsDouble(format.sample().value(code))))
                .mapToInt(code -> code)
                .toArray();
        if (codes.length == 0) {
            return range(0, 1);
        }
        long count = Arrays.stream(codes).mapToLong(code -> counts[code]).sum();
        double low = at(codes, counts, (long) (LOW * (count - 1)));
        double high = at(codes, counts, (long) Math.ceil(HIGH * (count - 1)));
        return low < high ? range(low, high) : range(at(codes, counts, 0), at(codes, counts, count - 1));
    }

    private static double[] range(double low, double high) {
        return new double[] {low, high > low ? high : low + 1};
    }

    /** The measured value of a pixel, of which so many have smaller ones. */
    private double at(int[] codes, int[] counts, long place) {
        long before = 0;
        for (int code : codes) {
            before += counts[code];
            if (before > place) {
                return measured.applyAsDouble(format.sample().value(code));
            }
        }
        throw new IllegalArgumentException("There is no pixel " + place);
    }
}
