package org.multimodalbtw.host.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What differs between two versions of a file: how many values, by how much, and where most; and what only one of them has. */
public final class Differences {

    private static final int NAMED = 3;

    /** A pair of values and how far apart they are. */
    private record Pair(double size, String where, String before, String after) {

        String describe() {
            return where + ": " + before + " and " + after;
        }

        String describeWithSize() {
            return String.format(Locale.ROOT, "%.3g (%s)", size, describe());
        }
    }

    private final Map<Side, List<String>> alone = new EnumMap<>(Side.class);
    private final Set<String> leftOut = new TreeSet<>();
    private final List<String> remarks = new ArrayList<>();
    private long compared;
    private long numbers;
    private long texts;
    private Pair absolute;
    private Pair relative;
    private Pair text;

    Differences() {
        for (Side side : Side.values()) {
            alone.put(side, new ArrayList<>());
        }
    }

    /** Two values as they are written: numbers where both can be read as such. */
    void texts(String before, String after, Supplier<String> where) {
        if (before.equals(after)) {
            compared++;
            return;
        }
        Optional<Double> first = number(before);
        Optional<Double> second = number(after);
        if (first.isPresent() && second.isPresent()) {
            compared++;
            differ(first.get(), second.get(), before, after, where);
        } else {
            otherText(before, after, where);
        }
    }

    /** Two numbers, which are the same if their bits are. */
    void numbers(double before, double after, Supplier<String> where) {
        if (Double.doubleToLongBits(before) == Double.doubleToLongBits(after)) {
            compared++;
        } else if (Double.isFinite(before) && Double.isFinite(after)) {
            compared++;
            differ(before, after, String.valueOf(before), String.valueOf(after), where);
        } else {
            otherText(String.valueOf(before), String.valueOf(after), where);
        }
    }

    private void differ(double first, double second, String before, String after, Supplier<String> where) {
        numbers++;
        double distance = Math.abs(first - second);
        double share = distance == 0 ? 0 : distance / Math.max(Math.abs(first), Math.abs(second));
        if (absolute == null || distance > absolute.size) {
            absolute = new Pair(distance, where.get(), before, after);
        }
        if (relative == null || share > relative.size) {
            relative = new Pair(share, where.get(), before, after);
        }
    }

    private void otherText(String before, String after, Supplier<String> where) {
        compared++;
        texts++;
        if (text == null) {
            text = new Pair(Double.NaN, where.get(), "'" + before + "'", "'" + after + "'");
        }
    }

    /** What only one version has. */
    void alone(Side side, String what) {
        alone.get(side).add(what);
    }

    /**
     * Names in their order, of which each version may have some alone.
     *
     * @param kind of what, in the singular, such as {@code column}
     * @return those that both have
     */
    Set<String> names(String kind, Collection<String> before, Collection<String> after) {
        Set<String> both = new LinkedHashSet<>(before);
        both.retainAll(Set.copyOf(after));
        List<String> others = after.stream().filter(both::contains).toList();
        before.stream().filter(name -> !both.contains(name)).forEach(name -> alone(Side.BEFORE, quoted(kind, name)));
        after.stream().filter(name -> !both.contains(name)).forEach(name -> alone(Side.AFTER, quoted(kind, name)));
        if (!List.copyOf(both).equals(others)) {
            remark("the " + kind + "s have another order");
        }
        return both;
    }

    private static String quoted(String kind, String name) {
        return kind + " '" + name + "'";
    }

    /** Something else that differs. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    /** What was not compared, since it differs between any two runs. */
    void leftOut(String what) {
        leftOut.add(what);
    }

    /** @return what was not compared, sorted */
    public Set<String> leftOut() {
        return leftOut;
    }

    /** @return whether all that was compared is the same */
    public boolean none() {
        return numbers == 0
                && texts == 0
                && remarks.isEmpty()
                && alone.values().stream().allMatch(List::isEmpty);
    }

    /** @return how many values both versions have */
    public long compared() {
        return compared;
    }

    /** @return the largest absolute difference of two numbers, 0 if there is none */
    public double largest() {
        return absolute == null ? 0 : absolute.size;
    }

    /** @return how many pairs of values that are not both finite numbers differ */
    public long differentTexts() {
        return texts;
    }

    /** @return what only this version has, such as {@code column 'P (ill)'} */
    public List<String> onlyIn(Side side) {
        return List.copyOf(alone.get(side));
    }

    /** @return the differences in words; empty if there is none */
    public String describe() {
        List<String> parts = new ArrayList<>();
        if (numbers + texts > 0) {
            parts.add(numbers + texts + " of " + compared + " values differ");
        }
        if (numbers > 0) {
            parts.add("the largest difference is " + absolute.describeWithSize());
            parts.add("the largest relative one " + relative.describeWithSize());
        }
        if (texts > 0) {
            parts.add(texts + (texts == 1 ? " is not a number (" : " are not numbers (") + text.describe() + ")");
        }
        alone.forEach((side, names) -> {
            if (!names.isEmpty()) {
                parts.add("only " + side + ": " + few(names));
            }
        });
        parts.addAll(remarks);
        return String.join("; ", parts);
    }

    private static String few(List<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    private static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
